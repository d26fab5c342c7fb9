import type { ItemId } from '#domain/ids.ts';
import type { Annotation } from '#domain/kinds/annotation.ts';
import { mayBeJoined, saidDifferent } from '#domain/projections/groups.ts';
import type { Alike } from '#domain/similar/align.ts';
import { NearQuestions, type Breath } from './nearQuestions.svelte.ts';
import type { SpaceState } from './space.svelte.ts';

/** A question that may say the same as another, and why it is proposed. A person decides. */
export interface Proposal {
  readonly id: ItemId;
  /** In whose words it resembles: its own, or those that others gave for it; null where members alone linked it. */
  readonly said: string | null;
  readonly alike: readonly Alike[];
  /** Members who linked the two by an annotation; they come first. */
  readonly related: readonly Annotation[];
}

/**
 * What may be grouped with a question: those that members linked to it, then those that resemble it. Neither those
 * that are with it already, nor those that somebody said to be different. Call `stop` when done.
 */
export class Proposals {
  readonly #space: SpaceState;
  readonly #near: NearQuestions;
  /** Settled once every question is read. */
  readonly filled: Promise<void>;

  constructor(space: SpaceState, breath?: Breath) {
    this.#space = space;
    this.#near = new NearQuestions(space, breath);
    this.filled = this.#near.filled;
  }

  /** Reactive. One for each group that is proposed, under the question that was found. */
  for(id: ItemId): readonly Proposal[] {
    const question = this.#space.questions.get(id);
    if (question === undefined) return [];
    const together = this.#membersOf(id);
    const without = this.#notToPropose(together);
    const related = this.#relatedTo(together, without);
    const near = this.#near.near(question.sentence, { without, door: 'unasked' });
    const proposals = [
      ...[...related.keys()].filter((one) => !near.some((found) => found.id === one)),
      ...near.map((found) => found.id),
    ].map((one): Proposal => {
      const found = near.find((each) => each.id === one);
      return {
        id: one,
        said: found?.said ?? null,
        alike: found?.alike ?? [],
        related: related.get(one) ?? [],
      };
    });
    return this.#onePerGroup(
      proposals.sort((a, b) => Number(b.related.length > 0) - Number(a.related.length > 0)),
    );
  }

  stop(): void {
    this.#near.stop();
  }

  #membersOf(id: ItemId): readonly ItemId[] {
    return this.#space.views.groups.of(id)?.members ?? [id];
  }

  #notToPropose(together: readonly ItemId[]): ReadonlySet<ItemId> {
    const without = new Set(together);
    for (const one of saidDifferent(together, this.#space.groupings.values()))
      for (const member of this.#membersOf(one)) without.add(member);
    return without;
  }

  #relatedTo(
    together: readonly ItemId[],
    without: ReadonlySet<ItemId>,
  ): ReadonlyMap<ItemId, readonly Annotation[]> {
    const related = new Map<ItemId, readonly Annotation[]>();
    for (const note of this.#space.views.annotations.items.values()) {
      const other = otherEnd(note, together);
      if (other === null || without.has(other) || !this.#isOpen(note) || !this.#mayBeJoined(other)) continue;
      related.set(other, [...(related.get(other) ?? []), note]);
    }
    return related;
  }

  /** Neither taken back by its author, nor dealt with or set aside by an organiser. */
  #isOpen({ id, archivedAt }: Annotation): boolean {
    const verdict = this.#space.moderations.get(id)?.verdict;
    return archivedAt === null && verdict !== 'setAside' && verdict !== 'settled';
  }

  #mayBeJoined(id: ItemId): boolean {
    const question = this.#space.questions.get(id);
    return question !== undefined && mayBeJoined(question, this.#space.moderations.get(id));
  }

  #onePerGroup(proposals: readonly Proposal[]): readonly Proposal[] {
    const met = new Set<ItemId>();
    return proposals.filter(({ id }) => {
      if (met.has(id) || !this.#mayBeJoined(id)) return false;
      for (const member of this.#membersOf(id)) met.add(member);
      return true;
    });
  }
}

/** The question that a note links to one of these, from either side. */
function otherEnd(note: Annotation, these: readonly ItemId[]): ItemId | null {
  if (note.gesture !== 'relate' || note.target?.kind !== 'question' || note.related === null) return null;
  const [from, to] = [note.target.item, note.related];
  if (these.includes(from)) return to;
  return these.includes(to) ? from : null;
}
