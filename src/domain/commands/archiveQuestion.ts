import type * as Y from 'yjs';
import type { ItemId, Pens } from '../ids.ts';
import { question } from '../kinds/question.ts';
import type { World } from '../world.ts';
import { patchOwn } from './patchOwn.ts';

/** Takes my question out of view. Nothing is deleted: an edit made elsewhere meanwhile is kept. */
export const archiveQuestion = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, question, pens, id, { archivedAt: world.now() });

/** Brings my question back, with its shares and its place. */
export const bringBackQuestion = (doc: Y.Doc, pens: Pens, id: ItemId) =>
  patchOwn(doc, question, pens, id, { archivedAt: null });
