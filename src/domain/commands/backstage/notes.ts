import type * as Y from 'yjs';
import { create } from '../../collection.ts';
import { ownedId, type ItemId, type Pens } from '../../ids.ts';
import { note } from '../../kinds/backstage/note.ts';
import { LONGEST_PRIVATE_NOTE } from '../../kinds/backstage/note.ts';
import { done, refused, type Result } from '../../result.ts';
import type { World } from '../../world.ts';
import { patchOwn, type OwnRefusal } from '../patchOwn.ts';

export type NoteRefusal = 'privateNote.empty' | 'privateNote.tooLong';

/** Writes down something for the committee, about a structure or about none. */
export function addNote(
  doc: Y.Doc,
  pens: Pens,
  given: { readonly structure: ItemId | null; readonly text: string },
  world: World,
): Result<ItemId, NoteRefusal> {
  const checked = checkNote(given.text);
  if (!checked.ok) return checked;
  const id = ownedId(pens.named, world.chance);
  create(doc, note, id, { structure: given.structure, text: checked.value, at: world.now() });
  return done(id);
}

export function editNote(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  text: string,
  world: World,
): Result<ItemId, NoteRefusal | OwnRefusal> {
  const checked = checkNote(text);
  if (!checked.ok) return checked;
  return patchOwn(doc, note, pens, id, { text: checked.value, editedAt: world.now() });
}

/** Takes a note of mine out of view. Nothing is lost. */
export const archiveNote = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, note, pens, id, { archivedAt: world.now() });

export const bringBackNote = (doc: Y.Doc, pens: Pens, id: ItemId) =>
  patchOwn(doc, note, pens, id, { archivedAt: null });

/** Lines are kept as they were typed; nothing is cut in silence. */
function checkNote(raw: string): Result<string, NoteRefusal> {
  const text = raw.trim();
  if (!/\p{L}|\p{N}/u.test(text)) return refused('privateNote.empty');
  return text.length > LONGEST_PRIVATE_NOTE ? refused('privateNote.tooLong') : done(text);
}
