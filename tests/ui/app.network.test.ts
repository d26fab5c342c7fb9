import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { broughtTree } from '#domain/projections/whoBrought.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';
import { SIGN, SIGNS, type Drawing, type Drawn } from '#features/network/views/drawing.ts';
import { exportSvg } from '#features/network/views/exportDrawing.ts';
import { forceDrawing } from '#features/network/views/forceDrawing.ts';
import { mapDrawing } from '#features/network/views/mapDrawing.ts';
import { treeDrawing } from '#features/network/views/treeDrawing.ts';

/** Structures that each brought up to three others, and share questions with those who came near them. */
function territory(size: number) {
  const structures = Array.from({ length: size }, (_, n) => ({
    id: `s${String(n).padStart(4, '0')}` as ItemId,
    name: `Structure de la vallée, numéro ${String(n)}`,
    kind: STRUCTURE_KINDS[n % STRUCTURE_KINDS.length] ?? 'association',
    broughtBy: n < 3 ? null : (`s${String(Math.floor(n / 3)).padStart(4, '0')}` as ItemId),
    archivedAt: null,
    joinedInto: null,
  }));
  const sharing = structures.slice(1).map(({ id }, n) => ({
    one: structures[Math.floor(n / 2)]?.id ?? id,
    other: id,
    questions: 1 + (n % 4),
  }));
  return { structures, sharing, byId: new Map(structures.map((one) => [one.id, one])) };
}
const tree = (size: number): Drawing => {
  const { byId } = territory(size);
  return treeDrawing(broughtTree(byId), (id) => byId.get(id));
};
const force = (size: number): Drawing => {
  const { structures, sharing } = territory(size);
  return forceDrawing(structures, sharing);
};

/** As many in the chief town as in all other communes together, as it is everywhere. */
const map = (size: number): Drawing =>
  mapDrawing({
    placed: territory(size).structures.map((structure, n) => ({
      structure,
      at:
        n % 2 === 0
          ? { longitude: 0.71, latitude: 45.19 }
          : { longitude: 0.2 + ((n * 7) % 11) / 10, latitude: 44.8 + ((n * 5) % 9) / 10 },
    })),
    ground: [],
    towns: [],
    brought: [],
  });

/** Pairs of signs that lie on one another. */
function overlaps({ spots }: Drawing): number {
  const sorted = [...spots].sort((a, b) => a.x - b.x);
  let found = 0;
  sorted.forEach((one, n) => {
    for (const other of sorted.slice(n + 1)) {
      if (other.x - one.x > 2 * SIGN) break;
      if (Math.abs(other.y - one.y) < 2 * SIGN) found += 1;
    }
  });
  return found;
}

describe.each([
  ['the tree of who brought whom', tree],
  ['the picture of who shares questions', force],
  ['the map', map],
])('Of %s', (_, draw) => {
  it.each([1, 25, 500])('NET-2: no sign lies on another, and all of %i are in the frame', (size) => {
    const drawing = draw(size);
    expect(drawing.spots).toHaveLength(size);
    expect(overlaps(drawing)).toBe(0);
    for (const { x, y } of drawing.spots) {
      expect(x).toBeGreaterThan(SIGN);
      expect(y).toBeGreaterThan(SIGN);
      expect(x).toBeLessThan(drawing.width - SIGN);
      expect(y).toBeLessThan(drawing.height - SIGN + 1);
    }
  });

  it('NET-2: the same data is the same drawing', () => {
    expect(draw(40)).toEqual(draw(40));
  });
});

