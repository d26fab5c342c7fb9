import type { ItemId } from '../ids.ts';
import type { Moderation } from '../kinds/moderation.ts';
import type { Question } from '../kinds/question.ts';
import type { Share } from '../kinds/share.ts';
import { inTheNameOf } from './joinedCards.ts';
import type { ReadAs } from './readsAs.ts';
import { standingOf } from './standing.ts';

/** A question that a structure asks: its own, or one of others that it shares. */
export interface Asked {
  readonly id: ItemId;
  readonly sentence: string;
  readonly isHers: boolean;
}

interface Commons {
  readonly questions: ReadonlyMap<ItemId, Question>;
  readonly shares: ReadonlyMap<ItemId, Share>;
  readonly moderations: ReadonlyMap<ItemId, Moderation>;
}

/**
 * What a structure asks, of what everybody reads: its own first, the newest on top; under whichever of its cards it was
 * said.
 */
export function askedBy(
  structure: ItemId,
  { questions, shares, moderations }: Commons,
  readAs: ReadAs,
): readonly Asked[] {
  const isHere = inTheNameOf(structure, readAs);
  const shared = new Set<string>();
  for (const share of shares.values())
    if (share.archivedAt === null && share.question !== null && isHere(share.structure))
      shared.add(share.question);
  const asked: (Asked & { readonly askedAt: number })[] = [];
  for (const question of questions.values()) {
    const { id, voice, sentence, askedAt } = question;
    const isHers = voice.kind === 'structure' && isHere(voice.structure);
    if (!isHers && !shared.has(id)) continue;
    if (standingOf(question, moderations.get(id)) !== 'shared') continue;
    asked.push({ id, sentence, isHers, askedAt });
  }
  return asked.sort((a, b) => Number(b.isHers) - Number(a.isHers) || b.askedAt - a.askedAt);
}
