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

const isSame = (a: string | undefined, b: string | undefined): boolean => a?.trimEnd() === b?.trimEnd();

/**
 * What changes from one wording to another, word by word: the longest common words stay (Wagner and Fischer, 1974).
 * Joined, the sides of its runs are the two wordings.
 */
export function wordDiff(earlier: string, later: string): readonly Run[] {
  const [a, b] = [tokensOf(earlier), tokensOf(later)];
  const longest = commonLengths(a, b);
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
    if (old !== undefined && fresh !== undefined && isSame(old, fresh)) {
      add('same', old, fresh);
      i += 1;
      j += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || (longest[i + 1]?.[j] ?? 0) >= (longest[i]?.[j + 1] ?? 0))
    ) {
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
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = longest[i];
      if (row === undefined) continue;
      row[j] = isSame(a[i], b[j])
        ? (longest[i + 1]?.[j + 1] ?? 0) + 1
        : Math.max(longest[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  return longest;
}