describe('The map', () => {
  const at = (longitude: number, latitude: number) => ({ longitude, latitude });
  const one = (id: string, name = `Structure ${id}`): Drawn => ({
    id: id as ItemId,
    name,
    kind: 'association',
  });
  const ground = [[at(0, 45), at(1, 45), at(1, 46), at(0, 46)]];
  const towns = [{ name: 'Périgueux', at: at(0.5, 45.5) }];

  it('NET-5: has north above and west on the left, and an inch east as long as an inch north', () => {
    const drawing = mapDrawing({
      placed: [
        { structure: one('west'), at: at(0.1, 45.5) },
        { structure: one('east'), at: at(0.9, 45.5) },
        { structure: one('north'), at: at(0.5, 45.9) },
      ],
      ground,
      towns: [],
      brought: [],
    });
    const [west, east, north] = ['west', 'east', 'north'].map((id) =>
      drawing.spots.find((spot) => spot.id === id),
    );
    if (west === undefined || east === undefined || north === undefined) throw new Error('not all are drawn');
    expect(west.x).toBeLessThan(east.x);
    expect(north.y).toBeLessThan(west.y);
    const [across, up] = [east.x - west.x, west.y - north.y];
    expect(across / up).toBeCloseTo((0.8 * Math.cos((45.5 * Math.PI) / 180)) / 0.4, 1);
  });

  it('NET-5: ties to its place whoever had to stand beside, and writes no name on another', () => {
    const drawing = mapDrawing({
      placed: Array.from({ length: 30 }, (_, n) => ({
        structure: one(`s${String(n + 10)}`, `Maison de la commune ${String(n)}`),
        at: at(0.5, 45.5),
      })),
      ground,
      towns,
      brought: [],
    });
    const [first, ...others] = drawing.spots;
    expect(first?.pin).toBeUndefined();
    for (const { pin } of others) expect(pin).toEqual({ x: first?.x, y: first?.y });
    const boxes = drawing.spots.flatMap(({ x, y, name, label }) => {
      if (label === null || label === undefined) return [];
      const width = name.length * 7;
      const left = x + label.dx - { start: 0, middle: width / 2, end: width }[label.anchor];
      return [{ left, right: left + width, y: y + label.dy }];
    });
    expect(boxes.length).toBeGreaterThan(8);
    boxes.forEach((a, n) => {
      for (const b of boxes.slice(n + 1))
        expect(a.left >= b.right || b.left >= a.right || Math.abs(a.y - b.y) >= 14).toBe(true);
    });
    // The town has no room for its name: the map has it not, rather than twice over.
    expect(drawing.ground?.path).toMatch(/^M.*Z$/);
  });

  it('NET-5: ties who came to who brought them, when asked to, if both are on it', () => {
    const placed = [
      { structure: one('a'), at: at(0.2, 45.2) },
      { structure: one('b'), at: at(0.8, 45.8) },
    ];
    const brought = [
      { from: 'a' as ItemId, to: 'b' as ItemId },
      { from: 'a' as ItemId, to: 'elsewhere' as ItemId },
    ];
    expect(mapDrawing({ placed, ground, towns, brought }).lines).toMatchObject([{ from: 'a', to: 'b' }]);
    expect(mapDrawing({ placed, ground, towns, brought: [] }).lines).toEqual([]);
  });

  it('NET-3: is taken away with its ground and its towns', () => {
    const drawing = mapDrawing({
      placed: [{ structure: one('a', 'Chez Léa'), at: at(0.2, 45.2) }],
      ground,
      towns,
      brought: [],
    });
    const words = Object.fromEntries(STRUCTURE_KINDS.map((kind) => [kind, 'x'])) as never;
    const svg = exportSvg(drawing, { title: 'Carte', under: 'Fond : IGN.', kinds: words, letters: words });
    for (const said of ['Périgueux', 'Chez Léa', 'Fond : IGN.', drawing.ground?.path ?? '?'])
      expect(svg).toContain(said);
  });
});

it('NET-3: names that have no room on the map stand under it in the file, by number', () => {
  const words = Object.fromEntries(STRUCTURE_KINDS.map((kind) => [kind, 'x'])) as never;
  const drawing = map(120);
  const unnamed = drawing.spots.filter(({ label }) => label === null);
  expect(unnamed.length).toBeGreaterThan(1);
  const svg = exportSvg(drawing, { title: 'Carte', under: '', kinds: words, letters: words });
  unnamed.forEach(({ name }, n) => expect(svg).toContain(`>${n + 1}</tspan> ${name.slice(0, 38)}<`));
});

describe('A drawing that is taken away', () => {
  const named: Drawn = { id: 's1' as ItemId, name: 'A & <B>', kind: 'association' };
  const caption = {
    title: 'NEC "Périgord"',
    under: '3 mai. Licence : CC0.',
    kinds: Object.fromEntries(STRUCTURE_KINDS.map((kind) => [kind, `famille ${kind}`])) as never,
    letters: Object.fromEntries(STRUCTURE_KINDS.map((kind) => [kind, 'x'])) as never,
  };

  it('NET-3: is whole by itself, with title, day, licence and the families it shows', () => {
    const svg = exportSvg(forceDrawing([named], []), caption);
    for (const said of [
      'NEC &quot;Périgord&quot;',
      'Licence : CC0.',
      'A &amp; &lt;B&gt;',
      'famille association',
    ])
      expect(svg).toContain(said);
    expect(svg).not.toContain('famille school');
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|<script|url\(|<B>/);
  });

  it('NET-3: tells families apart without colour: no two have one shape and one letter', () => {
    const shapes = new Map<string, number>();
    for (const { shape } of Object.values(SIGNS)) shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
    expect(shapes.size).toBe(4);
    expect(Math.max(...shapes.values())).toBeLessThanOrEqual(3);
  });
});
