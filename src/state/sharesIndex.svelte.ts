import { SvelteMap } from 'svelte/reactivity';
import type { ItemId } from '#domain/ids.ts';
import type { Share, share } from '#domain/kinds/share.ts';
import { sharesByQuestion } from '#domain/projections/sharesByQuestion.ts';
import type { LiveRoot } from './live.svelte.ts';

const NONE: readonly Share[] = Object.freeze([]);

/** Shares by the question they point to, kept one by one: a new « nous aussi » wakes its question only. */
export class SharesIndex {
  readonly #living: SvelteMap<ItemId, readonly Share[]>;
  readonly #plain: Map<ItemId, readonly Share[]>;

  constructor(shares: LiveRoot<typeof share.fields>) {
    this.#plain = sharesByQuestion(shares.plain.values());
    this.#living = new SvelteMap(this.#plain);
    shares.watch((_, before, after) => {
      if (before?.question && before.question !== after?.question) this.#put(before.question, before, null);
      if (after?.question) this.#put(after.question, before ?? null, after);
    });
  }

  /** Reactive: wakes when this question's shares change. */
  of(question: ItemId): readonly Share[] {
    return this.#living.get(question) ?? NONE;
  }

  /** The same, wiring nothing. */
  plainOf(question: ItemId): readonly Share[] {
    return this.#plain.get(question) ?? NONE;
  }

  #put(question: ItemId, without: Share | null, withIt: Share | null): void {
    const others = this.plainOf(question).filter((item) => item.id !== without?.id);
    const list = Object.freeze(withIt === null ? others : [...others, withIt]);
    this.#plain.set(question, list);
    this.#living.set(question, list);
  }
}
