import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { forgetNotes } from '#ui/views/forgetNotes.ts';
import { keepNoteDraft, readNoteDraft, type NoteDraft } from '#ui/views/notes/noteDraft.ts';

function notebook() {
  const pages = new Map<string, string>();
  const keep = () => ({
    getItem: (key: string) => pages.get(key) ?? null,
    setItem: (key: string, text: string) => void pages.set(key, text),
    removeItem: (key: string) => void pages.delete(key),
  });
  return { pages, keep };
}
const spoilt = (text: string) => () => ({ getItem: () => text, setItem: () => {}, removeItem: () => {} });
const refusing = (): Storage => {
  throw new DOMException('denied', 'SecurityError');
};

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
  const { pages, keep } = notebook();
  keepNoteDraft('perigord', aider, ZOES, keep);
  keepNoteDraft('perigord', lieux, { ...ZOES, note: '', wording: 'Mieux.' }, keep);
  expect(readNoteDraft('perigord', aider, keep)).toEqual(ZOES);
  expect(readNoteDraft('perigord', lieux, keep)).toMatchObject({ wording: 'Mieux.' });
  expect(readNoteDraft('nontron', aider, keep)).toBeNull();
  keepNoteDraft('perigord', lieux, null, keep);
  keepNoteDraft('perigord', aider, { ...ZOES, note: ' ' }, keep);
  expect(pages.size).toBe(0);
});

test('MARGIN-12: of too many, the oldest are given up; they go with the traces of the space', () => {
  const { pages, keep } = notebook();
  for (let n = 0; n < 25; n += 1) keepNoteDraft('perigord', `q~${n}` as ItemId, ZOES, keep);
  expect(readNoteDraft('perigord', 'q~0' as ItemId, keep)).toBeNull();
  expect(readNoteDraft('perigord', 'q~24' as ItemId, keep)).toEqual(ZOES);
  forgetNotes('perigord', keep);
  expect(pages.size).toBe(0);
});

test('MARGIN-12: what makes no sense is no draft, and a device that keeps nothing keeps nobody from writing', () => {
  for (const text of ['{', '3', '{"aider":3}', '{"aider":{"note":4}}'])
    expect(readNoteDraft('perigord', aider, spoilt(text))).toBeNull();
  expect(
    readNoteDraft(
      'perigord',
      aider,
      spoilt('{"aider":{"note":"Où ?","gesture":"sing","held":{"anchor":1}}}'),
    ),
  ).toEqual({ gesture: 'clarify', held: null, note: 'Où ?', wording: null, related: null });
  expect(() => keepNoteDraft('perigord', aider, ZOES, refusing)).not.toThrow();
  expect(readNoteDraft('perigord', aider, refusing)).toBeNull();
});
