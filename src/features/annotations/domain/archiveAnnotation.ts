import type * as Y from 'yjs';
import type { ItemId, Pens } from '#domain/ids.ts';
import { annotation } from '#domain/kinds/annotation.ts';
import type { World } from '#domain/world.ts';
import { patchOwn } from '#domain/commands/patchOwn.ts';

/** Takes my annotation out of view, with what was replied under it. Nothing is deleted. */
export const archiveAnnotation = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, annotation, pens, id, { archivedAt: world.now() });

export const bringBackAnnotation = (doc: Y.Doc, pens: Pens, id: ItemId) =>
  patchOwn(doc, annotation, pens, id, { archivedAt: null });
