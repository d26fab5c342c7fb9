import * as Y from 'yjs';
import { schema } from './schema.ts';

const BLOCKS = ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'blockquote'];

/** What each place of a body may hold. `#text` stands for a Y.XmlText. */
const MAY_HOLD: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  paragraph: ['#text', 'hard_break'],
  heading: ['#text', 'hard_break'],
  bullet_list: ['list_item'],
  ordered_list: ['list_item'],
  list_item: BLOCKS,
  blockquote: BLOCKS,
  hard_break: [],
};

/**
 * Whether this editor can show all that a body, or one part of it, holds. y-prosemirror deletes for everybody
 * what its schema does not know; a body that fails this test must not be bound to an editor.
 */
export function isKnownContent(part: unknown): boolean {
  if (part instanceof Y.XmlText) return isKnownText(part);
  if (!(part instanceof Y.XmlFragment)) return false;
  const allowed = MAY_HOLD[part instanceof Y.XmlElement ? part.nodeName : 'doc'];
  return (
    allowed !== undefined &&
    part.toArray().every((child) => allowed.includes(nameOf(child)) && isKnownContent(child))
  );
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
      typeof insert === 'string' && Object.keys(attributes).every((name) => name in schema.marks),
  );
}
