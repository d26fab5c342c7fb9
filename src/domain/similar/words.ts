import { fold } from '../fold.ts';
import { stemOf } from './stem.ts';
import { STOP_WORDS } from './stopWords.ts';

/** A word that says something of what a question is about. */
export interface Word {
  /** As it was written. */
  readonly shown: string;
  /** Where it stands in the text, in UTF-16 units. */
  readonly at: number;
  /** Lower case, without accents. */
  readonly folded: string;
  /** What its forms have in common. */
  readonly stem: string;
}

/** A run of letters or digits; the elided article before an apostrophe is a run of its own. */
const RUN = /[\p{L}\p{N}]+/gu;

/** The words of a sentence (in NFC) that say something, in order. */
export function wordsOf(sentence: string): readonly Word[] {
  const words: Word[] = [];
  for (const { 0: shown, index: at } of sentence.normalize('NFC').matchAll(RUN)) {
    const folded = fold(shown);
    if ((folded.length < 2 && !/\d/.test(folded)) || STOP_WORDS.has(folded)) continue;
    words.push({ shown, at, folded, stem: stemOf(folded) });
  }
  return words;
}

/** How many words stand in it, whatever they say. */
export const countWords = (sentence: string): number => sentence.match(RUN)?.length ?? 0;

/** The last word may still be growing: nothing that ends a word stands after it. */
export const isGrowing = (sentence: string): boolean => /[\p{L}\p{N}]$/u.test(sentence);
