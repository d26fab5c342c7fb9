import { describe, expect, it } from 'vitest';
import { countsOf } from '../../scripts/house/counts.mjs';

const file = (path: string, text: string) => ({ path, text });

describe('The counts of the house', () => {
  it('HOUSE-35: say how large each folder is, which types stand twice, and how many tests there are of each sort', () => {
    const product = [
      file('src/ui/kit/Box.ts', 'export interface Box {}\nexport type Place = 1;\n'),
      file('server/store/rows.ts', 'export type Place = 2;\nexport type Row = 3;\n\n'),
    ];
    const tests = [
      file('tests/journeys/a.spec.ts', "test('one', …);\nalone(\n  'two', …);\n"),
      file('tests/domain/a.test.ts', "  it.each([1])('three (%s)', …);\n"),
    ];
    const { folders, twice, sorts } = countsOf(product, tests);
    expect(folders).toEqual([
      ['server', 3, 1],
      ['server/store', 3, 1],
      ['src', 2, 1],
      ['src/ui', 2, 1],
    ]);
    expect(twice).toEqual([['Place', 2]]);
    expect(sorts.filter(([, many]) => many > 0)).toEqual([
      ['journeys', 2],
      ['unit', 1],
    ]);
  });
});
