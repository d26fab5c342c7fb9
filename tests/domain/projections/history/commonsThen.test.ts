import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { commonsThen, comeSince, monthEnds } from '#domain/projections/history/commonsThen.ts';

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
