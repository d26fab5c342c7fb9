import { hierarchy, tree } from 'd3-hierarchy';
import type { Branch } from '#domain/projections/whoBrought.ts';
import type { ItemId } from '#domain/ids.ts';
import { SIGN, shortName, type Drawing, type Drawn } from './drawing.ts';

const ROW = 38;
const STEP = 275;
const MARGIN = 26;
/** About as wide as a letter of a name. */
const LETTER = 7.7;

interface Twig {
  readonly id: ItemId | null;
  readonly brought: readonly Twig[];
}

/** Who brought whom, from left to right, one row for each name (Reingold and Tilford's tidy tree). */
export function treeDrawing(branches: readonly Branch[], of: (id: ItemId) => Drawn | undefined): Drawing {
  const whole: Twig = { id: null, brought: branches };
  const root = tree<Twig>()
    .nodeSize([ROW, STEP])
    .separation(() => 1)(hierarchy(whole, ({ brought }) => [...brought]));
  const nodes = root.descendants().filter(({ data }) => data.id !== null);
  const top = Math.min(0, ...nodes.map(({ x }) => x));
  // The root that holds those who came by themselves is not drawn: they stand on the left.
  const at = (node: { x: number; y: number }) => ({ x: node.y - STEP + MARGIN, y: node.x - top + MARGIN });
  const spots = nodes.flatMap((node) => {
    const drawn = of(node.data.id as ItemId);
    return drawn === undefined ? [] : [{ ...drawn, ...at(node) }];
  });
  const lines = nodes.flatMap((node) => {
    const parent = node.parent;
    if (parent === null || parent.data.id === null) return [];
    const [from, to] = [at(parent), at(node)];
    // A line leaves after the name of who brought, and bends once.
    const name = shortName(of(parent.data.id)?.name ?? '');
    const start = Math.min(from.x + SIGN + 10 + name.length * LETTER, to.x - SIGN - 18);
    const bend = to.x - SIGN - 12;
    const path = `M${start} ${from.y}H${bend}V${to.y}H${to.x - SIGN - 3}`;
    return [{ from: parent.data.id, to: node.data.id as ItemId, path, width: 2 }];
  });
  return {
    width: Math.max(0, ...spots.map(({ x }) => x)) + STEP,
    height: Math.max(0, ...spots.map(({ y }) => y)) + MARGIN,
    spots,
    lines,
    names: 'beside',
  };
}
