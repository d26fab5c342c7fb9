/** The word of a list that somebody most likely meant; null where none is near. */
export function nearestWord<Word extends string>(typed: string, words: readonly Word[]): Word | null {
  let best: Word | null = null;
  let least = Math.max(2, Math.floor(typed.length / 5)) + 1;
  for (const word of words) {
    const slips = slipsBetween(typed, word);
    if (slips >= least) continue;
    best = word;
    least = slips;
  }
  return best;
}

/** Letters added, left out or changed between two words (Levenshtein's distance). */
function slipsBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[b.length] ?? 0;
}
