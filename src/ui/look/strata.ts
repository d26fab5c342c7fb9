/** One layer of the cut through the soil: the drawing's path and its colour. */
export interface Layer {
  readonly path: string;
  readonly colour: string;
}

export const STRATA_WIDTH = 1200;
export const STRATA_HEIGHT = 90;

const COLOURS = ['#5E7F4E', '#E0B04C', '#C77B4A', '#A4532F', '#6B4430', '#3A2A1F'] as const;
const HILLS = 7;
const TOP = 15;
/** How much of the darkest layer always shows. */
const BOTTOM = 17;

/**
 * The strata of a space, drawn from its name: same colours for all, a relief that each territory
 * recognises as its own. The same name gives the same drawing, everywhere and always.
 */
export function strata(name: string): readonly Layer[] {
  const chance = chanceFrom(name.normalize('NFC').trim().toLowerCase());
  const lean = (chance() - 0.5) * 14;
  const thickness = COLOURS.map(() => 0.6 + chance());
  const scale = (STRATA_HEIGHT - TOP - BOTTOM) / thickness.slice(0, -1).reduce((sum, one) => sum + one, 0);

  let depth = TOP;
  return COLOURS.map((colour, rank) => {
    const roughness = 4 + rank * 1.2;
    const heights = Array.from(
      { length: HILLS + 1 },
      (_, at) => depth + (at / HILLS - 0.5) * lean + (chance() - 0.5) * 2 * roughness,
    );
    depth += (thickness[rank] ?? 1) * scale;
    return { colour, path: ground(heights) };
  });
}

/**
 * A smooth line through the middles of the given heights, closed at the bottom. Each middle is also where
 * the next control point mirrors the last one, so `T` needs no control point of its own.
 */
function ground(heights: readonly number[]): string {
  const step = STRATA_WIDTH / (heights.length - 2);
  const at = (rank: number): number => Math.min(STRATA_HEIGHT, heights[rank] ?? 0);
  const middle = (rank: number): string =>
    `${Math.round(rank * step)} ${short((at(rank) + at(rank + 1)) / 2)}`;
  const first = `M${middle(0)}Q${Math.round(step / 2)} ${short(at(1))} ${middle(1)}`;
  const rest = heights.slice(3).map((_, rank) => `T${middle(rank + 2)}`);
  return `${first}${rest.join('')}V${STRATA_HEIGHT}H0z`;
}

const short = (n: number): number => Math.round(n * 10) / 10;

/** Numbers in [0, 1[ that depend on the text alone (FNV-1a, then mulberry32). */
function chanceFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
