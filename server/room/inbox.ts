import type * as Y from 'yjs';
import type { Offer } from './turn.ts';

/** An act of the server's own that waits for its turn. */
export interface Act {
  /** A row each; `at`: the hour it bears, null for the one at which it is taken. The last one's answer is the act's. */
  readonly parts: readonly { readonly at: number | null; readonly run: (doc: Y.Doc) => unknown }[];
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export type Work<Sender> =
  | { readonly kind: 'act'; readonly act: Act }
  /** The first of `offers` is there; taking on goes on for as long as the turn lasts. */
  | { readonly kind: 'offers'; readonly offers: Iterable<Offer<Sender>> };

/**
 * What waits for its turn in a room. Accounts are served one update each, again and again, so that nobody waits
 * behind the flood of somebody else; those of one account keep their order. Acts of the server and updates alternate.
 */
export class Inbox<Sender extends { readonly identity: { readonly account: string } }> {
  private acts: Act[] = [];
  /** By account; the account that is served next comes first. */
  private readonly queues = new Map<string, Offer<Sender>[]>();
  private wasAct = false;

  get isEmpty(): boolean {
    return this.acts.length === 0 && this.queues.size === 0;
  }

  add(offer: Offer<Sender>): void {
    const { account } = offer.from.identity;
    const queue = this.queues.get(account);
    if (queue === undefined) this.queues.set(account, [offer]);
    else queue.push(offer);
  }

  addAct(act: Act): void {
    this.acts.push(act);
  }

  /** What comes now; null when nothing waits. An offer that is taken up is out of the inbox. */
  next(): Work<Sender> | null {
    const isActsTurn = this.acts.length > 0 && !(this.wasAct && this.queues.size > 0);
    this.wasAct = isActsTurn;
    const act = isActsTurn ? this.acts.shift() : undefined;
    if (act !== undefined) return { kind: 'act', act };
    return this.queues.size === 0 ? null : { kind: 'offers', offers: this.offers() };
  }

  /** What was taken up and comes to nothing for now comes again before everything else of its account. */
  putBack(offers: readonly Offer<Sender>[]): void {
    for (let n = offers.length - 1; n >= 0; n -= 1) {
      const offer = offers[n];
      if (offer === undefined) continue;
      const { account } = offer.from.identity;
      this.queues.set(account, [offer, ...(this.queues.get(account) ?? [])]);
    }
  }

  /** Takes everything out. */
  drain(): { readonly offers: readonly Offer<Sender>[]; readonly acts: readonly Act[] } {
    const drained = { offers: [...this.queues.values()].flat(), acts: this.acts };
    this.queues.clear();
    this.acts = [];
    return drained;
  }

  private *offers(): Generator<Offer<Sender>> {
    for (let first = this.queues.entries().next(); !first.done; first = this.queues.entries().next()) {
      const [account, queue] = first.value;
      const offer = queue.shift();
      const isLast = queue.length === 0;
      // Alone, an account keeps its place.
      if (isLast || this.queues.size > 1) this.queues.delete(account);
      if (!isLast) this.queues.set(account, queue);
      if (offer !== undefined) yield offer;
    }
  }
}
