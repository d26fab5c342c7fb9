import type * as Y from 'yjs';
import type { ItemId, Pens } from '../ids.ts';
import { question } from '../kinds/question.ts';
import type { World } from '../world.ts';
import { patchOwn } from './patchOwn.ts';

/** Its asker's act: my question is shown alone, whatever it is linked to. The others of its group stay together. */
export const keepApart = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  patchOwn(doc, question, pens, id, { apartSince: world.now() });

/** Its asker's act: lets my question be shown with those it is linked to. */
export const letJoin = (doc: Y.Doc, pens: Pens, id: ItemId) =>
  patchOwn(doc, question, pens, id, { apartSince: null });
