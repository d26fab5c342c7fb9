import * as Y from 'yjs';
import type { Found, Range } from './anchor.ts';
import type { Passage, PassageField } from './kinds/annotation.ts';

/** The shared types of a theme that words can be chosen in. */
export interface SharedTexts {
  readonly title: Y.Text;
  readonly intent: Y.Text;
  readonly body: Y.XmlFragment;
}

/** What a text of a theme is made of, in order: shared letters, or one node among them (a line break, a mention). */
export interface Piece {
  readonly type: Y.Text | Y.XmlElement;
  readonly at: number;
  readonly length: number;
}

export interface ThemeText {
  readonly field: PassageField;
  /** A line break is `\n`, any other node among the words one object character (U+FFFC). */
  readonly words: string;
  readonly pieces: readonly Piece[];
}

/** Nodes that hold blocks. Every other one holds words, as `richBlocks` reads it. */
const HOLDERS: ReadonlySet<string> = new Set([
  'blockquote',
  'bullet_list',
  'ordered_list',
  'list_item',
  'check_list',
  'check_item',
  'table',
  'table_row',
]);
/** A list and its item are one step down. */
const ITEMS: ReadonlySet<string> = new Set(['list_item', 'check_item', 'table_row']);
/** As deep as `richBlocks` reads: both number the same paragraphs. */
const DEEPEST = 8;
const OBJECT = '\uFFFC';

/** The texts of a theme as they stand: its title, its intent, then each paragraph and heading of its body in order. */
export function themeTexts({ title, intent, body }: SharedTexts): readonly ThemeText[] {
  return [textOf('title', [title]), textOf('intent', [intent]), ...bodyTexts(body, 0)];
}

function bodyTexts(parent: Y.XmlFragment, depth: number): ThemeText[] {
  if (depth > DEEPEST) return [];
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [textOf('body', [child])];
    if (!(child instanceof Y.XmlElement)) return [];
    if (!HOLDERS.has(child.nodeName)) return [textOf('body', child.toArray())];
    return bodyTexts(child, ITEMS.has(child.nodeName) ? depth : depth + 1);
  });
}

function textOf(field: PassageField, parts: readonly unknown[]): ThemeText {
  const pieces: Piece[] = [];
  let words = '';
  for (const type of parts) {
    if (!(type instanceof Y.Text || type instanceof Y.XmlElement)) continue;
    const own = type instanceof Y.Text ? lettersOf(type) : type.nodeName === 'hard_break' ? '\n' : OBJECT;
    pieces.push({ type, at: words.length, length: own.length });
    words += own;
  }
  return { field, words, pieces };
}

const lettersOf = (text: Y.Text): string =>
  (text.toDelta() as readonly { readonly insert?: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : OBJECT))
    .join('');

/** Words chosen in one of the texts. */
export interface Chosen extends Range {
  readonly text: number;
}

/** Where chosen words stand, so that it can be written down; `null` when their ends are no letters. */
export function passageAt(texts: readonly ThemeText[], chosen: Chosen): Passage | null {
  const text = texts[chosen.text];
  const start = text && positionAt(text, chosen.start, 0);
  const end = text && positionAt(text, chosen.end, -1);
  return text && start && end ? { field: text.field, start, end } : null;
}

/** The position of the letter after (`assoc` 0) or before (-1) an offset. */
function positionAt({ pieces }: ThemeText, offset: number, assoc: 0 | -1): string | null {
  const letter = offset + assoc;
  const piece = pieces.find(({ at, length }) => letter >= at && letter < at + length);
  if (!(piece?.type instanceof Y.Text)) return null;
  const position = Y.createRelativePositionFromTypeIndex(piece.type, offset - piece.at, assoc);
  return toBase64(Y.encodeRelativePosition(position));
}

/**
 * Where the letters at both ends of a passage stand now, or stood before they went. `null` when one of them is in no
 * text of this theme. Where a paragraph was cut between them, what stands in the first part. Never throws.
 */
export function rangeOf(texts: readonly ThemeText[], passage: Passage): Omit<Found, 'isExact'> | null {
  const start = offsetOf(texts, passage.start);
  const end = offsetOf(texts, passage.end);
  if (start === null || end === null) return null;
  if (end.text < start.text || (end.text === start.text && end.at <= start.at)) return null;
  const stop = end.text === start.text ? end.at : (texts[start.text]?.words.length ?? 0);
  return { text: start.text, start: start.at, end: stop };
}

function offsetOf(texts: readonly ThemeText[], raw: string): { text: number; at: number } | null {
  const doc = texts[0]?.pieces[0]?.type.doc;
  const position = doc ? readPosition(raw) : null;
  if (!doc || position === null) return null;
  const absolute = whereStands(position, doc);
  if (absolute === null) return null;
  for (const [text, { pieces }] of texts.entries()) {
    const piece = pieces.find(({ type }) => type === absolute.type);
    if (piece !== undefined) return { text, at: piece.at + Math.min(absolute.index, piece.length) };
  }
  return null;
}

/** Anybody may have written it: bytes that are no position are none, and only positions of letters are followed. */
function readPosition(raw: string): Y.RelativePosition | null {
  try {
    const position = Y.decodeRelativePosition(fromBase64(raw));
    return position.item === null ? null : position;
  } catch {
    return null;
  }
}

function whereStands(position: Y.RelativePosition, doc: Y.Doc): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(position, doc);
  } catch {
    return null;
  }
}

const toBase64 = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
