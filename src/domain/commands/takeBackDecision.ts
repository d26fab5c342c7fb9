import type * as Y from 'yjs';
import { ACT, readItem, rootOf } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { moderation } from '../kinds/moderation.ts';
import type { Verdict } from '../kinds/moderation.ts';

/**
 * Undoes the first decision on a question: it waits again, as if nothing had been decided. Answers false, and changes
 * nothing, when somebody has decided otherwise since.
 */
export function takeBackDecision(doc: Y.Doc, question: ItemId, verdict: Verdict): boolean {
  if (readItem(doc, moderation, question)?.verdict !== verdict) return false;
  doc.transact(() => rootOf(doc, moderation).delete(question), ACT);
  return true;
}
