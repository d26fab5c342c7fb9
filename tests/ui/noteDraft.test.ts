import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { spaceNotes } from '#sync/deviceNotes.ts';
import { forgetNotes } from '#sync/forgetNotes.ts';
import { pocket, refusing } from '../support/pocket.ts';
import { keepNoteDraft, readNoteDraft, type NoteDraft } from '#features/annotations/views/noteDraft.ts';

const KEY = 'terreau:perigord:zoe:notes';
const spoilt = (text: string) =>
  spaceNotes(
    'perigord',
    'zoe',
    pocket(
      new Map([
        ['terreau:perigord::owner', 'zoe'],
        [KEY, text],
      ]),
    ),
  );

const aider = 'aider' as ItemId;
const lieux = 'lieux' as ItemId;
const ZOES: NoteDraft = {
  gesture: 'clarify',
  held: {
    anchor: { quote: 'former sans', before: 'se ', after: ' perdre' },
    passage: { field: 'body', start: 'AAEC', end: 'AAED' },
  },
  note: 'Et sans se déplacer.',
  wording: null,
  related: null,
};

test('MARGIN-12: a note being written is kept by place, with its words, until nothing is left of it', () => {
  const shelf = pocket();
  const notes = spaceNotes('perigord', 'zoe', shelf);
  keepNoteDraft(notes, aider, ZOES);
  keepNoteDraft(notes, lieux, { ...ZOES, note: '', wording: 'Mieux.' });
  expect(readNoteDraft(notes, aider)).toEqual(ZOES);
  expect(readNoteDraft(notes, lieux)).toMatchObject({ wording: 'Mieux.' });
  expect(readNoteDraft(spaceNotes('nontron', 'zoe', shelf), aider)).toBeNull();
  keepNoteDraft(notes, lieux, null);
  keepNoteDraft(notes, aider, { ...ZOES, note: ' ' });
  expect(shelf.getItem(KEY)).toBeNull();
});

test('MARGIN-12: of too many, the oldest are given up; they go with the traces of the space', () => {
  const shelf = pocket();
  const notes = spaceNotes('perigord', 'zoe', shelf);
  for (let n = 0; n < 25; n += 1) keepNoteDraft(notes, `q~${n}` as ItemId, ZOES);
  expect(readNoteDraft(notes, 'q~0' as ItemId)).toBeNull();
  expect(readNoteDraft(notes, 'q~24' as ItemId)).toEqual(ZOES);
  forgetNotes('perigord', shelf);
  expect(shelf).toHaveLength(0);
});

test('MARGIN-12: what makes no sense is no draft, and a device that keeps nothing keeps nobody from writing', () => {
  for (const text of ['{', '3', '{"aider":3}', '{"aider":{"note":4}}'])
    expect(readNoteDraft(spoilt(text), aider)).toBeNull();
  expect(
    readNoteDraft(spoilt('{"aider":{"note":"Où ?","gesture":"sing","held":{"anchor":1}}}'), aider),
  ).toEqual({ gesture: 'clarify', held: null, note: 'Où ?', wording: null, related: null });
  const closed = spaceNotes('perigord', 'zoe', refusing);
  expect(() => keepNoteDraft(closed, aider, ZOES)).not.toThrow();
  expect(readNoteDraft(closed, aider)).toBeNull();
});
