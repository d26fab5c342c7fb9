import type * as Y from 'yjs';
import { create } from '#domain/collection.ts';
import { ownedId, type ItemId, type Pen } from '#domain/ids.ts';
import { answer, type AnswerVerdict } from '#domain/kinds/answer.ts';
import type { World } from '#domain/world.ts';

/**
 * Lays an answer under the pen that it counts for: a question asked without a name is answered without one.
 * The caller has looked that the pen is theirs.
 */
export function answerAnnotation(
  doc: Y.Doc,
  pen: Pen,
  annotation: ItemId,
  verdict: AnswerVerdict,
  world: World,
): ItemId {
  const id = ownedId(pen, world.chance);
  create(doc, answer, id, { annotation, verdict, answeredAt: world.now() });
  return id;
}
