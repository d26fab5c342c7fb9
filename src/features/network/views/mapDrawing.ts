import type { Position } from '#domain/kinds/structure.ts';
import type { ItemId } from '#domain/ids.ts';
import { freeRoom, type Box } from './freeRoom.ts';
import { SIGN, shortName, type Drawing, type Drawn, type Label, type Line, type Spot } from './drawing.ts';

export interface MapOf {
  readonly placed: readonly { readonly structure: Drawn; readonly at: Position }[];
  readonly ground: readonly (readonly Position[])[];
  readonly towns: readonly { readonly name: string; readonly at: Position }[];
  /** Who brought whom, where it is to be seen: from the one who brought. */
  readonly brought: readonly { readonly from: ItemId; readonly to: ItemId }[];
}

/** The longer side of what is drawn, at its natural size: room for names, more where there are many. */
const SMALLEST_SIDE = 700;
const SIDE_FOR_EACH = 120;
const MARGIN = 30;
/** About as wide as a letter of a name, and as high as its line. */
const LETTER = 7.7;
const LINE_HEIGHT = 20;
const GAP = 3;
/** How far a sign may leave its place so that its name fits too, as a share of the longer side. */
const REACH = 0.14;
const STEP = 11;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Structures where they are. Those of one place stand around it, each tied to it by a thread; a name that would lie on
 * another one is left out. The same data is the same map.
 */
export function mapDrawing({ placed, ground, towns, brought }: MapOf): Drawing {
  const at = projection([...ground.flat(), ...placed.map((one) => one.at)], placed.length);
  const room = freeRoom();
  const reach = at.side * REACH;
  // By its largest towns one knows where one is: their names have their room before anybody's.
  const known = townsIn(towns.slice(0, FIRST_TOWNS), at.of, room, CHIEF_TOWN);
  const triedAt = new Map<string, Tried>();
  const laid = inOrder(placed, at.of).map(({ structure, point }) => {
    const tried = triedAt.get(keyOf(point)) ?? { ring: 0, length: Infinity };
    triedAt.set(keyOf(point), tried);
    return lay(structure, point, room, reach, tried);
  });
  const names = [...known, ...townsIn(towns.slice(FIRST_TOWNS), at.of, room, TOWN)];
  const outlines = ground.map((ring) => ring.map(at.of));
  const frame = around(outlines.flat(), [
    ...laid.flatMap(({ boxes }) => boxes),
    ...names.map((town) => labelBox(shortName(town.name), town, town.label)),
  ]);
  const move = ({ x, y }: Point): Point => ({ x: x - frame.left, y: y - frame.top });
  const spots = laid.map(({ structure, point, pin, label }): Spot => ({
    ...structure,
    ...move(point),
    ...(pin === null ? {} : { pin: move(pin) }),
    label,
  }));
  return {
    width: frame.width,
    height: frame.height,
    spots,
    lines: linesOf(spots, brought),
    names: 'placed',
    ground: {
      path: outlines.map((ring) => smooth(ring.map(move))).join(''),
      towns: names.map((town) => ({ ...town, ...move(town) })),
    },
  };
}

/** Degrees to pixels; as on the ground, since a degree of longitude is shorter than one of latitude. */
function projection(all: readonly Position[], count: number) {
  const latitudes = all.map(({ latitude }) => latitude);
  const longitudes = all.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  // One village alone is no reason to draw it ten metres wide.
  const extent = Math.max((east - west) * shrink, north - south, 0.02);
  const side = Math.max(SMALLEST_SIDE, SIDE_FOR_EACH * Math.sqrt(count));
  const scale = side / extent;
  const of = ({ longitude, latitude }: Position): Point => ({
    x: Math.round((longitude - west) * shrink * scale),
    y: Math.round((north - latitude) * scale),
  });
  return { of, side };
}

const keyOf = ({ x, y }: Point): string => `${x} ${y}`;

/** Where most stand on one place they are laid first, so that they stay near it. */
function inOrder(placed: MapOf['placed'], of: (at: Position) => Point) {
  const all = placed.map(({ structure, at }) => ({ structure, point: of(at) }));
  const counts = new Map<string, number>();
  for (const { point } of all) counts.set(keyOf(point), (counts.get(keyOf(point)) ?? 0) + 1);
  const countOf = (point: Point): number => counts.get(keyOf(point)) ?? 0;
  return all.sort(
    (a, b) => countOf(b.point) - countOf(a.point) || (a.structure.id < b.structure.id ? -1 : 1),
  );
}

interface Laid {
  readonly structure: Drawn;
  readonly point: Point;
  readonly pin: Point | null;
  readonly label: Label | null;
  readonly boxes: readonly Box[];
}

const signBox = ({ x, y }: Point): Box => ({
  left: x - SIGN - GAP,
  right: x + SIGN + GAP,
  top: y - SIGN - GAP,
  bottom: y + SIGN + GAP,
});

/**
 * What is known of one place: no sign fits within `ring`, no name of `length` letters or more fits in reach. Room only
 * ever goes, so this stays true for the next one.
 */
interface Tried {
  ring: number;
  length: number;
}

/** The nearest room for a sign with its name; where there is none in reach, for the sign alone. */
function lay(
  structure: Drawn,
  place: Point,
  room: ReturnType<typeof freeRoom>,
  reach: number,
  tried: Tried,
): Laid {
  let alone: Point | null = null;
  const { length } = shortName(structure.name);
  const last = length < tried.length ? Math.floor(reach / STEP) : -1;
  for (let ring = tried.ring; alone === null || ring <= last; ring++)
    for (const point of ringAround(place, ring)) {
      if (!room.isFree(signBox(point))) continue;
      if (alone === null) {
        alone = point;
        tried.ring = ring;
      }
      if (ring > last) break;
      const label = freeLabel(structure.name, point, room, SIGNED);
      if (label !== null) return settle(structure, place, point, label, room);
    }
  tried.length = Math.min(tried.length, length);
  return settle(structure, place, alone, null, room);
}

