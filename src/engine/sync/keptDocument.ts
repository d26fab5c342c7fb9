import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { openDatabase } from './idb.ts';
import { KeptRows, mergeInTurns, type Outdated, type Written } from './keptRows.ts';
import type { Keeping } from './status.ts';

/** The stores of y-indexeddb, which makes them itself; named here for the opening that only asks. */
const LAYOUT = { updates: { autoIncrement: true }, custom: {} } as const;
/** There are never more rows than this, however a session ends. */
const MOST_ROWS = 50;
/** More than this are folded into one as soon as nobody writes, or looks. */
const ROWS_AT_REST = 20;
/** The newest row grows up to this, rather than making way for another one at each letter. */
const ROW_GROWS_TO = 8_192;
const QUIET = 2_000;
const TRY_AGAIN_AFTER = 30_000;
const OF_STORAGE = /(?:Abort|QuotaExceeded|Unknown|TransactionInactive|InvalidState)Error/;

/** What the device holds at one moment, as one update. */
export interface Whole {
  readonly era: string;
  readonly epoch: number;
  readonly state: Uint8Array;
}

/** What a rebased copy stands on. */
export interface Ground {
  readonly era: string;
  readonly epoch: number;
  /** Another tab has put it on the device already. */
  readonly isThere: boolean;
}

/** The row that this tab wrote last. */
interface Tail {
  readonly key: number;
  readonly bytes: Uint8Array;
}

/**
 * One document kept on this device: y-indexeddb opens and reads the copy, and its rows are written and folded here.
 * Nothing is ever thrown, nor into the writer's own transaction: `keeping` says the truth, and what could not be
 * written is tried again. A tab takes away only rows whose content it has read, or written, or put in their place; so
 * two of them never fold under each other.
 */
