import type { ItemId } from '../ids.ts';
import type { Share } from '../kinds/share.ts';

/** Shares by the question they point to; those that point nowhere are left out. */
export function sharesByQuestion(shares: Iterable<Share>): Map<ItemId, Share[]> {
  const byQuestion = new Map<ItemId, Share[]>();
  for (const item of shares) {
    if (item.question === null) continue;
    const list = byQuestion.get(item.question);
    if (list === undefined) byQuestion.set(item.question, [item]);
    else list.push(item);
  }
  return byQuestion;
}
