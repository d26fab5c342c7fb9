import type * as Y from 'yjs';
import { readItem } from '#domain/collection.ts';
import { ownsItem, penOf, type ItemId, type Pens } from '#domain/ids.ts';
import { annotation } from '#domain/kinds/annotation.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import { answerAnnotation } from './answerAnnotation.ts';

type SettleRefusal = 'item.notMine' | 'item.gone';

function answerAsConcerned(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  verdict: 'settled' | 'reopened',
  world: World,
): Result<ItemId, SettleRefusal> {
  const note = readItem(doc, annotation, id);
  if (note === null) return refused('item.gone');
  const mine = [id, note.target?.item ?? ''].find((one) => ownsItem(pens, one));
  const pen = mine === undefined ? null : penOf(mine);
  return pen === null ? refused('item.notMine') : done(answerAnnotation(doc, pen, id, verdict, world));
}

/** Says that an annotation has been dealt with: for who wrote it, and for who asked the question it is about. */
export const settleAnnotation = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  answerAsConcerned(doc, pens, id, 'settled', world);

export const reopenAnnotation = (doc: Y.Doc, pens: Pens, id: ItemId, world: World) =>
  answerAsConcerned(doc, pens, id, 'reopened', world);
