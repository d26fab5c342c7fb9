import { LONGEST_NOTE, type Rephrasing } from './kinds/annotation.ts';
import { LONGEST_REPLY } from './kinds/reply.ts';
import { done, refused, type Result } from './result.ts';
import { checkSentence, tidy, type SentenceRefusal } from './sentence.ts';

export type NoteRefusal = 'note.empty' | 'note.tooLong' | 'annotation.sameWording' | SentenceRefusal;

/** What a note says, or nothing where nothing is needed. Refused when too long: words are never cut in silence. */
export function checkNote(
  raw: string | null | undefined,
  isNeeded: boolean,
): Result<string | null, 'note.empty' | 'note.tooLong'> {
  const note = tidy(raw ?? '');
  if (isNeeded && note === '') return refused('note.empty');
  return note.length > LONGEST_NOTE ? refused('note.tooLong') : done(note || null);
}

/** A proposed wording beside the one it starts from: fit to be a question, and another one. */
export function checkRephrasing(
  from: string,
  raw: string,
): Result<Rephrasing, 'annotation.sameWording' | SentenceRefusal> {
  const to = checkSentence(raw);
  if (!to.ok) return to;
  return to.value === from ? refused('annotation.sameWording') : done({ from, to: to.value });
}

/** A free word under an annotation: something, and at most `LONGEST_REPLY` characters. */
export function checkReply(raw: string): Result<string, 'note.empty' | 'reply.tooLong'> {
  const words = tidy(raw);
  if (words === '') return refused('note.empty');
  return words.length > LONGEST_REPLY ? refused('reply.tooLong') : done(words);
}
