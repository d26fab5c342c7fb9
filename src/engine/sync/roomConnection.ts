import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { UpdateBuffer } from './updateBuffer.ts';
import type { RoomStore } from './deviceStore.ts';
import type { RejectedChanges } from './rejectedChanges.ts';
import type { Environment, Moment } from './environment.ts';
import { ErasureEpoch } from './erasureEpoch.ts';
import { KeptDocument } from './keptDocument.ts';
import { Listeners } from './listeners.ts';
import { Outbox } from './outbox.ts';
import { RejectionCare } from './rejectionCare.ts';
import { Rejections } from './rejections.ts';
import type { Rebase } from './rebase/rebase.ts';
import type { RoomParts } from './roomParts.ts';
import { sameStatus, type Ended, type RoomStatus } from './status.ts';
import { FrameBuffer } from './frameBuffer.ts';
import { goneEntries, touchedEntries } from './touchedEntries.ts';
import { Uplink } from './uplink.ts';

export interface RoomPlace<Row extends RejectedChange> {
  /** Below the address of the server, and the name of its document. */
  readonly path: string;
  /** Whose copy it is: the tabs of others hear nothing of it. */
  readonly account: string;
  /** Where its copy stands on the device. */
  readonly database: string;
  /** Where what the server did not take stands. */
  readonly rejectedDatabase: string;
  /** Types the roots of its document. */
  readonly open: (doc: Y.Doc) => Y.Doc;
  /** What takes care of rejections; it is fetched when there is something. */
  readonly rebase: (room: RoomParts<Row>) => Promise<Rebase<Row>>;
  /** The store of rejected changes, where another room has opened it. */
  readonly rejected?: () => Promise<RejectedChanges<Row>>;
}

/**
 * One room on this device: the document, what the device keeps of it, what waits for a receipt, and the way to the
 * server. It reads from the device at once and goes out only after `connect`. `close` puts everything away.
 */
export class RoomConnection<Row extends RejectedChange> {
  /** Resolves once what the device holds is in the document. */
  readonly loaded: Promise<void>;
  #doc: Y.Doc;
  #awareness: Awareness;
  readonly #kept: KeptDocument;
  readonly #outbox: Outbox;
  readonly #rejections: Rejections;
  readonly #care: RejectionCare<Row>;
  readonly #epoch: ErasureEpoch;
  readonly #uplink: Uplink;
  readonly #statusListeners = new Listeners<[status: RoomStatus]>();
  readonly #newsListeners = new Listeners<[topic: string]>();
  readonly #rebasedListeners = new Listeners<[]>();
  /** Told when a document without what the server refused has taken the place of the former one. */
  readonly onRebased = this.#rebasedListeners.add;
  readonly onNews = this.#newsListeners.add;
  readonly subscribe = this.#statusListeners.add;
  readonly #stopMoments: () => void;
  /** Where nobody asked for calm. */
  readonly #frameBuffer: UpdateBuffer | null;
  #buffer: UpdateBuffer | null;
  #isLoaded = false;
  #wasInStep = false;
  #isClosed = false;
  #ended: Ended | null = null;
  #status: RoomStatus;

