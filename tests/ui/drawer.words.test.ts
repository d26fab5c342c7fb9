import { EVERY_KIND } from '#domain/everyKind.ts';
import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import { REFUSALS } from '#protocol/frameWords.ts';
import { canOf, messageOf, whatOf, whyOf, writtenIn } from '#features/drawer/views/rowWords.ts';
import { en } from '#features/drawer/words/en.ts';
import { fr } from '#features/drawer/words/fr.ts';

const row: Unpublished = {
  key: 'questions/ana~q',
  root: 'questions',
  id: 'ana~q' as ItemId,
  act: 'change',
  fields: { sentence: 'Autrement ?', context: 'Des détails.' },
  about: { kind: 'question', item: 'ana~q' as ItemId, words: 'D’Ana ?' },
  why: 'notYours',
  at: 1,
};

/** What cannot be stored is tried again, and is in no drawer. */
const REASONS = [
  ...REFUSALS.filter((why) => why !== 'notStored'),
  'tooMany',
  'unknown',
  'signedOut',
  'removed',
  'gone',
];

describe.each([
  ['French', fr],
  ['English', en],
] as const)('what is not published, in %s', (_, words) => {
  it.each(REASONS)('DRAWER-7: %s says what happened and what one can do, in words of its own', (why) => {
    expect(Object.hasOwn(words.why, why) && Object.hasOwn(words.can, why)).toBe(true);
    expect(whyOf({ ...row, why }, words)).not.toBe('');
    expect(canOf({ ...row, why }, words)).not.toBe('');
  });

  it('DRAWER-7: a reason of a newer server says at least that it was not taken', () => {
    expect(whyOf({ ...row, why: 'somethingNew' }, words)).toBe(words.why.unknown);
  });

  it('DRAWER-11: the text for an organiser holds the words, what they are about, whose they are and where', () => {
    const text = messageOf(row, words, { name: 'Paul Petit', space: 'NEC', url: 'https://t.example/e/nec' });
    for (const part of [
      'Paul Petit',
      'NEC',
      'Autrement ?',
      'Des détails.',
      'D’Ana ?',
      'https://t.example/e/nec',
    ])
      expect(text).toContain(part);
  });
});

it('each kind of thing has its name, and its words are found', () => {
  expect(whatOf(row, fr)).toBe(fr.what.change);
  expect(whatOf({ ...row, act: 'create' }, fr)).toBe(fr.what.question);
  expect(whatOf({ ...row, root: 'moderation' }, fr)).toBe(fr.what.arranged);
  for (const { root, ownership } of EVERY_KIND)
    if (ownership === 'contributed') expect(whatOf({ ...row, root }, fr), root).not.toBe(fr.what.arranged);
  expect(writtenIn(row)).toEqual({ words: 'Autrement ?', details: 'Des détails.' });
  expect(writtenIn({ ...row, fields: { archivedAt: 3 } })).toEqual({ words: '', details: '' });
});
