/** Chance that can be told again: the same seed, the same draws. */
export interface Dice {
  /** A number from 0 to below `end`. */
  below(end: number): number;
  /** True once in `n` times. */
  onceIn(n: number): boolean;
  oneOf<T>(list: readonly T[]): T;
}

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed | 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (end) => Math.floor(draw() * end),
    onceIn: (n) => draw() < 1 / n,
    oneOf(list) {
      const one = list[Math.floor(draw() * list.length)];
      if (one === undefined) throw new Error('nothing to choose from');
      return one;
    },
  };
}
