import { expect, test } from 'vitest';
import { markedRuns } from '#domain/projections/marks.ts';

const TEXT = 'Qui aide les aînés ?';
const on = (note: string, start: number, end: number) => ({
  note,
  place: { text: 0, start, end, isExact: true },
});

test('NOTE-11: a text is cut where the words of notes begin and end, overlaps and all', () => {
  const runs = markedRuns(TEXT, [on('a', 4, 18), on('b', 13, 18), on('c', 0, 8)]);
  expect(runs).toEqual([
    { text: 'Qui ', on: ['c'], ending: [] },
    { text: 'aide', on: ['a', 'c'], ending: ['c'] },
    { text: ' les ', on: ['a'], ending: [] },
    { text: 'aînés', on: ['a', 'b'], ending: ['a', 'b'] },
    { text: ' ?', on: [], ending: [] },
  ]);
  expect(runs.map((run) => run.text).join('')).toBe(TEXT);
});

test('NOTE-11: without notes it is one run, and an empty text none', () => {
  expect(markedRuns(TEXT, [])).toEqual([{ text: TEXT, on: [], ending: [] }]);
  expect(markedRuns('', [])).toEqual([]);
});
