import { describe, expect, it } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import type { RichBlock, RichRun } from '#domain/projections/richBlocks.ts';
import { knownInBlocks } from '#domain/recognise/knownInBlocks.ts';
import { knownPieces } from '#domain/recognise/knownPieces.ts';
import { onceEach } from '#domain/recognise/onceEach.ts';
import { recogniser } from '#domain/recognise/recogniser.ts';

const known = recogniser([
  { id: 'm' as ItemId, word: 'médiation numérique', otherForms: [] },
  { id: 'l' as ItemId, word: 'tiers-lieu', otherForms: [] },
]);
const paragraph = (...runs: readonly RichRun[]): RichBlock => ({ kind: 'paragraph', runs });
const marked = (blocks: readonly RichBlock[]): string[] =>
  JSON.stringify(blocks)
    .match(/"text":"[^"]*"(?:,"(?:strong|em)":true)?,"known":"\w"/g)
    ?.map((one) => one) ?? [];

describe('WORD-8: a word of the glossary is met once in what is read', () => {
  it('where it stands first, whatever the text', () => {
    const [sentence, context] = onceEach(known, [
      'La médiation numérique, toujours la médiation numérique ?',
      'En tiers-lieu, la médiation numérique…',
    ]);
    expect(sentence).toEqual([{ id: 'm', start: 3, end: 22 }]);
    expect(context?.map(({ id }) => id)).toEqual(['l']);
  });

  it('in pieces of a text that other marks have cut', () => {
    const text = 'La médiation numérique';
    const places = known.in(text);
    expect(knownPieces('La méd', 0, places)).toEqual([
      { text: 'La ', known: null },
      { text: 'méd', known: 'm' },
    ]);
    expect(knownPieces('numérique ?', 13, places)).toEqual([
      { text: 'numérique', known: 'm' },
      { text: ' ?', known: null },
    ]);
    expect(knownPieces('', 0, places)).toEqual([]);
  });

  it('in a theme: not in headings, links or what is cited, and each word but once', () => {
    const blocks: readonly RichBlock[] = [
      { kind: 'heading', level: 2, runs: [{ text: 'La médiation numérique' }] },
      paragraph({ text: 'médiation numérique', href: 'https://exemple.fr' }),
      paragraph({ text: 'médiation ' }, { text: 'numérique', cited: { kind: 'term' } }),
      paragraph(
        { text: 'La ' },
        { text: 'médiation', strong: true },
        { text: ' numérique et son tiers-lieu.' },
      ),
      { kind: 'list', ordered: false, items: [[paragraph({ text: 'Un tiers-lieu' })]] },
    ];
    const shown = knownInBlocks(blocks, known, new Set());
    expect(marked(shown)).toEqual([
      '"text":"médiation","strong":true,"known":"m"',
      '"text":" numérique","known":"m"',
      '"text":"tiers-lieu","known":"l"',
    ]);
    expect(shown[0]).toBe(blocks[0]);
    const letters = (all: readonly RichBlock[]): string =>
      (JSON.stringify(all).match(/"text":"[^"]*"/g) ?? []).map((one) => one.slice(8, -1)).join('');
    expect(letters(shown)).toBe(letters(blocks));
  });
});
