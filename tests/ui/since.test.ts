import { describe, expect, it } from 'vitest';
import { dayChosen, minutesOf } from '#features/since/views/reading.ts';

describe('The page of who comes later', () => {
  it('SINCE-2: says how long it takes to read, a minute at least', () => {
    expect(minutesOf(null)).toBe(1);
    expect(minutesOf('mot '.repeat(950))).toBe(5);
  });

  it('SINCE-2: reads its day in the address: no day is none, one that is not there yet is today', () => {
    expect(dayChosen('2027-10-14', '2028-01-20')).toBe('2027-10-14');
    expect(dayChosen('2029-10-14', '2028-01-20')).toBe('2028-01-20');
    for (const raw of [null, '', 'hier', '2027-13-40', '2027-10-14T00:00'])
      expect(dayChosen(raw, '2028-01-20')).toBeNull();
  });
});