  constructor(place: RoomPlace<Row>, store: RoomStore, environment: Environment) {
    this.#buffer = this.#frameBuffer =
      environment.onFrame === undefined ? null : new FrameBuffer(environment.onFrame);
    this.#doc = place.open(new Y.Doc({ guid: place.path }));
    this.#awareness = new Awareness(this.#doc);
    this.#outbox = new Outbox(
      place.database,
      store,
      environment,
      () => this.#outboxChanged(),
      () => this.#kept.catchUp(),
      {
        refused: (heard) => this.#rejections.refused(heard, 0),
        rebased: (doubts) => this.#care.follow(doubts),
        adopted: (keys) => this.#rejections.adopted(keys),
      },
    );
    this.#rejections = new Rejections(this.#outbox);
    this.#uplink = new Uplink(environment, {
      doc: () => this.#doc,
      lay: (doc) => environment.layTransport({ ...place, era: this.#kept.era }, doc, parts),
      changed: () => this.#tell(),
    });
    // Listens before the document is kept: an entry is noted as waiting before what it waits for is written.
    this.#doc.on('afterTransaction', this.#note);
    this.#kept = new KeptDocument(
      this.#doc,
      place.database,
      environment.storage,
      () => this.#tell(),
      () => this.#care.follow([]),
    );
    this.#epoch = new ErasureEpoch(this.#kept);
    this.#care = new RejectionCare({
      outbox: this.#outbox,
      epoch: this.#epoch,
      loadRebase: () => place.rebase(parts),
      shared: place.rejected,
      database: place.rejectedDatabase,
      store,
      environment,
      release: () => this.#buffer?.release(),
      reopen: this.#uplink.reopen,
      changed: () => this.#tell(),
    });
    const parts: RoomParts<Row> = {
      doc: () => this.#doc,
      awareness: () => this.#awareness,
      open: place.open,
      kept: this.#kept,
      outbox: this.#outbox,
      rejections: this.#rejections,
      epoch: this.#epoch,
      care: this.#care,
      uplink: this.#uplink,
      environment,
      buffer: () => this.#buffer,
      exchange: (doc) => this.#exchange(doc),
      inStep: () => (this.#wasInStep = true),
      ended: (ended) => this.#end(this.#ended ?? ended),
      news: this.#newsListeners.tell,
      changed: () => this.#tell(),
    };
    this.#status = this.#read();
    this.#stopMoments = environment.onMoment((moment) => this.#moment(moment));
    void store.noteRoom(place.database);
    this.loaded = Promise.all([this.#kept.loaded, this.#outbox.loaded]).then(() => this.#opened());
  }

  /** The document as it stands: another one after `onRebased`. */
  get doc(): Y.Doc {
    return this.#doc;
  }
  get awareness(): Awareness {
    return this.#awareness;
  }

  get status(): RoomStatus {
    return this.#status;
  }

  /** What others write goes by `buffer` from now on, into the document once it lets it; null: by the frame. */
  bufferWith(buffer: UpdateBuffer | null): void {
    this.#buffer?.release();
    this.#buffer = buffer ?? this.#frameBuffer;
  }

  /** What of mine the server did not take. */
  rejected(): Promise<RejectedChanges<Row>> {
    return this.#care.rejected();
  }

  /** Goes to the server, and comes back to it until `end` or `close`. */
  connect(): void {
    if (this.#ended === null) this.#uplink.connect();
  }

  /** The server did not answer over HTTP either: there was no use in going to it. */
  foundNobody(): void {
    this.#uplink.foundNobody();
  }

  /** The server answered that nobody enters for now: what is written waits. */
  foundSuspended(): void {
    this.#uplink.foundSuspended();
  }

  /** Stops coming back. What the device holds stays. */
  end(ended: Ended): void {
    // Who was sent away hears later that they were erased.
    if (this.#ended !== null && (this.#ended !== 'refused' || ended !== 'erased')) return;
    this.#uplink.stop();
    this.#end(ended);
  }

  /** Stops for good, and answers what waits, as plain words; rejects while the code for that is not there. */
  surrender(why: string): Promise<readonly Row[]> {
    this.#uplink.stop();
    return this.#care.whatWaits(why);
  }

  async close(): Promise<void> {
    this.#buffer?.release();
    this.#isClosed = true;
    this.#stopMoments();
    this.#epoch.close();
    this.#statusListeners.clear();
    this.#newsListeners.clear();
    this.#rebasedListeners.clear();
    this.#uplink.close();
    this.#outbox.close();
    await this.#kept.close();
    await this.#care.close();
    this.#doc.off('afterTransaction', this.#note);
    this.#doc.destroy();
  }

  #opened(): void {
    if (this.#isClosed) return;
    this.#isLoaded = true;
    this.#tell();
    this.#uplink.lay();
    void this.#care.lookIn();
    this.#keepBack();
  }

  #end(ended: Ended): void {
    this.#ended = ended;
    this.#tell();
    this.#keepBack();
  }

  #keepBack(): void {
    if (this.#ended !== null && this.#isLoaded) this.#care.keepBack(this.#ended);
  }

  /** Another document takes the place of the one that is open; what follows it follows the other. */
  #exchange(doc: Y.Doc): void {
    this.#buffer?.release();
    const [old, oldAwareness] = [this.#doc, this.#awareness];
    old.off('afterTransaction', this.#note);
    this.#doc = doc;
    this.#awareness = new Awareness(doc);
    this.#awareness.setLocalState(oldAwareness.getLocalState());
    this.#rejections.before.clear();
    doc.on('afterTransaction', this.#note);
    this.#uplink.exchange(this.#kept.atRest());
    this.#rebasedListeners.tell();
    oldAwareness.destroy();
    old.destroy();
  }

  readonly #note = (transaction: Y.Transaction): void => {
    // Reading from the device, another tab or the server is not writing.
    if (!transaction.local) {
      for (const key of goneEntries(transaction)) this.#epoch.seenToGo.add(key);
      return;
    }
    const keys = touchedEntries(transaction);
    if (keys.size === 0) return;
    this.#outbox.note(keys);
    // Letters are never written over, and come too often for this.
    if ([...transaction.changed.keys()].some((type) => type instanceof Y.Map))
      this.#rejections.wrote(this.#doc, keys);
  };

  /** What a tab that is gone left waiting goes out at once, not at the next connection. */
  #outboxChanged(): void {
    const { open } = this.#uplink;
    if (this.#wasInStep && this.#outbox.receipts.needsStep2) open?.sendStep2();
    if (open !== null && this.#rejections.isDue(0)) this.#care.fromServer();
    this.#tell();
  }

  #moment(moment: Moment): void {
    if (moment === 'leave' || moment === 'hidden') {
      // What others wrote is on the device before the page may be gone.
      this.#buffer?.release();
      this.#kept.tidy();
    }
    if (moment === 'leave') this.#outbox.leave();
    if (moment === 'wake') this.#outbox.comeBack();
    if (this.#ended === null) this.#uplink.after(moment, this.#isLoaded);
  }

  #read(): RoomStatus {
    return Object.freeze({
      link: this.#uplink.link,
      isByPolls: this.#uplink.isByPolls,
      ended: this.#ended,
      keeping: this.#kept.keeping,
      loaded: this.#isLoaded,
      synced: this.#wasInStep,
      waiting: this.#outbox.waiting,
      refusal: this.#outbox.receipts.refusal,
      unpublished: this.#care.count,
      erased: this.#epoch.erased,
      cleanings: this.#epoch.cleanings,
    });
  }

  #tell(): void {
    const status = this.#read();
    if (sameStatus(this.#status, status)) return;
    this.#status = status;
    this.#statusListeners.tell(status);
  }
}
