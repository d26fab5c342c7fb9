import { wordsOf } from '../domain/postAgain.ts';
import { kindOfRoot } from '#domain/everyKind.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import type { DrawerWords } from '../words/fr.ts';

/** What a row is, in words: by the name of its kind; what organisers arrange has one for all. */
export const whatOf = ({ root, act }: Unpublished, { what }: DrawerWords): string => {
  const kind = kindOfRoot(root)?.name ?? '';
  if (kind === 'question' && act === 'change') return what.change;
  return Object.hasOwn(what, kind) ? what[kind as keyof typeof what] : what.arranged;
};

const said = (words: Readonly<Record<string, string>>, why: string): string =>
  (Object.hasOwn(words, why) ? words[why] : words.unknown) ?? '';

/** What bore another's pen from the start is not a change of their words. */
const reasonOf = ({ why, act }: Unpublished): string =>
  why === 'notYours' && act === 'create' ? 'notYoursNew' : why;

/** Why it was not taken, and what one can do: two short sentences. */
export const whyOf = (row: Unpublished, words: DrawerWords): string => said(words.why, reasonOf(row));
export const canOf = (row: Unpublished, words: DrawerWords): string => said(words.can, reasonOf(row));

/** What was written, and the details that stood beside it. */
export function writtenIn(row: Unpublished): { readonly words: string; readonly details: string } {
  const words = wordsOf(row);
  const { context } = row.fields;
  return { words, details: typeof context === 'string' && context !== words ? context : '' };
}

/** A text ready to be sent to somebody, with what it is about and where that stands. */
export function messageOf(
  row: Unpublished,
  words: DrawerWords,
  from: { readonly name: string; readonly space: string; readonly url: string },
): string {
  const { words: written, details } = writtenIn(row);
  const lines = [
    words.message(from.name, from.space),
    written === '' ? words.noWords : written,
    details,
    row.about === null || row.about.words === written ? '' : words.messageAbout(row.about.words),
    from.url,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}
