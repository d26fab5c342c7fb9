import type * as Y from 'yjs';
import { ACT, patch, readItem } from '#domain/collection.ts';
import { ownsItem, penOf, type ItemId, type Pen, type Pens } from '#domain/ids.ts';
import { annotation, type Rephrasing } from '#domain/kinds/annotation.ts';
import { answer } from '#domain/kinds/answer.ts';
import { question, type Question } from '#domain/kinds/question.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import { answerAnnotation } from './answerAnnotation.ts';
import { editQuestion } from '#domain/commands/editQuestion.ts';

export type RephrasingRefusal = 'item.notMine' | 'item.gone';

/** The answer that was laid, and the wording that the question had just before it. */
export interface Accepted {
  readonly answer: ItemId;
  readonly sentenceBefore: string;
}

/**
 * The author's yes: the question takes the proposed wording, and the answer says so, in one transaction. A question
 * that changed since the proposal takes it all the same: its author has both under their eyes.
 */
export function acceptRephrasing(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  world: World,
): Result<Accepted, RephrasingRefusal> {
  const found = proposalTo(doc, pens, id);
  if (!found.ok) return found;
  const { asked, pen, rephrasing } = found.value;
  return doc.transact(() => {
    const { context, inPublic } = asked;
    const edited = editQuestion(doc, pens, asked.id, { sentence: rephrasing.to, context, inPublic }, world);
    if (!edited.ok) return refused('item.gone');
    const laid = answerAnnotation(doc, pen, id, 'accepted', world);
    return done({ answer: laid, sentenceBefore: asked.sentence });
  }, ACT);
}

/** The author's no: the question keeps its words. Answers the id of the answer. */
export function declineRephrasing(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
  world: World,
): Result<ItemId, RephrasingRefusal> {
  const found = proposalTo(doc, pens, id);
  return found.ok ? done(answerAnnotation(doc, found.value.pen, id, 'declined', world)) : found;
}

/**
 * Takes an answer of mine back, and gives the question the wording it had, in one transaction. Words that I gave it
 * since are kept: only the proposed wording goes.
 */
export function takeAnswerBack(
  doc: Y.Doc,
  pens: Pens,
  given: { readonly answer: ItemId; readonly sentenceBefore?: string },
  world: World,
): Result<ItemId, RephrasingRefusal> {
  const laid = readItem(doc, answer, given.answer);
  if (laid === null) return refused('item.gone');
  const found = proposalTo(doc, pens, laid.annotation as ItemId);
  if (!found.ok) return found;
  const { asked, rephrasing } = found.value;
  return doc.transact(() => {
    const { context, inPublic, sentence } = asked;
    const before = given.sentenceBefore;
    if (before !== undefined && sentence === rephrasing.to)
      editQuestion(doc, pens, asked.id, { sentence: before, context, inPublic }, world);
    patch(doc, answer, given.answer, { verdict: 'reopened', answeredAt: world.now() });
    return done(given.answer);
  }, ACT);
}

function proposalTo(
  doc: Y.Doc,
  pens: Pens,
  id: ItemId,
): Result<{ asked: Question; pen: Pen; rephrasing: Rephrasing }, RephrasingRefusal> {
  const note = readItem(doc, annotation, id);
  const asked = note?.target?.kind === 'question' ? readItem(doc, question, note.target.item) : null;
  const pen = asked === null ? null : penOf(asked.id);
  if (note === null || note.rephrasing === null || asked === null || pen === null)
    return refused('item.gone');
  return ownsItem(pens, asked.id)
    ? done({ asked, pen, rephrasing: note.rephrasing })
    : refused('item.notMine');
}
