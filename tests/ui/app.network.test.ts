import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { broughtTree } from '#domain/projections/whoBrought.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';
import { SIGN, SIGNS, type Drawing, type Drawn } from '#ui/views/network/drawing.ts';
import { exportSvg } from '#ui/views/network/exportDrawing.ts';
import { forceDrawing } from '#ui/views/network/forceDrawing.ts';
import { treeDrawing } from '#ui/views/network/treeDrawing.ts';

/** Structures that each brought up to three others, and share questions with those who came near them. */
function territory(size: number) {
  const structures = Array.from({ length: size }, (_, n) => ({
    id: `s${String(n).padStart(4, '0')}` as ItemId,
    name: `Structure de la vallée, numéro ${String(n)}`,
    kind: STRUCTURE_KINDS[n % STRUCTURE_KINDS.length] ?? 'association',
    broughtBy: n < 3 ? null : `s${String(Math.floor(n / 3)).padStart(4, '0')}`,
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
