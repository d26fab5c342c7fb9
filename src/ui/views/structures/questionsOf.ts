import type { ItemId } from '#domain/ids.ts';
import { readsAs } from '#domain/projections/readsAs.ts';
import { standingOf } from '#domain/projections/standing.ts';
import type { SpaceState } from '#state/space.svelte.ts';

/** A question that a structure asks: its own, or one of others that it shares. */
export interface Asked {
  readonly id: ItemId;
  readonly sentence: string;
  readonly isHers: boolean;
}

/**
 * What a structure asks, of what everybody reads: its own first, the newest on top; under whichever of its cards it was
 * said. Reactive where it is read.
 */
export function questionsOf(space: SpaceState, structure: ItemId): readonly Asked[] {
  const isHere = (id: string): boolean =>
    readsAs((one) => space.structures.get(one), id as ItemId) === structure;
  const shared = new Set<string>();
  for (const share of space.shares.values())
    if (
      share.archivedAt === null &&
      share.structure !== null &&
      share.question !== null &&
      isHere(share.structure)
    )
      shared.add(share.question);
  const asked: (Asked & { readonly askedAt: number })[] = [];
  for (const question of space.questions.values()) {
    const { id, voice, sentence, askedAt } = question;
    const isHers = voice.kind === 'structure' && isHere(voice.structure);
    if (!isHers && !shared.has(id)) continue;
    if (standingOf(question, space.moderations.get(id)) !== 'shared') continue;
    asked.push({ id, sentence, isHers, askedAt });
  }
  return asked.sort((a, b) => Number(b.isHers) - Number(a.isHers) || b.askedAt - a.askedAt);
}
