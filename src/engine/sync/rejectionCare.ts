import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { RoomStore } from './deviceStore.ts';
import type { RejectedChanges } from './rejectedChanges.ts';
import type { Environment } from './environment.ts';
import type { ErasureEpoch } from './erasureEpoch.ts';
import type { Outbox } from './outbox.ts';
import type { Rebase } from './rebase/rebase.ts';
import type { Doubts, Ended } from './status.ts';

export interface CareOf<Row extends RejectedChange> {
  readonly outbox: Outbox;
  readonly epoch: ErasureEpoch;
  readonly loadRebase: () => Promise<Rebase<Row>>;
  /** The store of rejected changes, where another room has opened it. */
  readonly shared: (() => Promise<RejectedChanges<Row>>) | undefined;
  /** The name of the store of rejected changes of this one. */
  readonly database: string;
  readonly store: RoomStore;
  readonly environment: Pick<Environment, 'line' | 'storage'>;
  /** What is held back goes into the document. */
  readonly release: () => void;
  readonly reopen: () => void;
  /** There are more rejected changes, or fewer. */
  readonly changed: () => void;
}

/**
 * What takes care of rejections, and the store of rejected changes they go to: both are fetched when there is something
 * for them. Code that does not arrive is asked for again at the next occasion.
 */
export class RejectionCare<Row extends RejectedChange> {
  readonly #of: CareOf<Row>;
  #rebase: Promise<Rebase<Row>> | null = null;
  #rejected: Promise<RejectedChanges<Row>> | null = null;
  #count = 0;
  #isClosed = false;

  constructor(of: CareOf<Row>) {
    this.#of = of;
  }

  /** How much the store of rejected changes holds, as far as it was opened. */
  get count(): number {
    return this.#count;
  }

  rejected(): Promise<RejectedChanges<Row>> {
    return (this.#rejected ??= this.#open());
  }

  /** Opens the store of rejected changes where it ever held anything. */
  async lookIn(): Promise<void> {
    const { store, database } = this.#of;
    if ((await store.rooms()).includes(database) && !this.#isClosed) await this.rejected().catch(() => {});
  }

  /** The server's state takes the place of the copy, with what of mine is still to be sent. */
  fromServer(): void {
    void this.#loaded().then(async (rebase) => {
      await rebase?.fromServer();
      if (!this.#isClosed) this.#of.epoch.retry(this.#of.reopen);
    });
  }

  /** Another tab has rebased the copy on this device, for these reasons. */
  follow(doubts: Doubts): void {
    if (!this.#isClosed) void this.#loaded().then((rebase) => rebase?.follow(doubts));
  }

  /** What can go out no more is kept as a copy, beside the document in which it stays readable. */
  keepBack(ended: Ended): void {
    if (this.#of.outbox.keys.size > 0) void this.#loaded().then((rebase) => rebase?.keepBack(ended));
  }

  /** These entries have their receipt: what the store of rejected changes holds of them came after all. */
  received(keys: readonly string[]): void {
    if (keys.length === 0 || (this.#count === 0 && this.#rebase === null)) return;
    void this.#loaded().then((rebase) => rebase?.received(keys));
  }

  /** What waits, as plain words; rejects while the code for that is not there. */
  async whatWaits(why: string): Promise<readonly Row[]> {
    if (this.#of.outbox.keys.size === 0) return [];
    const rebase = await this.#loaded();
    if (rebase === null) throw new Error('what waits cannot be read yet');
    return rebase.whatWaits(why);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const rejected = await this.#rejected?.catch(() => null);
    if (this.#of.shared === undefined) rejected?.close();
  }

  #loaded(): Promise<Rebase<Row> | null> {
    this.#of.release();
    this.#rebase ??= this.#of.loadRebase();
    return this.#rebase.catch(() => (this.#rebase = null));
  }

  async #open(): Promise<RejectedChanges<Row>> {
    const rejected = await (this.#of.shared ?? (() => this.#openOwn()))();
    const count = (): void => {
      if (this.#isClosed) return;
      this.#count = rejected.rows.length;
      this.#of.changed();
    };
    rejected.onChange(count);
    count();
    return rejected;
  }

  async #openOwn(): Promise<RejectedChanges<Row>> {
    const { database, store, environment } = this.#of;
    const { RejectedChanges } = await import('./rejectedChanges.ts');
    await store.noteRoom(database);
    return RejectedChanges.open(database, environment);
  }
}
