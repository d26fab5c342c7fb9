/** The value below which `share` of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);

/** « 0.42 × », two figures that mean something. */
export const asRatio = (ours: number, theirs: number): string =>
  `${Number((ours / theirs).toPrecision(2))} ×`;