export class KeptDocument {
  /** Resolves once what the device holds is in the document, or once it is known that it holds nothing. */
  readonly loaded: Promise<void>;
  #doc: Y.Doc;
  readonly #told: (keeping: Keeping) => void;
  readonly #outdated: () => void;
  #era = '';
  #epoch = 0;
  /** The era that begins with the next writing, which then takes the place of all rows. */
  #nextEra: string | null = null;
  #persistence: IndexeddbPersistence | null = null;
  #rows: KeptRows | null = null;
  /** The rows whose content is in the document. */
  #known = new Set<number>();
  #count = 0;
  #tail: Tail | null = null;
  #keeping: Keeping = 'kept';
  #unsaved: Uint8Array[] = [];
  #writing: Promise<void> | null = null;
  #isClosed = false;
  #gaveUp = false;
  #retry: ReturnType<typeof setTimeout> | null = null;
  #quiet: ReturnType<typeof setTimeout> | null = null;
  readonly #follow = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#gaveUp) return;
    this.#unsaved.push(update);
    this.#write();
  };

  constructor(
    doc: Y.Doc,
    name: string,
    storage: IDBFactory | null,
    told: (keeping: Keeping) => void,
    /** Another tab has rebased the copy: what this one writes would stand on rows that are gone. */
    outdated: () => void = () => {},
  ) {
    this.#doc = doc;
    this.#told = told;
    this.#outdated = outdated;
    this.loaded = this.#open(name, storage);
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Grows old when the copy is rebased: tabs of two eras have nothing to say to each other. */
  get era(): string {
    return this.#era;
  }

  /** The copy holds nothing of what was erased before this epoch of the document. */
  get epoch(): number {
    return this.#epoch;
  }

  /** There is nothing in the copy that an erasure could be about, or the server counts anew. */
  noteEpoch(epoch: number): void {
    this.#epoch = epoch;
    // Heard again at the next connection.
    void this.#rows?.noteEpoch(epoch).catch(() => {});
  }

  /** All that the device holds, other tabs' writings included; null when it holds nothing. */
  async whole(): Promise<Whole | null> {
    await this.loaded;
    try {
      const standing = await this.#rows?.read();
      if (standing === undefined || standing.rows.length === 0) return null;
      const { era, epoch, rows } = standing;
      return { era, epoch, state: mergeInTurns(rows) };
    } catch {
      return null;
    }
  }

  /**
   * Follows `doc` from now on. Its state takes the place of all that the device holds, in one writing: before it
   * the former copy stands, after it the new one. Where another tab was first, it is added to what that one wrote.
   */
  rebase(doc: Y.Doc, { era, epoch, isThere }: Ground): void {
    this.#doc.off('update', this.#follow);
    this.#doc = doc;
    this.#epoch = epoch;
    if (this.#gaveUp) return;
    if (isThere) this.#era = era;
    else this.#nextEra = era;
    if (this.#persistence !== null) this.#persistence.doc = doc;
    this.#known = new Set();
    this.#tail = null;
    this.#unsaved = [Y.encodeStateAsUpdate(doc)];
    doc.on('update', this.#follow);
    this.#write();
  }

  /** Nothing is being written: the document may be exchanged. */
  get isAtRest(): boolean {
    return this.#writing === null;
  }

  /** Resolves once nothing is being written. */
  async atRest(): Promise<void> {
    while (this.#writing !== null) await this.#writing;
  }

  /** Brings in what other tabs of this device have written since. */
  async catchUp(): Promise<void> {
    await this.loaded;
    // Erased or closed meanwhile: there is nothing to bring in.
    const standing = await this.#rows?.read().catch(() => undefined);
    if (standing === undefined) return;
    if (standing.era !== this.#era) return this.#outdated();
    this.#takeIn(standing.keys, standing.rows);
  }

  /** Nobody looks any more: more rows than `above` are folded now, the page may never be seen again. */
  tidy(above = ROWS_AT_REST): void {
    if (this.#count > above) this.#fold();
  }

  /** Resolves once everything given is written, as far as the device takes it. */
  async close(): Promise<void> {
    await this.loaded;
    this.#doc.off('update', this.#follow);
    await this.atRest();
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#rows = null;
    globalThis.removeEventListener?.('unhandledrejection', hush);
    await this.#persistence?.destroy();
  }

  async #open(name: string, storage: IDBFactory | null): Promise<void> {
    await null; // whoever opens this hears of a refusal after the opening, never during it
    try {
      if (storage === null) throw new Error('no storage');
      // y-indexeddb would leave a refusal of this opening unheard. What is added from here on is read all the same,
      // and merged once more by the next fold: a key is never used twice.
      const asking = await openDatabase(storage, name, LAYOUT);
      const { era, epoch, keys } = await new KeptRows(asking).look();
      asking.close();
      this.#era = era;
      this.#epoch = epoch;
      globalThis.addEventListener?.('unhandledrejection', hush);
      await this.#read(new IndexeddbPersistence(name, this.#doc), keys);
    } catch {
      this.#giveUp();
    }
  }

  async #read(persistence: IndexeddbPersistence, keys: readonly number[]): Promise<void> {
    const doc = this.#doc;
    // It writes no row, and a document that another one replaces does not close the copy.
    doc.off('update', persistence._storeUpdate);
    doc.off('destroy', persistence.destroy);
    persistence.on('synced', () => this.#isRead(keys));
    this.#persistence = persistence;
    const database = await persistence._db;
    database.addEventListener('versionchange', () => this.#giveUp());
    const rows = (this.#rows = new KeptRows(database));
    // Stands in line behind the reading, whatever becomes of that.
    this.#hold([], () => rows.sweep(this.#era, new Set(keys)));
    await Promise.race([persistence.whenSynced, this.atRest()]);
    if (persistence.synced) return;
    // It reads and writes in one transaction, and there was no room for that.
    const standing = await rows.read();
    this.#takeIn(standing.keys, standing.rows);
    this.#isRead(standing.keys);
  }

  /** The document is followed from now on: before, Yjs would encode anew all that is read. */
  #isRead(keys: readonly number[]): void {
    this.#known = new Set(keys);
    this.#count = keys.length;
    this.#doc.on('update', this.#follow);
    this.#waitForQuiet();
  }

  #giveUp(): void {
    this.#gaveUp = true;
    this.#rows = null;
    this.#unsaved = [];
    this.#say('notKept');
  }

  #takeIn(keys: readonly number[], rows: readonly Uint8Array[]): void {
    const doc = this.#doc;
    // Not `doc.transact`, which would make it a writing of this person's.
    Y.transact(
      doc,
      () => rows.forEach((row, n) => this.#known.has(keys[n] as number) || Y.applyUpdate(doc, row)),
      this,
      false,
    );
    this.#known = new Set(keys);
    this.#count = keys.length;
  }

  /** One write at a time; what comes meanwhile goes together in the next one. */
  #write(): void {
    if (this.#writing !== null || this.#unsaved.length === 0) return;
    const update = mergeInTurns(this.#unsaved);
    const next = this.#nextEra;
    this.#hold([update], (rows) => {
      if (next !== null) return this.#begin(rows, next, update);
      return this.#grow(rows, update);
    });
  }

  async #begin(rows: KeptRows, next: string, update: Uint8Array): Promise<Written | Outdated> {
    const written = await rows.begin(this.#era, next, this.#epoch, update);
    if (this.#nextEra === next) this.#nextEra = null;
    this.#epoch = written?.epoch ?? this.#epoch;
    this.#tail = null;
    return written;
  }

  async #grow(rows: KeptRows, update: Uint8Array): Promise<Written | Outdated> {
    const tail = this.#tail;
    const grows = tail !== null && tail.bytes.length + update.length <= ROW_GROWS_TO;
    const bytes = grows ? mergeInTurns([tail.bytes, update]) : update;
    const written = await rows.add(this.#era, bytes, grows ? tail.key : null);
    if (written === null) return null;
    if (grows) this.#known.delete(tail.key);
    this.#tail = written.own === null ? null : { key: written.own, bytes };
    return written;
  }

  /** All rows become one, which holds what is not written yet as well. */
  #fold(): void {
    const doc = this.#doc;
    if (this.#writing !== null || this.#nextEra !== null || this.#isClosed) return;
    this.#hold([...this.#unsaved], async (rows, hold) => {
      const state = (): Uint8Array => {
        hold(this.#unsaved.splice(0));
        return Y.encodeStateAsUpdate(doc);
      };
      const written = await rows.fold(this.#era, this.#known, state);
      if (written === null) return null;
      this.#known.clear();
      this.#tail = null;
      return written;
    });
  }

  /** Runs one writing; what it held is unsaved again when the device does not take it. */
  #hold(
    held: Uint8Array[],
    run: (rows: KeptRows, hold: (more: readonly Uint8Array[]) => void) => Promise<Written | Outdated>,
  ): void {
    const [rows, doc] = [this.#rows, this.#doc];
    if (rows === null) return;
    this.#unsaved = [];
    const outcome = run(rows, (more) => held.push(...more));
    this.#writing = outcome.then(
      (written) => {
        this.#writing = null;
        if (written === null) return this.#isOutdated(doc, held);
        this.#wrote(written);
      },
      (trouble: unknown) => {
        this.#writing = null;
        this.#failed(doc, held, trouble);
      },
    );
  }

  #wrote({ era, own, rows }: Written): void {
    this.#era = era;
    if (own !== null) this.#known.add(own);
    this.#count = rows;
    this.#say('kept');
    // Not at the opening, which wrote nothing: the first screen comes before.
    if (rows >= MOST_ROWS && own !== null && this.#nextEra === null) this.#fold();
    else if (this.#unsaved.length > 0) this.#write();
    else this.#waitForQuiet();
  }

  #isOutdated(doc: Y.Doc, held: readonly Uint8Array[]): void {
    this.#outdated();
    this.#keepUnsaved(doc, held);
  }

  #failed(doc: Y.Doc, held: readonly Uint8Array[], trouble: unknown): void {
    this.#keepUnsaved(doc, held);
    if (this.#unsaved.length > 0) this.#say(isNoRoom(trouble) ? 'full' : 'notKept');
  }

  #keepUnsaved(doc: Y.Doc, held: readonly Uint8Array[]): void {
    if (doc === this.#doc) this.#unsaved = [...held, ...this.#unsaved];
    if (this.#unsaved.length > 0) this.#tryAgainLater();
  }

  #waitForQuiet(): void {
    if (this.#quiet !== null) clearTimeout(this.#quiet);
    this.#quiet = null;
    if (this.#count <= ROWS_AT_REST || this.#isClosed) return;
    this.#quiet = setTimeout(() => {
      this.#quiet = null;
      this.tidy();
    }, QUIET);
  }

  #tryAgainLater(): void {
    if (this.#isClosed || this.#retry !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.#write();
    }, TRY_AGAIN_AFTER);
  }

  #say(keeping: Keeping): void {
    if (keeping === this.#keeping) return;
    this.#keeping = keeping;
    this.#told(keeping);
  }
}

const isNoRoom = (trouble: unknown): boolean =>
  trouble instanceof DOMException &&
  (trouble.name === 'QuotaExceededError' || trouble.name === 'UnknownError');

/** A request of y-indexeddb that failed with the transaction of its reading, which is known to have failed. */
function hush(event: PromiseRejectionEvent): void {
  const reason: unknown = event.reason;
  const isOfRequest = reason instanceof Event && reason.target instanceof IDBRequest;
  // lib0 wraps the exception in an error: its name begins the message.
  if (isOfRequest || (reason instanceof Error && OF_STORAGE.test(`${reason.name} ${reason.message}`)))
    event.preventDefault();
}
