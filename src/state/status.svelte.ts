import { SvelteSet } from 'svelte/reactivity';
import type { ItemId } from '#domain/ids.ts';
import type { RoomStatus } from '#engine/sync/status.ts';

/**
 * What the header says of my words, as a key; the sentences are in `ui/words`.
 * - `opening`: what this device holds is being read
 * - `shared`: everything I wrote has a durable receipt
 * - `sending`: connected, the receipt is on its way
 * - `connecting`: nothing waits, the server has not been reached yet
 * - `kept`: on this device, not shared yet
 * - `offline`, `blocked`, `later`, `crowded`, `damaged`, `suspended`: why it is not shared yet; `blocked` is a network that forbids the websocket
 * - `refusing`: the server refuses what I wrote, and it is not in the drawer yet
 * - `unpublished`: nothing waits, and some of what I wrote was not taken: it is in the drawer
 * - `signedOut`, `removed`, `gone`: the copy on this device is all there is now, and it can only be read
 */
export type HeaderKey =
  | 'opening'
  | 'shared'
  | 'sending'
  | 'connecting'
  | 'kept'
  | 'offline'
  | 'blocked'
  | 'later'
  | 'crowded'
  | 'damaged'
  | 'suspended'
  | 'refusing'
  | 'unpublished'
  | 'signedOut'
  | 'removed'
  | 'gone';

export interface HeaderSentence {
  readonly key: HeaderKey;
  /** How many contributions of mine wait; with `unpublished`, how many were not taken. */
  readonly count: number;
}

export const AT_FIRST: RoomStatus = Object.freeze({
  link: 'connecting',
  isByPolls: false,
  ended: null,
  keeping: 'kept',
  loaded: false,
  synced: false,
  waiting: new Set<string>(),
  refusal: null,
  unpublished: 0,
  erased: null,
  cleanings: 0,
});

export function headerSentence(status: RoomStatus): HeaderSentence {
  const count = status.waiting.size;
  if (status.ended !== null)
    return { key: status.ended === 'refused' || status.ended === 'erased' ? 'removed' : status.ended, count };
  if (!status.loaded) return { key: 'opening', count };
  if (status.refusal !== null) return { key: 'refusing', count };
  switch (status.link) {
    case 'online':
      if (count > 0) return { key: 'sending', count };
      return status.unpublished > 0
        ? { key: 'unpublished', count: status.unpublished }
        : { key: 'shared', count };
    case 'connecting':
      return { key: count === 0 ? 'connecting' : 'kept', count };
    default:
      return { key: status.link, count };
  }
}

/** The status of a room, living: each contribution can ask for itself whether it still waits. */
export class StatusState {
  readonly #waiting = new SvelteSet<string>();
  #room = $state.raw<RoomStatus>(AT_FIRST);
  readonly sentence: HeaderSentence = $derived(headerSentence(this.#room));

  get room(): RoomStatus {
    return this.#room;
  }
  get link(): RoomStatus['link'] {
    return this.#room.link;
  }
  /** The slower way round: this network lets no websocket through. */
  get isByPolls(): boolean {
    return this.#room.isByPolls;
  }
  get ended(): RoomStatus['ended'] {
    return this.#room.ended;
  }
  /** `notKept`: this browser keeps nothing here. `full`: no room left on this device. */
  get keeping(): RoomStatus['keeping'] {
    return this.#room.keeping;
  }
  get loaded(): boolean {
    return this.#room.loaded;
  }
  /** Before this is true an empty list means *not received yet*, not *nothing*. */
  get synced(): boolean {
    return this.#room.synced;
  }
  get refusal(): string | null {
    return this.#room.refusal;
  }
  /** How many contributions of mine the server did not take: they are in the drawer. */
  get unpublished(): number {
    return this.#room.unpublished;
  }
  /** How many contributions of mine wait for a durable receipt. */
  get waiting(): number {
    return this.#room.waiting.size;
  }

  waits(id: ItemId): boolean {
    return this.#waiting.has(id);
  }

  follow(room: RoomStatus): void {
    for (const id of this.#room.waiting) if (!room.waiting.has(id)) this.#waiting.delete(id);
    for (const id of room.waiting) this.#waiting.add(id);
    this.#room = room;
  }
}
