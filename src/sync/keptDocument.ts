import { fetchUpdates, IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { answered, committed, openDatabase } from './idb.ts';
import type { Keeping } from './status.ts';

/** The stores of y-indexeddb, which makes them itself; named here for the opening that only asks. */
const LAYOUT = { updates: { autoIncrement: true }, custom: {} } as const;
/** Which renewal of this copy the rows belong to; none before the first. */
const ERA = 'era';
const TRY_AGAIN_AFTER = 30_000;
/** What a person wrote survives an empty battery: the system is asked to put it on the disk. */
const LASTING = { durability: 'strict' } as const;

/**
 * One document kept on this device by y-indexeddb, whose refusals are heard. By itself y-indexeddb 9 leaves
 * rejections unhandled, and may throw into the writer's own transaction, when the browser refuses storage or has
 * no room left; so it reads and folds, and the writing of each row is done here. Nothing is ever thrown:
 * `keeping` says the truth, and what could not be written is tried again.
 */
export class KeptDocument {
  /** Resolves once what the device holds is in the document, or once it is known that it holds nothing. */
  readonly loaded: Promise<void>;
  #doc: Y.Doc;
  readonly #told: (keeping: Keeping) => void;
  readonly #outdated: () => void;
  #era = '';
  /** The era that begins with the next writing, which then takes the place of all rows. */
  #nextEra: string | null = null;
  #persistence: IndexeddbPersistence | null = null;
  #keeping: Keeping = 'kept';
  #unsaved: Uint8Array[] = [];
  #writing: Promise<void> | null = null;
  #isClosed = false;
  #gaveUp = false;
  #retry: ReturnType<typeof setTimeout> | null = null;
  readonly #follow = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#persistence || this.#gaveUp) return;
    this.#unsaved.push(update);
    this.#write();
  };

  constructor(
    doc: Y.Doc,
    name: string,
    storage: IDBFactory | null,
    told: (keeping: Keeping) => void,
    /** Another tab has renewed the copy: what this one writes would stand on rows that are gone. */
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

  /** Grows old when the copy is renewed: tabs of two eras have nothing to say to each other. */
  get era(): string {
    return this.#era;
  }

  /** All that the device holds, other tabs' writings included, and the era of it; null when it holds nothing. */
  async whole(): Promise<{ readonly era: string; readonly state: Uint8Array } | null> {
    await this.loaded;
    try {
      const database = await this.#persistence?._db;
      if (database === undefined) return null;
      const transaction = database.transaction(['updates', 'custom']);
      const [rows, era] = await Promise.all([
        answered<Uint8Array[]>(transaction.objectStore('updates').getAll()),
        answered<unknown>(transaction.objectStore('custom').get(ERA)),
      ]);
      return { era: eraFrom(era), state: Y.mergeUpdates(rows) };
    } catch {
      return null;
    }
  }

  /**
   * Follows `doc` from now on. Its state takes the place of all that the device holds, in one writing: before it
   * the former copy stands, after it the new one. Where another tab was first, it is added to what that one wrote.
   */
  renew(doc: Y.Doc, era: string, isThere = false): void {
    this.#doc.off('update', this.#follow);
    this.#doc = doc;
    if (this.#gaveUp) return;
    if (isThere) this.#era = era;
    else this.#nextEra = era;
    const persistence = this.#persistence;
    if (persistence !== null) {
      persistence.doc.off('destroy', persistence.destroy);
      persistence.doc = doc;
    }
    this.#unsaved = [Y.encodeStateAsUpdate(doc)];
    doc.on('update', this.#follow);
    this.#write();
  }

  async #isRenewedElsewhere(persistence: IndexeddbPersistence): Promise<boolean> {
    try {
      const custom = (await persistence._db).transaction('custom').objectStore('custom');
      return eraFrom(await answered<unknown>(custom.get(ERA))) !== this.#era;
    } catch {
      return false;
    }
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
    if (this.#persistence === null) return;
    if (await this.#isRenewedElsewhere(this.#persistence)) return this.#outdated();
    // Erased or closed meanwhile: there is nothing to bring in.
    await fetchUpdates(this.#persistence).catch(() => {});
  }

  /** Resolves once everything given is written, as far as the device takes it. */
  async close(): Promise<void> {
    await this.loaded;
    this.#doc.off('update', this.#follow);
    await this.atRest();
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    globalThis.removeEventListener?.('unhandledrejection', hush);
    await this.#persistence?.destroy();
  }

  async #open(name: string, storage: IDBFactory | null): Promise<void> {
    await null; // whoever opens this hears of a refusal after the opening, never during it
    try {
      if (storage === null) throw new Error('no storage');
      // y-indexeddb would leave a refusal of this opening unheard.
      const asking = await openDatabase(storage, name, LAYOUT);
      this.#era = eraFrom(
        await answered<unknown>(asking.transaction('custom').objectStore('custom').get(ERA)),
      );
      asking.close();
      globalThis.addEventListener?.('unhandledrejection', hush);
      await this.#read(new IndexeddbPersistence(name, this.#doc));
      this.#write();
    } catch {
      this.#giveUp();
    }
  }

  #giveUp(): void {
    this.#gaveUp = true;
    this.#persistence = null;
    this.#unsaved = [];
    this.#say('notKept');
  }

  /** With a listener there, Yjs would encode anew all that is read: the document is followed from then on only. */
  async #read(persistence: IndexeddbPersistence): Promise<void> {
    this.#doc.off('update', persistence._storeUpdate);
    const follow = (): void => {
      this.#persistence = persistence;
      this.#doc.on('update', this.#follow);
    };
    persistence.on('synced', follow);
    const database = await persistence._db;
    database.addEventListener('versionchange', () => {
      database.close();
      this.#giveUp();
    });
    const refused = new Promise<'refused'>((resolve) =>
      database.addEventListener('abort', () => resolve('refused'), { once: true }),
    );
    if ((await Promise.race([persistence.whenSynced, refused])) !== 'refused') return;
    await this.#readOnly(database);
    follow();
  }

  /** y-indexeddb opens with a writing; a device without room still reads. */
  async #readOnly(database: IDBDatabase): Promise<void> {
    this.#say('full');
    const rows: Uint8Array[] = await answered(
      database.transaction('updates').objectStore('updates').getAll(),
    );
    // Not `doc.transact`, which would make it a writing of this person's.
    Y.transact(this.#doc, () => rows.forEach((row) => Y.applyUpdate(this.#doc, row)), this, false);
  }

  /** One write at a time; what comes meanwhile goes together in the next one. */
  #write(): void {
    if (this.#persistence === null || this.#writing !== null || this.#unsaved.length === 0) return;
    const batch = this.#unsaved;
    const [persistence, doc] = [this.#persistence, this.#doc];
    this.#unsaved = [];
    this.#writing = this.#put(persistence, batch).then((isKept) => {
      this.#writing = null;
      if (isKept) return this.#afterWriting(persistence);
      if (doc === this.#doc) this.#unsaved = [...batch, ...this.#unsaved];
      this.#tryAgainLater();
    });
  }

  async #put(persistence: IndexeddbPersistence, batch: readonly Uint8Array[]): Promise<boolean> {
    const next = this.#nextEra;
    try {
      const transaction = (await persistence._db).transaction(['updates', 'custom'], 'readwrite', LASTING);
      const written = committed(transaction);
      const era = await inEra(transaction, this.#era, next, () =>
        transaction.objectStore('updates').add(batch.length === 1 ? batch[0] : Y.mergeUpdates([...batch])),
      );
      await written;
      if (era === null) return this.#isOutdated();
      persistence._dbsize = era === this.#era ? persistence._dbsize + 1 : 1;
      this.#era = era;
      if (this.#nextEra === next) this.#nextEra = null;
      this.#say('kept');
      return true;
    } catch (trouble) {
      this.#say(isNoRoom(trouble) ? 'full' : 'notKept');
      return false;
    }
  }

  #isOutdated(): false {
    this.#outdated();
    return false;
  }

  #afterWriting(persistence: IndexeddbPersistence): void {
    if (this.#unsaved.length > 0) return this.#write();
    if (persistence._dbsize <= PREFERRED_TRIM_SIZE) return;
    this.#writing = storeState(persistence)
      // The rows stand as they were; the count starts anew and a later writing tries again.
      .catch(() => void (persistence._dbsize = 0))
      .then(() => {
        this.#writing = null;
        this.#write();
      });
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

const eraFrom = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

/**
 * Adds to the rows of an era. `next` begins one, and takes the place of the rows, when the device is still where this
 * tab knew it. Answers the era of what is there now; null, nothing being written, when the copy was renewed meanwhile.
 */
function inEra(
  transaction: IDBTransaction,
  known: string,
  next: string | null,
  add: () => void,
): Promise<string | null> {
  const custom = transaction.objectStore('custom');
  return answered<unknown>(custom.get(ERA)).then((raw) => {
    const there = eraFrom(raw);
    if (next === null && there !== known) return null;
    if (next !== null && there === known) {
      transaction.objectStore('updates').clear();
      custom.put(next, ERA);
    }
    add();
    return next !== null && there === known ? next : there;
  });
}

const isNoRoom = (trouble: unknown): boolean =>
  trouble instanceof DOMException &&
  (trouble.name === 'QuotaExceededError' || trouble.name === 'UnknownError');

/** A request of y-indexeddb that failed with its transaction: heard as an aborted transaction already. */
function hush(event: PromiseRejectionEvent): void {
  const { reason } = event;
  if (reason instanceof DOMException && (reason.name === 'AbortError' || isNoRoom(reason)))
    event.preventDefault();
}
