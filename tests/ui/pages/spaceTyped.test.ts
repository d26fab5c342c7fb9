import { expect, test } from 'vitest';
import { readDay } from '#ui/pages/spaceTyped.ts';

test.each([
  ['2027-10-14', '2027-10-14'],
  ['14/10/2027', '2027-10-14'],
  [' 4.3.2027 ', '2027-03-04'],
  ['', null],
  ['30/02/2027', undefined],
  ['demain', undefined],
  ['14/10/27', undefined],
])('a day written « %s » is read as %s', (raw, day) => {
  expect(readDay(raw)).toBe(day);
});
