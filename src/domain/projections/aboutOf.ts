import type * as Y from 'yjs';
import { readItem } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { annotation, question, term, theme } from '../kinds/index.ts';
import { readTarget, type Target } from '../kinds/annotation.ts';
import { reference } from '../readers.ts';
import type { About } from '../unpublished.ts';

/** What an entry, given as plain fields, is about: the question, theme or word it points to, or that it changes itself. */
export function aboutOf(
  doc: Y.Doc,
  root: string,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): About | null {
  switch (root) {
    case 'questions':
    case 'placements':
    case 'moderation':
      return questionAt(doc, id);
    case 'shares':
    case 'groupings':
      return questionAt(doc, reference(fields.question));
    case 'themes':
      return themeAt(doc, id);
    case 'annotations':
      return targetAt(
        doc,
        readTarget(fields.target) ?? readItem(doc, annotation, id as ItemId)?.target ?? null,
      );
    case 'answers':
    case 'replies':
      return annotatedBy(doc, reference(fields.annotation));
    default:
      return null;
  }
}

function annotatedBy(doc: Y.Doc, id: string | null): About | null {
  const note = id === null ? null : readItem(doc, annotation, id as ItemId);
  return targetAt(doc, note?.target ?? null);
}

function targetAt(doc: Y.Doc, target: Target | null): About | null {
  if (target === null) return null;
  if (target.kind === 'term') return termAt(doc, target.item);
  return target.kind === 'theme' ? themeAt(doc, target.item) : questionAt(doc, target.item);
}

function questionAt(doc: Y.Doc, id: string | null): About | null {
  const item = id === null ? null : readItem(doc, question, id as ItemId);
  return item === null ? null : { kind: 'question', item: item.id, words: item.sentence };
}

function termAt(doc: Y.Doc, id: ItemId): About | null {
  const item = readItem(doc, term, id);
  return item === null ? null : { kind: 'term', item: item.id, words: item.word };
}

function themeAt(doc: Y.Doc, id: string): About | null {
  const item = readItem(doc, theme, id as ItemId);
  return item === null ? null : { kind: 'theme', item: item.id, words: item.title };
}
