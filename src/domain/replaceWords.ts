import * as Y from 'yjs';
import type { Range } from './anchor.ts';
import type { Piece, ThemeText } from './themeTexts.ts';
import { wordDiff } from './wordDiff.ts';

type Marks = Readonly<Record<string, unknown>>;

/**
 * Writes other words in the place of some of a text, word by word: what both have in common is not touched, so its
 * letters live on, with their emphasis and links; a word that comes takes those of the word that it replaces.
 */
export function replaceWords(text: ThemeText, { start, end }: Range, to: string): void {
  const edits: Edit[] = [];
  let at = start;
  for (const { kind, earlier, later } of wordDiff(text.words.slice(start, end), to)) {
    if (kind === 'new') put(edits, at, later);
    else if (kind === 'gone') take(edits, at, earlier.length);
    else mendSpace(edits, at, earlier, later);
    at += earlier.length;
  }
  // From the end on, so that what is done moves nothing that is still to do.
  for (const edit of edits.reverse()) write(text, edit);
}

/** `length` characters go, `words` come in their place. */
interface Edit {
  at: number;
  length: number;
  words: string;
}

function put(edits: Edit[], at: number, words: string): void {
  const last = edits.at(-1);
  if (last !== undefined && last.at + last.length === at) last.words += words;
  else edits.push({ at, length: 0, words });
}

function take(edits: Edit[], at: number, length: number): void {
  const last = edits.at(-1);
  if (last !== undefined && last.at + last.length === at) last.length += length;
  else edits.push({ at, length, words: '' });
}

const spaceAfter = (words: string): string => words.slice(words.trimEnd().length);

/** A word that now stands before another, or before none any more, gains or loses the space after it. */
function mendSpace(edits: Edit[], at: number, earlier: string, later: string): void {
  const [had, has] = [spaceAfter(earlier), spaceAfter(later)];
  if (had === '' && has !== '') put(edits, at + earlier.length, has);
  else if (had !== '' && has === '') take(edits, at + earlier.length - had.length, had.length);
}

function write({ pieces }: ThemeText, { at, length, words }: Edit): void {
  const home = words === '' ? undefined : homeOf(pieces.filter(isLetters), at, length);
  if (home?.type instanceof Y.Text) {
    const from = Math.max(0, at - home.at);
    const past = Math.max(0, Math.min(at + length - home.at, home.length));
    home.type.insert(past, words, marksFor(home.type, from, past - from));
  }
  for (const one of [...pieces].reverse()) remove(one, at, length);
}

/** The letters that new ones go among: those they replace, else those before them, else those after. */
function homeOf(pieces: readonly Piece[], at: number, length: number): Piece | undefined {
  const inside = pieces.find((one) => at >= one.at && at < one.at + one.length);
  const before = pieces.find((one) => at > one.at && at <= one.at + one.length);
  return (
    (length > 0 ? (inside ?? before) : (before ?? inside)) ??
    pieces.find((one) => one.at >= at) ??
    pieces.at(-1)
  );
}

const isLetters = ({ type }: Piece): boolean => type instanceof Y.Text;

/** What of a piece lies in a range goes; what was just put in stands after it. */
function remove({ type, at, length: own }: Piece, start: number, length: number): void {
  const [from, until] = [Math.max(start, at), Math.min(start + length, at + own)];
  if (until <= from) return;
  if (type instanceof Y.Text) type.delete(from - at, until - from);
  else if (type.parent instanceof Y.XmlFragment) type.parent.delete(type.parent.toArray().indexOf(type), 1);
}

/** The marks that words get: of the first letter they replace; put in between, of the letter before them. */
function marksFor(text: Y.Text, at: number, length: number): Marks {
  const before = marksOf(text, at - 1);
  const after = marksOf(text, at);
  if (length > 0) return after ?? {};
  const marks = before ?? after ?? {};
  // Words beside a link are not a part of it.
  const { link, ...rest } = marks;
  return link !== undefined && JSON.stringify(after?.link) === JSON.stringify(link) ? marks : rest;
}

function marksOf(text: Y.Text, at: number): Marks | null {
  let read = 0;
  for (const { insert, attributes = {} } of text.toDelta() as readonly {
    insert: unknown;
    attributes?: Marks;
  }[]) {
    read += typeof insert === 'string' ? insert.length : 1;
    if (at >= 0 && at < read) return attributes;
  }
  return null;
}
