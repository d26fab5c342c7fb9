import type * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { RoomParts } from '../roomParts.ts';
import type { Doubts, Ended } from '../status.ts';
import type { EntryModel } from './entryModel.ts';
import { isAboutErased } from './erased.ts';
import { Refusals } from './refusals.ts';
import { rebaseCopy, type Rebased } from './rebaseCopy.ts';
import { keptBack } from './rejectedPart.ts';

/** What a new copy stands on: `era` is that of one which another tab has put on the device, null for the server's. */
interface Ground {
  readonly era: string | null;
  readonly epoch: number;
}

/** How the access ended, as a reason; what is in the store of rejected changes for it may still go out by itself. */
const ENDED_WHY: Readonly<Record<Ended, string>> = {
  signedOut: 'signedOut',
  refused: 'removed',
  erased: 'removed',
  gone: 'gone',
};
const MAY_STILL_GO: ReadonlySet<string> = new Set(Object.values(ENDED_WHY));

/** A typist does not stop for this; after so many tries it waits for the next occasion. */
const MOST_TRIES = 8;

/**
 * What happens after a refusal: the words go to the store of rejected changes and are on the device, then a copy that says what the
 * server says, with what of mine is still to be sent, takes the place of the one that differs. Whatever breaks on
 * the way leaves the former copy, and it begins anew at the next connection.
 */
export class Rebase<Row extends RejectedChange> {
  readonly #room: RoomParts<Row>;
  readonly #model: EntryModel<Row>;
  readonly #refusals = new Refusals();
  #isBusy = false;

  constructor(room: RoomParts<Row>, model: EntryModel<Row>) {
    this.#room = room;
    this.#model = model;
  }

  /** The server's state is the ground of the new copy. */
  fromServer(): Promise<void> {
    return this.#once(async () => {
      const epoch = this.#room.epoch.current;
      const state = await this.#room.uplink.wholeState();
      if (state !== null) await this.#exchange(state, { era: null, epoch });
    });
  }

  /** Another tab has rebased the copy on this device: this one takes it, and brings what it still has to send. */
  follow(doubts: Doubts): Promise<void> {
    this.#refusals.addElsewhere(doubts);
    return this.#once(async () => {
      const there = await this.#room.kept.whole();
      if (there === null || there.era === this.#room.kept.era) return;
      await this.#exchange(there.state, there);
    });
  }

  /** The access ended: what has no receipt is copied to the store of rejected changes. */
  async keepBack(ended: Ended): Promise<void> {
    const rows = this.whatWaits(ENDED_WHY[ended]);
    // The copy still holds them: it is tried again at the next opening.
    await (await this.#room.care.rejected()).keep(rows).catch(() => {});
  }

  /** What has no receipt, as plain words. */
  whatWaits(why: string): readonly Row[] {
    const { outbox, doc, environment } = this.#room;
    const at = environment.now();
    return [...outbox.keys].flatMap((key) => keptBack(doc(), key, why, at, this.#model) ?? []);
  }

  /** These entries were received after all. */
  async received(keys: readonly string[]): Promise<void> {
    this.#refusals.received();
    const rejected = await this.#room.care.rejected();
    const came = rejected.rows.filter(({ key, why }) => keys.includes(key) && MAY_STILL_GO.has(why));
    await rejected.drop(came.map(({ key }) => key)).catch(() => {});
  }

  async #once(run: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    // What fails here (no room on the device, no line) leaves the former copy: nothing is lost.
    await run().catch(() => {});
    this.#isBusy = false;
  }

  async #exchange(base: Uint8Array, ground: Ground): Promise<void> {
    const { doc, care, kept } = this.#room;
    const shelf = await care.rejected();
    const old = doc();
    let wrote = false;
    const notice = ({ local }: Y.Transaction): void => void (wrote ||= local);
    old.on('afterTransaction', notice);
    try {
      for (let tries = 1; ; tries += 1) {
        wrote = false;
        const doubts = this.#allDoubts();
        const rebased = this.#rebase(old, base, doubts);
        await shelf.keep(rebased.rows);
        const out = shelf.rows.filter((row) => isAboutErased(row, rebased.erased));
        if (out.length > 0) await shelf.drop(out.map(({ key }) => key));
        await kept.atRest();
        const isStill = !wrote && kept.isAtRest && doubts.length === this.#allDoubts().length;
        if (isStill) return this.#putIn(rebased, doubts, ground);
        rebased.doc.destroy();
        if (tries >= MOST_TRIES) throw new Error('the copy never rested');
      }
    } finally {
      old.off('afterTransaction', notice);
    }
  }

  #allDoubts(): Doubts {
    this.#refusals.add(this.#room.rejections.takeHeard());
    return this.#refusals.doubts;
  }

  #rebase(old: Y.Doc, base: Uint8Array, doubts: Doubts): Rebased<Row> {
    const { rejections, outbox, open, environment } = this.#room;
    const [model, at] = [this.#model, environment.now()];
    const waiting = new Set([...outbox.keys, ...rejections.unseen]);
    return rebaseCopy({ old, base, waiting, doubts, before: rejections.before, model, open, at });
  }

  #putIn({ doc, rows, erased, gone }: Rebased<Row>, doubts: Doubts, { era: there, epoch }: Ground): void {
    const { kept, outbox, exchange, environment, doc: current } = this.#room;
    const { seenToGo } = this.#room.epoch;
    const held = [...erased.keys].some((key) => seenToGo.has(key) || isHeld(current(), key));
    this.#refusals.takenCareOf();
    this.#room.rejections.done();
    const era = there ?? environment.chance();
    kept.rebase(doc, { era, epoch, isThere: there !== null });
    exchange(doc);
    const rejected = rows.map(({ key }) => key);
    outbox.rebased([...settledBy(doubts, rejected, outbox.keys), ...gone]);
    if (there !== null) return;
    void kept.atRest().then(() => {
      outbox.sayRebased(doubts);
      // Where another window was first, it tells.
      if (!(held || gone.size > 0) || kept.era !== era) return;
      this.#room.epoch.cleaned(gone.size);
      this.#room.changed();
    });
  }
}

/** Whether an entry still stands in a copy. */
function isHeld(doc: Y.Doc, key: string): boolean {
  const [root = '', id = ''] = key.split('/');
  return doc.share.get(root)?._map.get(id)?.deleted === false;
}

/** The entries that wait no more: those in the store of rejected changes, and those refused as a whole of which nothing was left to keep. */
function settledBy(doubts: Doubts, kept: readonly string[], waiting: ReadonlySet<string>): readonly string[] {
  const refused = new Set(doubts.flatMap(([place, why]) => (why === 'clientId' ? [] : [place])));
  return [...waiting].filter((key) => kept.includes(key) || refused.has(key));
}
