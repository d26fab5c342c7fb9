import { LONGEST_CONTEXT, LONGEST_SENTENCE } from './kinds/question.ts';
import { done, refused, type Result } from './result.ts';

export type SentenceRefusal = 'sentence.empty' | 'sentence.tooLong' | 'context.tooLong';

/** White space folded, ends trimmed: what a person meant to type. */
export const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A sentence fit to be a question: something in it, and at most `LONGEST_SENTENCE` characters. */
export function checkSentence(raw: string): Result<string, SentenceRefusal> {
  const sentence = tidy(raw);
  if (!/\p{L}|\p{N}/u.test(sentence)) return refused('sentence.empty');
  if (sentence.length > LONGEST_SENTENCE) return refused('sentence.tooLong');
  return done(sentence);
}

/** What helps to understand a question, or nothing. Refused when too long: words are never cut in silence. */
export function checkContext(raw: string | null | undefined): Result<string | null, SentenceRefusal> {
  const context = tidy(raw ?? '');
  return context.length > LONGEST_CONTEXT ? refused('context.tooLong') : done(context || null);
}
