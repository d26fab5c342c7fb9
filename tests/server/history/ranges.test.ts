import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, inBoth, rangesOf, without, type Ranges } from '#server/history/ranges.ts';

const piece = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 40 }), fc.nat({ max: 6 }));
const some = fc.array(piece, { maxLength: 20 });

const from = (pieces: readonly (readonly [number, number, number])[]): Ranges =>
  rangesOf(pieces.map(([client, clock, length]) => [client, [{ clock, length }]]));

const each = (pieces: readonly (readonly [number, number, number])[]): Set<string> =>
  new Set(
    pieces.flatMap(([client, clock, length]) => Array.from({ length }, (_, n) => `${client} ${clock + n}`)),
  );

function itemsOf(ranges: Ranges): string[] {
  const found: string[] = [];
  for (const [client, list] of ranges)
    for (const { clock, length } of list)
      for (let n = 0; n < length; n += 1) found.push(`${client} ${clock + n}`);
  return found.sort();
}

describe('Ranges', () => {
  it('hold the same items as sets do, each once', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [a, b] = [each(one), each(other)];
        expect(itemsOf(from(one))).toEqual([...a].sort());
        expect(itemsOf(without(from(one), from(other)))).toEqual(
          [...a].filter((item) => !b.has(item)).sort(),
        );
        expect(itemsOf(inBoth(from(one), from(other)))).toEqual([...a].filter((item) => b.has(item)).sort());
        expect(countOf(from(one))).toBe(a.size);
      }),
      { numRuns: 500 },
    );
  });
});
