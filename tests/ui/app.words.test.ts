import { describe, expect, it } from 'vitest';
import { en } from '#ui/words/app/en.ts';
import { fr } from '#ui/words/app/fr.ts';
import { en as moreEn } from '#ui/words/app/more/en.ts';
import { fr as moreFr } from '#ui/words/app/more/fr.ts';
import { en as drawerEn } from '#features/drawer/words/en.ts';
import { fr as drawerFr } from '#features/drawer/words/fr.ts';
import { en as notesEn } from '#features/annotations/words/en.ts';
import { fr as notesFr } from '#features/annotations/words/fr.ts';
import { en as sortingEn } from '#features/sorting/words/en.ts';
import { fr as sortingFr } from '#features/sorting/words/fr.ts';
import { deviceLanguage, languageCookie, loadWords } from '#ui/words/context.ts';
import { refusalSentence } from '#ui/words/refusal.ts';

/** Every string of a dictionary, with its path; a function is asked with plain values. */
function sentences(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') {
    const said: unknown = (words as (...given: unknown[]) => unknown)(...PLAUSIBLE(path));
    return typeof said === 'string' ? [[path, said]] : [];
  }
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => sentences(value, `${path}.${key}`));
}

const PLAUSIBLE = (path: string): unknown[] => {
  if (/\.and$|near\.(sharedBy|alike)$/.test(path)) return [['a', 'b']];
  if (/eventSoon|arrived/.test(path)) return ['X', 3];
  if (/pageTitle|themeChanged|goTo/.test(path)) return ['X', 'Y'];
  return [3, 3];
};

const MARKS = /[.!?:;…]\s+|\n/;
const wordsOf = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

describe.each([
  ['French', { ...fr, ...moreFr, ...sortingFr, notes: notesFr, drawer: drawerFr }],
  ['English', { ...en, ...moreEn, ...sortingEn, notes: notesEn, drawer: drawerEn }],
] as const)('the words of the app in %s', (_, words) => {
  const all = sentences(words);

  it('UI-7: are complete: none is empty', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it('UI-8: are short: no sentence of more than twenty words, twelve on average at most', () => {
    const lengths = all.flatMap(([path, text]) =>
      text.split(MARKS).map((part) => [path, wordsOf(part)] as const),
    );
    expect(lengths.filter(([, n]) => n > 20)).toEqual([]);
    expect(lengths.reduce((sum, [, n]) => sum + n, 0) / lengths.length).toBeLessThanOrEqual(12);
  });

  it('blame nobody and shout at nobody', () => {
    expect(all.filter(([, sentence]) => /!|\boups\b|\boops\b|erreur \d|error \d/i.test(sentence))).toEqual(
      [],
    );
  });
});

describe('the language of a device', () => {
  it('is the one chosen, else the browser’s, else French', () => {
    expect(deviceLanguage('a=b; terreau-language=en', ['fr-FR'])).toBe('en');
    expect(deviceLanguage('', ['en-GB', 'fr'])).toBe('en');
    expect(deviceLanguage('terreau-language=xx', ['de'])).toBe('fr');
    expect(languageCookie('en')).toMatch(/^terreau-language=en; path=\/;/);
  });

  it('UI-9: brings the words of the first screen first, and the others when they are wanted', async () => {
    const words = await loadWords('fr');
    expect(words.app.ask.share).toBe('Partager ma question');
    expect(words.app.copyField).toBeUndefined();
    await words.bring();
    expect(words.app.copyField.copy).toBe('Copier le lien');
  });

  it('UI-6: never lets a mark of French stand alone on its line', async () => {
    const { app } = await loadWords('fr');
    expect(app.ask.label).toBe('Quelle question vous posez-vous\u00a0?');
  });

  it('says a refusal in words, and an unknown one as well', async () => {
    const words = await loadWords('fr');
    expect(refusalSentence(words, 'sentence.empty')).toBe(words.common.refusals['sentence.empty']);
    expect(refusalSentence(words, 'unreachable')).toBe(words.app.shell.needsNetwork);
    expect(refusalSentence(words, 'something new')).toBe(words.app.shell.failed);
    expect(refusalSentence(words, 'toString')).toBe(words.app.shell.failed);
  });
});
