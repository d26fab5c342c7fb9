import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { commonsThen, comeSince, monthEnds, sheetsThen } from '#features/history/domain/commonsThen.ts';

const entry = (id: string, fields: Record<string, unknown>) => ({ id: id as ItemId, fields });

test('TIME-8: of a day one reads what everybody read then, and what has come since', () => {
  const then = commonsThen({
    questions: [
      entry('ana~1', { sentence: 'Qui relaie les aidants ?', askedAt: 1 }),
      entry('luc~2', { sentence: 'Où imprimer ?', askedAt: 2, archivedAt: 5 }),
      entry('paul~3', { sentence: 'Qui paie ?', askedAt: 3 }),
      entry('public~4', { sentence: 'Du dehors ?', askedAt: 4 }),
    ],
    structures: [entry('caf', { name: 'CAF' }), entry('ada', { name: 'Ada' })],
    themes: [entry('t2', { title: 'Emploi', rank: 'b' }), entry('t1', { title: 'Aidants', rank: 'a' })],
    moderation: [entry('paul~3', { verdict: 'setAside' })],
  });
  expect(then.questions.map(({ name }) => name)).toEqual(['Qui relaie les aidants ?']);
  expect(then.structures.map(({ name }) => name)).toEqual(['Ada', 'CAF']);
  expect(then.themes.map(({ name }) => name)).toEqual(['Aidants', 'Emploi']);
  const now = [...then.themes, { id: 't3' as ItemId, name: 'Santé' }];
  expect(comeSince(then.themes, now).map(({ name }) => name)).toEqual(['Santé']);
});

test('TIME-8: the months go from the first day to today, each by its last moment', () => {
  const ends = monthEnds(new Date(2026, 3, 20).getTime(), new Date(2026, 5, 12, 9).getTime());
  expect(ends.map((end) => new Date(end).toDateString())).toEqual([
    'Thu Apr 30 2026',
    'Sun May 31 2026',
    'Fri Jun 12 2026',
  ]);
});

test('TIME-16: of a day one reads the decisions that were logged by then, and the sheet of each theme as it stood', () => {
  const items = {
    questions: [],
    structures: [],
    themes: [entry('t1', { title: 'Aidants', rank: 'a' })],
    moderation: [],
    decisions: [
      entry('d1', { what: 'Deux salles', day: '2027-03-01', loggedAt: 1 }),
      entry('d2', { what: 'Un car', day: '2027-04-01', loggedAt: 2 }),
      entry('d3', { what: 'Reportée', day: '2027-05-01', loggedAt: 3, archivedAt: 4 }),
    ],
    steps: [entry('s1', { theme: 't1', what: 'Accueil' }), entry('s2', { theme: 't1', archivedAt: 3 })],
  };
  expect(commonsThen(items).decisions.map(({ name }) => name)).toEqual(['Un car', 'Deux salles']);
  const sheets = sheetsThen(items);
  expect([...sheets.keys()]).toEqual(['t1']);
  expect(sheets.get('t1')?.steps.map(({ id }) => id)).toEqual(['s1']);
  const ofBefore = { questions: [], structures: [], themes: [], moderation: [] };
  expect([commonsThen(ofBefore).decisions, sheetsThen(ofBefore).size]).toEqual([[], 0]);
});
