import * as Y from 'yjs';
import { schema } from './schema.ts';

const BLOCKS = ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'check_list', 'blockquote', 'table'];
const WORDS = ['#text', 'hard_break', 'mention'];

/** What each place of a body may hold. `#text` stands for a Y.XmlText. */
const MAY_HOLD: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  paragraph: WORDS,
  heading: WORDS,
  bullet_list: ['list_item'],
  ordered_list: ['list_item'],
  check_list: ['check_item'],
  list_item: BLOCKS,
  check_item: BLOCKS,
  blockquote: BLOCKS,
  table: ['table_row'],
  table_row: ['table_header', 'table_cell'],
  table_header: WORDS,
  table_cell: WORDS,
  hard_break: [],
  mention: [],
};

/**
 * Whether this editor can show all that a body, or one part of it, holds. y-prosemirror deletes for everybody
 * what its schema does not know, nodes, marks and attributes; a body that fails this test must not be bound to
 * an editor.
 */
export function isKnownContent(part: unknown): boolean {
  if (part instanceof Y.XmlText) return isKnownText(part);
  if (!(part instanceof Y.XmlFragment)) return false;
  const name = part instanceof Y.XmlElement ? part.nodeName : 'doc';
  const allowed = Object.hasOwn(MAY_HOLD, name) ? MAY_HOLD[name] : undefined;
  return (
    allowed !== undefined &&
    (!(part instanceof Y.XmlElement) || bearsKnownAttributes(part)) &&
    part.toArray().every((child) => allowed.includes(nameOf(child)) && isKnownContent(child))
  );
}

function bearsKnownAttributes(element: Y.XmlElement): boolean {
  const known = schema.nodes[element.nodeName as keyof typeof schema.nodes]?.spec.attrs ?? {};
  return Object.keys(element.getAttributes()).every((name) => Object.hasOwn(known, name));
}

const nameOf = (child: unknown): string =>
  child instanceof Y.XmlText ? '#text' : child instanceof Y.XmlElement ? child.nodeName : '#other';

function isKnownText(text: Y.XmlText): boolean {
  const delta = text.toDelta() as readonly {
    insert?: unknown;
    attributes?: Readonly<Record<string, unknown>>;
  }[];
  return delta.every(
    ({ insert, attributes = {} }) =>
      typeof insert === 'string' &&
      Object.keys(attributes).every((name) => Object.hasOwn(schema.marks, name)),
  );
}