function settle(
  structure: Drawn,
  place: Point,
  point: Point,
  label: Label | null,
  room: ReturnType<typeof freeRoom>,
): Laid {
  const sign = signBox(point);
  room.take(sign);
  const boxes = label === null ? [sign] : [sign, labelBox(shortName(structure.name), point, label)];
  const isMoved = Math.hypot(point.x - place.x, point.y - place.y) > SIGN;
  return { structure, point, pin: isMoved ? place : null, label, boxes };
}

/** The points of one ring around a place; the ring 0 is the place itself. */
function ringAround({ x, y }: Point, ring: number): readonly Point[] {
  const many = Math.max(1, 6 * ring);
  return Array.from({ length: many }, (_, n) => {
    const angle = (2 * Math.PI * n) / many;
    return {
      x: Math.round(x + Math.cos(angle) * ring * STEP),
      y: Math.round(y + Math.sin(angle) * ring * STEP),
    };
  });
}

/** Where a name may stand beside what it names: right, left, under, above. */
const labelsAround = (reach: number): readonly Label[] => [
  { dx: reach + 7, dy: 5, anchor: 'start' },
  { dx: -reach - 7, dy: 5, anchor: 'end' },
  { dx: 0, dy: reach + 17, anchor: 'middle' },
  { dx: 0, dy: -reach - 8, anchor: 'middle' },
];
const SIGNED = labelsAround(SIGN);
const TOWN = labelsAround(1);
/** Above or under whoever stands in the town. */
const CHIEF_TOWN = labelsAround(SIGN).slice(2).reverse();
const FIRST_TOWNS = 4;

function townsIn(
  towns: MapOf['towns'],
  of: (at: Position) => Point,
  room: ReturnType<typeof freeRoom>,
  sides: readonly Label[],
) {
  return towns.flatMap(({ name, at }) => {
    const point = of(at);
    const label = freeLabel(name, point, room, sides);
    return label === null ? [] : [{ ...point, name, label }];
  });
}

function labelBox(name: string, { x, y }: Point, { dx, dy, anchor }: Label): Box {
  const width = name.length * LETTER;
  const left = x + dx - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
  return { left, right: left + width, top: y + dy - LINE_HEIGHT + 5, bottom: y + dy + 5 };
}

/** Takes the first side where the name lies on nothing; null where it has none. */
function freeLabel(
  name: string,
  point: Point,
  room: ReturnType<typeof freeRoom>,
  sides: readonly Label[],
): Label | null {
  for (const label of sides) {
    const box = labelBox(shortName(name), point, label);
    if (!room.isFree(box)) continue;
    room.take(box);
    return label;
  }
  return null;
}

function around(points: readonly Point[], boxes: readonly Box[]) {
  const left = Math.min(...points.map(({ x }) => x), ...boxes.map((box) => box.left)) - MARGIN;
  const top = Math.min(...points.map(({ y }) => y), ...boxes.map((box) => box.top)) - MARGIN;
  const right = Math.max(...points.map(({ x }) => x), ...boxes.map((box) => box.right)) + MARGIN;
  const bottom = Math.max(...points.map(({ y }) => y), ...boxes.map((box) => box.bottom)) + MARGIN;
  return {
    left: Math.floor(left),
    top: Math.floor(top),
    width: Math.ceil(right - Math.floor(left)),
    height: Math.ceil(bottom - Math.floor(top)),
  };
}

/** A closed line that rounds its corners: through the middle of each side, bent by each point. */
function smooth(ring: readonly Point[]): string {
  const middles = ring.map((point, n) => {
    const next = ring[(n + 1) % ring.length] ?? point;
    return { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
  });
  const last = middles.at(-1);
  if (last === undefined) return '';
  const bends = ring.map(({ x, y }, n) => `Q${x} ${y} ${middles[n]?.x ?? x} ${middles[n]?.y ?? y}`);
  return `M${last.x} ${last.y}${bends.join('')}Z`;
}

/** Curved, so that two that share both ends are two lines; an arrow says who came. */
function linesOf(spots: readonly Spot[], brought: MapOf['brought']): readonly Line[] {
  const byId = new Map(spots.map((spot) => [spot.id, spot]));
  return brought.flatMap(({ from, to }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    if (a === undefined || b === undefined) return [];
    return [{ from, to, path: arrow(a, b), width: 1.5 }];
  });
}

const HEAD = 9;
function arrow(a: Point, b: Point): string {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const bend = {
    x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * length * 0.12,
    y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * length * 0.12,
  };
  const angle = Math.atan2(b.y - bend.y, b.x - bend.x);
  const point = (away: number, turn: number, from: Point): string =>
    `${Math.round(from.x - Math.cos(angle + turn) * away)} ${Math.round(from.y - Math.sin(angle + turn) * away)}`;
  const end = { x: b.x - Math.cos(angle) * (SIGN + 4), y: b.y - Math.sin(angle) * (SIGN + 4) };
  const tip = `${Math.round(end.x)} ${Math.round(end.y)}`;
  return (
    `M${a.x} ${a.y}Q${Math.round(bend.x)} ${Math.round(bend.y)} ${tip}` +
    `M${point(HEAD, 0.5, end)}L${tip}L${point(HEAD, -0.5, end)}`
  );
}
