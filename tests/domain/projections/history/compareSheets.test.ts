import { expect, test } from 'vitest';
import { compareSheets, type SheetThen } from '#features/history/domain/compareSheets.ts';

const NOTHING: SheetThen = { spines: [], carriers: [], steps: [], sheetLines: [] };
const step = (id: string, what: string, rank: string, more: object = {}) => ({
  id,
  fields: { theme: 't1', minutes: 10, what, rank, ...more },
});
const sheet = (...steps: readonly ReturnType<typeof step>[]): SheetThen => ({ ...NOTHING, steps });
const kinds = (before: SheetThen, after: SheetThen) =>
  compareSheets(before, after)
    .flatMap(({ lines }) => lines)
    .map(({ id, kind }) => [id, kind]);

test('TIME-13: two states of a sheet are compared line by line: a line is itself, whatever stands in it', () => {
  const before = sheet(step('a', 'Accueil', '1'), step('b', 'Tour de table', '2'), step('c', 'Clôture', '3'));
  const after = sheet(
    step('a', 'Accueil café', '1'),
    step('b', 'Tour de table', '2', { archivedAt: 5 }),
    step('c', 'Clôture', '3', { archivedAt: null }),
    step('d', 'Rangement', '4'),
  );
  expect(kinds(before, after)).toEqual([
    ['a', 'changed'],
    ['b', 'gone'],
    ['c', 'same'],
    ['d', 'new'],
  ]);
  expect(kinds(after, after).every(([, kind]) => kind === 'same')).toBe(true);
});

test('TIME-13: of an order that changed, the fewest lines are told as moved', () => {
  const before = sheet(step('a', 'A', '1'), step('b', 'B', '2'), step('c', 'C', '3'));
  const after = sheet(step('a', 'A', '4'), step('b', 'B', '2'), step('c', 'C', '3'));
  expect(kinds(before, after)).toEqual([
    ['b', 'same'],
    ['c', 'same'],
    ['a', 'moved'],
  ]);
});

test('TIME-13: equipment and what to bring back are read apart, and what nobody can read stops nothing', () => {
  const line = (id: string, list: string) => ({ id, fields: { theme: 't1', list, words: id, rank: '1' } });
  const before = { ...NOTHING, sheetLines: [line('micro', 'equipment'), line('envies', 'bringBack')] };
  const odd = { ...NOTHING, carriers: [{ id: 'x', fields: { structure: 7, rank: {} } }] } as SheetThen;
  const changed = compareSheets(before, odd).filter(({ isChanged }) => isChanged);
  expect(changed.map(({ part, lines }) => [part, lines.map(({ kind }) => kind)])).toEqual([
    ['carriers', ['new']],
    ['equipment', ['gone']],
    ['bringBack', ['gone']],
  ]);
});
