import type * as Y from 'yjs';
import { create, patch, readItem } from '#domain/collection.ts';
import { ownedId, ownsItem, type ItemId, type Pens } from '#domain/ids.ts';
import { annotation } from '#domain/kinds/annotation.ts';
import { reply as kind } from '#domain/kinds/reply.ts';
import { checkReply } from './noteWords.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Voice } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';
import { patchOwn, type OwnRefusal } from '#domain/commands/patchOwn.ts';

export type ReplyRefusal = 'note.empty' | 'reply.tooLong' | OwnRefusal;

/** Adds a word under an annotation. Whether discussion is open, the policy says, here as on the server. */
export function reply(
  doc: Y.Doc,
  pens: Pens,
  given: { readonly annotation: ItemId; readonly words: string; readonly voice: Voice },
  world: World,
): Result<ItemId, ReplyRefusal> {
  if (readItem(doc, annotation, given.annotation) === null) return refused('item.gone');
  const words = checkReply(given.words);
  if (!words.ok) return words;
  const id = ownedId(given.voice.kind === 'nobody' ? pens.veiled : pens.named, world.chance);
  create(doc, kind, id, { ...given, words: words.value, repliedAt: world.now() });
  return done(id);
}

/** Changes the words of my own reply. */
export function editReply(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  given: string,
  world: World,
): Result<ItemId, ReplyRefusal> {
  if (!ownsItem(pens, id)) return refused('item.notMine');
  const words = checkReply(given);
  if (!words.ok) return words;
  return patch(doc, kind, id, { words: words.value, editedAt: world.now() })
    ? done(id)
    : refused('item.gone');
}

export const archiveReply = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, kind, pens, id, { archivedAt: world.now() });

export const bringBackReply = (doc: Y.Doc, pens: Pens, id: ItemId) =>
  patchOwn(doc, kind, pens, id, { archivedAt: null });
