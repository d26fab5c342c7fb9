/** Two places that answer each other; null where one side has nothing. Both sides rise. */
export interface Pair {
  readonly before: number | null;
  readonly after: number | null;
}

/** What is compared: `key` tells whether two are the same, `words` how alike they are. */
export interface Alignable {
  readonly key: string;
  readonly words: ReadonlySet<string>;
}

/** Below this, two passages are two passages. */
const ALIKE = 0.4;
/** So many pairs are weighed one by one; beyond, what is the same is found and the rest is told as gone and new. */
const MOST_PAIRS = 60_000;

/** The words of a passage, for `likeness`. */
export const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));

/** From 0, no word in common, to 1, the same words (Dice, 1945). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const word of few) if (many.has(word)) common += 1;
  return (2 * common) / (a.size + b.size);
}

/**
 * Sets two lists side by side: the same facing the same, then what is alike. What stands once on each side and is the
 * same there holds the rest (Cohen's patience diff), so that long texts are compared piece by piece.
 */
export function align(before: readonly Alignable[], after: readonly Alignable[]): readonly Pair[] {
  return between({ before, after }, 0, before.length, 0, after.length);
}

interface Lists {
  readonly before: readonly Alignable[];
  readonly after: readonly Alignable[];
}

function between(lists: Lists, a0: number, a1: number, b0: number, b1: number): Pair[] {
  const isSame = (a: number, b: number): boolean => lists.before[a]?.key === lists.after[b]?.key;
  const head: Pair[] = [];
  while (a0 < a1 && b0 < b1 && isSame(a0, b0)) head.push({ before: a0++, after: b0++ });
  const tail: Pair[] = [];
  while (a0 < a1 && b0 < b1 && isSame(a1 - 1, b1 - 1)) tail.unshift({ before: --a1, after: --b1 });
  return [...head, ...middle(lists, a0, a1, b0, b1), ...tail];
}

function middle(lists: Lists, a0: number, a1: number, b0: number, b1: number): Pair[] {
  if (a0 === a1 || b0 === b1) return apart(a0, a1, b0, b1);
  const anchors = anchorsOf(lists, a0, a1, b0, b1);
  if (anchors.length === 0)
    return (a1 - a0) * (b1 - b0) <= MOST_PAIRS ? weighed(lists, a0, a1, b0, b1) : apart(a0, a1, b0, b1);
  const pairs: Pair[] = [];
  let [a, b] = [a0, b0];
  for (const [atA, atB] of anchors) {
    pairs.push(...between(lists, a, atA, b, atB), { before: atA, after: atB });
    [a, b] = [atA + 1, atB + 1];
  }
  return [...pairs, ...between(lists, a, a1, b, b1)];
}

const apart = (a0: number, a1: number, b0: number, b1: number): Pair[] => [
  ...Array.from({ length: a1 - a0 }, (_, n) => ({ before: a0 + n, after: null })),
  ...Array.from({ length: b1 - b0 }, (_, n) => ({ before: null, after: b0 + n })),
];

/** What stands once on each side and is the same, the longest row of it that rises on both. */
function anchorsOf(
  { before, after }: Lists,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): [number, number][] {
  const once = (list: readonly Alignable[], from: number, to: number): Map<string, number> => {
    const places = new Map<string, number>();
    for (let n = from; n < to; n += 1) {
      const key = list[n]?.key ?? '';
      places.set(key, places.has(key) ? -1 : n);
    }
    return places;
  };
  const there = once(after, b0, b1);
  const met: [number, number][] = [];
  for (const [key, a] of once(before, a0, a1)) {
    const b = there.get(key) ?? -1;
    if (a >= 0 && b >= 0) met.push([a, b]);
  }
  return rising(met.sort(([a], [b]) => a - b));
}

/** The longest row whose second numbers rise (patience sorting). */
function rising(met: readonly [number, number][]): [number, number][] {
  const piles: { readonly at: number; readonly below: number | null }[][] = [];
  const backs: { readonly at: number; readonly below: number | null }[] = [];
  const nodes = met.map((_, at) => at);
  for (const at of nodes) {
    const height = met[at]?.[1] ?? 0;
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const half = (low + high) >> 1;
      const top = piles[half]?.at(-1)?.at ?? 0;
      if ((met[top]?.[1] ?? 0) < height) low = half + 1;
      else high = half;
    }
    const node = { at, below: low === 0 ? null : (piles[low - 1]?.at(-1)?.at ?? null) };
    backs[at] = node;
    (piles[low] ??= []).push(node);
  }
  const row: [number, number][] = [];
  for (let at: number | null = piles.at(-1)?.at(-1)?.at ?? null; at !== null; at = backs[at]?.below ?? null) {
    const pair = met[at];
    if (pair !== undefined) row.unshift(pair);
  }
  return row;
}

/** The pairing whose likenesses add up to most. */
function weighed({ before, after }: Lists, a0: number, a1: number, b0: number, b1: number): Pair[] {
  const [n, m] = [a1 - a0, b1 - b0];
  const worth = (i: number, j: number): number => {
    const [a, b] = [before[a0 + i], after[b0 + j]];
    if (a === undefined || b === undefined) return 0;
    if (a.key === b.key) return 1.5;
    const alike = likeness(a.words, b.words);
    return alike >= ALIKE ? alike : 0;
  };
  const width = m + 1;
  const best = new Float64Array((n + 1) * width);
  const pairWorth = new Float64Array(n * m);
  for (let i = n - 1; i >= 0; i -= 1)
    for (let j = m - 1; j >= 0; j -= 1) {
      const here = worth(i, j);
      pairWorth[i * m + j] = here;
      const together = here > 0 ? here + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(together, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
    }
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < n && j < m) {
    const here = pairWorth[i * m + j] ?? 0;
    const all = best[i * width + j] ?? 0;
    if (here > 0 && all === here + (best[(i + 1) * width + j + 1] ?? 0))
      pairs.push({ before: a0 + i++, after: b0 + j++ });
    else if (all === (best[(i + 1) * width + j] ?? 0)) pairs.push({ before: a0 + i++, after: null });
    else pairs.push({ before: null, after: b0 + j++ });
  }
  return [...pairs, ...apart(a0 + i, a1, b0 + j, b1)];
}
