import * as Y from 'yjs';

/**
 * Tells the words of a paragraph that vanished under me. Somebody who turns a paragraph into a heading or a
 * list replaces it by a copy; letters that I typed meanwhile, and that they had not received, go with the old
 * one. `isWaiting` answers whether something of mine has not been received yet: without it nothing was lost,
 * the paragraph was taken away knowingly. Returns its stop.
 */
export function watchLostWords(
  body: Y.XmlFragment,
  isWaiting: () => boolean,
  tell: (words: string) => void,
): () => void {
  const look = (_events: unknown, transaction: Y.Transaction): void => {
    if (transaction.local || !isWaiting()) return;
    const gone = vanishedParagraphs(body, transaction);
    if (gone.length === 0) return;
    const left = textOf(body);
    for (const words of gone) if (!left.includes(words)) tell(words);
  };
  body.observeDeep(look);
  return () => body.unobserveDeep(look);
}

/** The words of each paragraph that a transaction took away with letters of this device in it. */
function vanishedParagraphs(body: Y.XmlFragment, transaction: Y.Transaction): readonly string[] {
  const found: string[] = [];
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) return;
    const { type } = struct.content;
    if (!(type instanceof Y.XmlText) || !Y.isParentOf(body, struct)) return;
    const words = wordsBefore(type, transaction);
    if (words !== null) found.push(words);
  });
  return found;
}

/** What a text said before a transaction, or null when none of it was typed on this device. */
function wordsBefore(text: Y.XmlText, transaction: Y.Transaction): string | null {
  let words = '';
  let isMine = false;
  for (let item = text._start; item !== null; item = item.right) {
    const stoodBefore = !item.deleted || Y.isDeleted(transaction.deleteSet, item.id);
    if (!stoodBefore || !(item.content instanceof Y.ContentString)) continue;
    words += item.content.str;
    isMine ||= item.id.client === transaction.doc.clientID;
  }
  return isMine && words.trim() !== '' ? words : null;
}

const textOf = (part: Y.XmlFragment): string =>
  part
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return plain(child);
      return child instanceof Y.XmlFragment ? `${textOf(child)}\n` : '\n';
    })
    .join('');

const plain = (text: Y.XmlText): string =>
  (text.toDelta() as readonly { readonly insert?: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : ''))
    .join('');
