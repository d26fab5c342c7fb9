import { expect, test } from 'vitest';
import { mannerOf, type Deed } from '#domain/projections/history/deed.ts';
import { historyDays } from '#features/history/domain/historyDays.ts';

const MINUTE = 60_000;
const TUESDAY = Date.UTC(2026, 5, 9, 9);

const deed = (name: string, after: number, given: Partial<Deed> = {}): Deed => ({
  account: name.toLowerCase(),
  name,
  structures: [],
  from: TUESDAY + after * MINUTE,
  until: TUESDAY + (after + 2) * MINUTE,
  field: 'body',
  wrote: 120,
  struck: 0,
  isCreation: false,
  ...given,
});

const options = {
  dayOf: (at: number) => new Date(at).toISOString().slice(0, 10),
  mergeOf: (field: string) =>
    field === 'body' ? ('rich' as const) : field === 'intent' ? ('text' as const) : ('register' as const),
};

test('TIME-1: what Luc did in one go is one sitting, field by field, newest first', () => {
  const days = historyDays(
    [
      deed('Ana', 0, { field: null, isCreation: true }),
      deed('Ana', 0, { field: 'intent' }),
      deed('Luc', 60, { field: 'intent', wrote: 200, struck: 180 }),
      deed('Luc', 70, { field: 'body' }),
      deed('Sonia', 24 * 60, { field: 'inPublic', wrote: 1 }),
    ],
    options,
  );
  expect(
    days.map(({ day, sittings }) => [
      day,
      sittings.map(({ people }) => people.map(({ who, gestures }) => [who.name, gestures])),
    ]),
  ).toEqual([
    ['2026-06-10', [[['Sonia', [{ field: 'inPublic', manner: 'set' }]]]]],
    [
      '2026-06-09',
      [
        [
          [
            'Luc',
            [
              { field: 'intent', manner: 'rewrote' },
              { field: 'body', manner: 'added' },
            ],
          ],
        ],
        [['Ana', [{ field: null, manner: 'opened' }]]],
      ],
    ],
  ]);
});

test('TIME-1: people who write at the same time are told together, each with their own', () => {
  const [day] = historyDays([deed('Luc', 5), deed('Sonia', 0), deed('Sonia', 8), deed('Luc', 20)], options);
  expect(day?.sittings).toHaveLength(1);
  expect(day?.sittings[0]).toMatchObject({ times: 4, from: TUESDAY, until: TUESDAY + 22 * MINUTE });
  expect(day?.sittings[0]?.people.map(({ who, times }) => [who.name, times])).toEqual([
    ['Sonia', 2],
    ['Luc', 2],
  ]);
});

test('TIME-1: a pause of more than half an hour, or a day that turns, ends a sitting', () => {
  const late = (after: number): Deed => deed('Luc', 14 * 60 + after);
  expect(historyDays([deed('Luc', 0), deed('Luc', 40)], options)[0]?.sittings).toHaveLength(2);
  expect(historyDays([late(50), late(61)], options).map(({ sittings }) => sittings.length)).toEqual([1, 1]);
});

test('TIME-1: whoever opened a theme and came back to it within the sitting did both', () => {
  const [day] = historyDays([deed('Ana', 0, { field: null, isCreation: true }), deed('Ana', 12)], options);
  expect(day?.sittings[0]?.people[0]?.gestures.map(({ manner }) => manner)).toEqual(['opened', 'added']);
});

test('TIME-1: people under a veiled pen are not taken for one another’s names', () => {
  const nobody = deed('?', 0, { account: null, name: null });
  const [day] = historyDays([nobody, deed('Ana', 3)], options);
  expect(day?.sittings[0]?.people.map(({ who }) => who.name)).toEqual([null, 'Ana']);
});

test('TIME-1: a verb says how far a text was changed', () => {
  const manner = (wrote: number, struck: number) => mannerOf([deed('Luc', 0, { wrote, struck })], 'text');
  expect([manner(5, 3), manner(200, 4), manner(2, 90), manner(100, 90), manner(100, 30)]).toEqual([
    'touchedUp',
    'added',
    'struck',
    'rewrote',
    'changed',
  ]);
  expect(mannerOf([deed('Luc', 0, { field: null, struck: 1 })], null)).toBe('removed');
});
