import { LONGEST_WORD, MOST_FORMS } from '../kinds/term.ts';
import { done, refused, type Result } from '../result.ts';
import { tidy } from '../sentence.ts';

/** `word.known`: it is here already, and nothing more was said of it. */
export type TermRefusal =
  'word.empty' | 'word.tooLong' | 'word.formTooLong' | 'word.tooManyForms' | 'word.known';

/** A word as it is written down, and how else it is said (« EPN » for « espace public numérique »). */
export interface GivenTerm {
  readonly word: string;
  readonly otherForms: readonly string[];
}

/** Nothing is cut in silence: what is too long is refused. Empty forms, and those that say the same, are left out. */
export function checkTerm(given: GivenTerm): Result<GivenTerm, TermRefusal> {
  const word = tidy(given.word);
  const otherForms = [...new Set(given.otherForms.map(tidy))].filter((one) => one !== '' && one !== word);
  if (!/\p{L}|\p{N}/u.test(word)) return refused('word.empty');
  if (word.length > LONGEST_WORD) return refused('word.tooLong');
  if (otherForms.some((one) => one.length > LONGEST_WORD)) return refused('word.formTooLong');
  if (otherForms.length > MOST_FORMS) return refused('word.tooManyForms');
  return done({ word, otherForms });
}
