import type * as Y from 'yjs';
import { put } from '../collection.ts';
import type { ItemId } from '../ids.ts';
import { moderation } from '../kinds/moderation.ts';
import type { Verdict } from '../kinds/moderation.ts';
import { tidy } from '../sentence.ts';
import type { World } from '../world.ts';

/** An organiser's act: welcomes a question that came by the public form, or sets one aside with a reason. Reversible. */
export const moderateQuestion = (
  doc: Y.Doc,
  question: ItemId,
  decided: { readonly verdict: Verdict; readonly reason?: string | null },
  world: World,
): void =>
  put(doc, moderation, question, {
    verdict: decided.verdict,
    reason: tidy(decided.reason ?? '') || null,
    decidedAt: world.now(),
  });
