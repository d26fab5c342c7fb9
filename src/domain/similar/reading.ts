import { notionsOf, type Notion, type Saying, type Sayings } from './notions.ts';
import { wordsOf, type Word } from './words.ts';

/** What a text says, read once. */
export interface Reading {
  readonly text: string;
  /** Its words by their stems, each where it stands first. */
  readonly words: ReadonlyMap<string, Word>;
  readonly notions: ReadonlyMap<Notion, readonly Saying[]>;
}

/** Reads a text; `sayings`: what is said in other words, beside the lexicon. */
export function readText(raw: string, sayings?: Sayings): Reading {
  const text = raw.normalize('NFC');
  const all = wordsOf(text);
  const words = new Map<string, Word>();
  for (const word of all) if (!words.has(word.stem)) words.set(word.stem, word);
  return { text, words, notions: notionsOf(all, sayings) };
}

/** An expression as it stands in its text, from its first word to its last. */
export function shownIn(text: string, saying: Saying): string {
  const [first, last] = [saying[0], saying.at(-1)];
  return first === undefined || last === undefined ? '' : text.slice(first.at, last.at + last.shown.length);
}
