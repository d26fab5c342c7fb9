import { LONGEST_NOTE, LONGEST_QUOTE, type Rephrasing, type Target } from '#domain/kinds/annotation.ts';
import { LONGEST_REPLY } from '#domain/kinds/reply.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { checkSentence, tidy, type SentenceRefusal } from '#domain/sentence.ts';

export type NoteRefusal =
  | 'note.empty'
  | 'note.tooLong'
  | 'annotation.sameWording'
  | 'passage.empty'
  | 'passage.tooLong'
  | SentenceRefusal;

/** What a note says, or nothing where nothing is needed. Refused when too long: words are never cut in silence. */
export function checkNote(
  raw: string | null | undefined,
  isNeeded: boolean,
): Result<string | null, 'note.empty' | 'note.tooLong'> {
  const note = tidy(raw ?? '');
  if (isNeeded && note === '') return refused('note.empty');
  return note.length > LONGEST_NOTE ? refused('note.tooLong') : done(note || null);
}

/** A proposed wording beside the one it starts from: fit to be a question, or a passage of a theme; and another one. */
export function checkRephrasing(
  kind: Target['kind'],
  from: string,
  raw: string,
): Result<Rephrasing, 'annotation.sameWording' | 'passage.empty' | 'passage.tooLong' | SentenceRefusal> {
  const to = kind === 'question' ? checkSentence(raw) : checkPassage(raw);
  if (!to.ok) return to;
  return to.value === from ? refused('annotation.sameWording') : done({ from, to: to.value });
}

function checkPassage(raw: string): Result<string, 'passage.empty' | 'passage.tooLong'> {
  const words = tidy(raw);
  if (words === '') return refused('passage.empty');
  return words.length > LONGEST_QUOTE ? refused('passage.tooLong') : done(words);
}

/** A free word under an annotation: something, and at most `LONGEST_REPLY` characters. */
export function checkReply(raw: string): Result<string, 'note.empty' | 'reply.tooLong'> {
  const words = tidy(raw);
  if (words === '') return refused('note.empty');
  return words.length > LONGEST_REPLY ? refused('reply.tooLong') : done(words);
}
