import { SvelteMap } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';
import type { ItemId } from '#domain/ids.ts';
import { isRecord } from '#domain/readers.ts';

/** What a hand on the table publishes of itself: the card it holds. */
const FIELD = 'held';

/**
 * Who holds which card, by name. It is shown and stops nobody: the last to put a card down has it.
 * Call `stop` when leaving the table.
 */
export class Holding {
  readonly #awareness: Awareness;
  readonly #me: () => string;
  readonly #held = new SvelteMap<ItemId, string>();
  /** Who held a card last: names whoever just put it down. */
  readonly #last = new Map<ItemId, string>();
  readonly #follow = (): void => this.#read();

  constructor(awareness: Awareness, me: () => string) {
    this.#awareness = awareness;
    this.#me = me;
    awareness.on('change', this.#follow);
    this.#read();
  }

  /** Who else holds this card; null when nobody does. Reactive, card by card. */
  holderOf(id: ItemId): string | null {
    return this.#held.get(id) ?? null;
  }

  /** Who else held this card last; null when nobody was seen to. */
  lastHolderOf(id: ItemId): string | null {
    return this.#last.get(id) ?? null;
  }

  /** Tells the others which card is in my hand. */
  hold(id: ItemId | null): void {
    this.#awareness.setLocalStateField(FIELD, id);
  }

  stop(): void {
    this.#awareness.off('change', this.#follow);
    if (this.#awareness.getLocalState()?.[FIELD]) this.hold(null);
  }

  #read(): void {
    const now = new Map<ItemId, string>();
    for (const [client, state] of this.#awareness.getStates()) {
      if (client === this.#awareness.clientID) continue;
      const { user, [FIELD]: held } = state as Readonly<Record<string, unknown>>;
      if (typeof held !== 'string' || !isRecord(user) || typeof user.name !== 'string') continue;
      if (user.account !== this.#me()) now.set(held as ItemId, user.name);
    }
    for (const id of [...this.#held.keys()]) if (!now.has(id)) this.#held.delete(id);
    for (const [id, name] of now) {
      this.#held.set(id, name);
      this.#last.set(id, name);
    }
  }
}
