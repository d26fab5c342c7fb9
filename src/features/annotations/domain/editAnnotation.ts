import type * as Y from 'yjs';
import { patch, readItem } from '#domain/collection.ts';
import { ownsItem, type ItemId, type Pens } from '#domain/ids.ts';
import { annotation } from '#domain/kinds/annotation.ts';
import { checkNote, checkRephrasing, type NoteRefusal } from './noteWords.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';

export interface AnnotationEdit {
  readonly note: string | null;
  /** `rephrase`: the wording that is proposed now; the one it started from stays. */
  readonly wording?: string;
}

/** Changes the words of my own annotation. What it is about, and how, stays. */
export function editAnnotation(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  edit: AnnotationEdit,
  world: World,
): Result<ItemId, NoteRefusal | 'item.notMine' | 'item.gone'> {
  if (!ownsItem(pens, id)) return refused('item.notMine');
  const before = readItem(doc, annotation, id);
  if (before === null) return refused('item.gone');
  const note = checkNote(edit.note, before.gesture === 'clarify');
  if (!note.ok) return note;
  const { rephrasing } = before;
  const proposed =
    rephrasing === null || edit.wording === undefined || edit.wording === rephrasing.to
      ? done(undefined)
      : checkRephrasing(before.target?.kind ?? 'question', rephrasing.from, edit.wording);
  if (!proposed.ok) return proposed;
  patch(doc, annotation, id, { note: note.value, rephrasing: proposed.value, editedAt: world.now() });
  return done(id);
}
