import { describe, expect, it } from 'vitest';
import { dayAfter } from '#domain/calendarDays.ts';
import { dayOffOf, easterSunday, isPublicHoliday, workingDay } from '#features/plan/domain/workingDays.ts';

const daysOf = (year: number): readonly string[] =>
  Array.from({ length: 366 }, (_, n) => dayAfter(`${String(year)}-01-01`, n)).filter((day) =>
    day.startsWith(String(year)),
  );

describe('Days on which people work', () => {
  it('PLAN-12: Easter falls where the church says, on its earliest and latest days too', () => {
    // Institut de mécanique céleste et de calcul des éphémérides; the extremes are those of the Gregorian calendar.
    expect([1818, 1943, 2000, 2024, 2025, 2026, 2027, 2038, 2100].map(easterSunday)).toEqual([
      '1818-03-22',
      '1943-04-25',
      '2000-04-23',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
      '2100-03-28',
    ]);
  });

  it('PLAN-12: a year has the eleven public holidays of the labour code', () => {
    expect(daysOf(2027).filter(isPublicHoliday)).toEqual([
      '2027-01-01',
      '2027-03-29',
      '2027-05-01',
      '2027-05-06',
      '2027-05-08',
      '2027-05-17',
      '2027-07-14',
      '2027-08-15',
      '2027-11-01',
      '2027-11-11',
      '2027-12-25',
    ]);
  });

  it('PLAN-12: a working day is the next one that is none of these, on the side that was asked for', () => {
    expect(workingDay('2027-05-08', -1)).toBe('2027-05-07');
    expect(workingDay('2027-05-08', 1)).toBe('2027-05-10');
    expect(workingDay('2027-05-10', -1)).toBe('2027-05-10');
    expect(daysOf(2028).filter((day) => dayOffOf(day) === null)).toHaveLength(251);
  });
});
