import type { Words } from '#ui/words/context.ts';
import { refusalSentence } from '#ui/words/refusal.ts';

/** What a person reads when an annotation was refused. */
export function noteRefusal(words: Words, why: string): string {
  const { refusals } = words.app.notes;
  return Object.hasOwn(refusals, why)
    ? words.app.notes.refusals[why as keyof typeof refusals]
    : refusalSentence(words, why);
}

/** The same in the margin of a theme, which says some of it in other words. */
export function marginRefusal(words: Words, why: string): string {
  const { refusals } = words.app.margin;
  return Object.hasOwn(refusals, why) ? refusals[why as keyof typeof refusals] : noteRefusal(words, why);
}
