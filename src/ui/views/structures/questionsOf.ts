import type { ItemId } from '#domain/ids.ts';
import { standingOf } from '#domain/projections/standing.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** A question that a structure asks: its own, or one of others that it shares. */
export interface Asked {
  readonly id: ItemId;
  readonly sentence: string;
  readonly isHers: boolean;
}

/** What a structure asks, of what everybody reads: its own first, the newest on top. Reactive where it is read. */
export function questionsOf(space: SpaceState, structure: ItemId): readonly Asked[] {
  const shared = new Set<string>();
  for (const share of space.shares.values())
    if (share.structure === structure && share.archivedAt === null && share.question !== null)
      shared.add(share.question);
  const asked: (Asked & { readonly askedAt: number })[] = [];
  for (const question of space.questions.values()) {
    const { id, voice, sentence, askedAt } = question;
    const isHers = voice.kind === 'structure' && voice.structure === structure;
    if (!isHers && !shared.has(id)) continue;
    if (standingOf(question, space.moderations.get(id)) !== 'shared') continue;
    asked.push({ id, sentence, isHers, askedAt });
  }
  return asked.sort((a, b) => Number(b.isHers) - Number(a.isHers) || b.askedAt - a.askedAt);
}
