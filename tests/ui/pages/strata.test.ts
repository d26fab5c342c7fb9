import { expect, test } from 'vitest';
import { strata, STRATA_HEIGHT } from '#ui/look/strata.ts';

const drawn = (name: string): string =>
  strata(name)
    .map(({ path }) => path)
    .join('');

test('a territory keeps its own relief, and no two have the same', () => {
  expect(drawn('NEC Dordogne')).toBe(drawn('  nec dordogne '));
  expect(drawn('NEC Dordogne')).not.toBe(drawn('NEC Creuse'));
});

test.each(['', 'a', 'NEC Périgord 2027', '🌱'.repeat(40)])(
  '« %s » is a light drawing inside its frame',
  (name) => {
    expect(drawn(name).length).toBeLessThan(900);
    expect(drawn(name)).not.toMatch(/NaN|-/);
    for (const { path } of strata(name))
      expect(path).toMatch(new RegExp(`^M0 [\\d.]+Q.*V${STRATA_HEIGHT}H0z$`));
  },
);
