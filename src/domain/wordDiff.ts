/**
 * A run of two wordings: in both, in the earlier one only, or in the later one only. Each side as it is written there:
 * of a run that is the same only the spaces may differ, and a side that has none of it is empty.
 */
export interface Run {
  readonly kind: 'same' | 'gone' | 'new';
  readonly earlier: string;
  readonly later: string;
}

/** Words with the spaces after them, and marks apart: « aînés ? » is two. */
const tokensOf = (sentence: string): string[] =>
  sentence.match(/[\p{L}\p{N}’'-]+\s*|[^\p{L}\p{N}’'\s-]+\s*|\s+/gu) ?? [];

/** Words by number: two are the same when nothing but the spaces after them differs. */
function numbered(...sides: readonly (readonly string[])[]): readonly Uint32Array[] {
  const known = new Map<string, number>();
  return sides.map((tokens) =>
    Uint32Array.from(tokens, (token) => {
      const word = token.trimEnd();
      const number = known.get(word) ?? known.size;
      known.set(word, number);
      return number;
    }),
  );
}

/**
 * What changes from one wording to another, word by word: the longest common words stay (Wagner and Fischer, 1974).
 * Joined, the sides of its runs are the two wordings.
 */
export function wordDiff(earlier: string, later: string): readonly Run[] {
  const [a, b] = [tokensOf(earlier), tokensOf(later)];
  const [m = new Uint32Array(), n = new Uint32Array()] = numbered(a, b);
  const longest = commonLengths(m, n);
  const runs: Run[] = [];
  const add = (kind: Run['kind'], old: string, fresh: string): void => {
    const last = runs.at(-1);
    if (last?.kind === kind)
      runs[runs.length - 1] = { kind, earlier: last.earlier + old, later: last.later + fresh };
    else runs.push({ kind, earlier: old, later: fresh });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]];
    if (old !== undefined && fresh !== undefined && m[i] === n[j]) {
      add('same', old, fresh);
      i += 1;
      j += 1;
    } else if (old !== undefined && (fresh === undefined || longest(i + 1, j) >= longest(i, j + 1))) {
      add('gone', old, '');
      i += 1;
    } else {
      add('new', '', fresh ?? '');
      j += 1;
    }
  }
  return runs;
}

/** How many words the rests of both have in common, from each pair of places on. */
function commonLengths(a: Uint32Array, b: Uint32Array): (i: number, j: number) => number {
  const width = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      longest[here] =
        a[i] === b[j]
          ? (longest[here + width + 1] ?? 0) + 1
          : Math.max(longest[here + width] ?? 0, longest[here + 1] ?? 0);
    }
  return (i, j) => longest[i * width + j] ?? 0;
}
