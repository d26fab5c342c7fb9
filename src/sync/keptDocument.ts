import { fetchUpdates, IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { answered, committed, openDatabase } from './idb.ts';
import type { Keeping } from './status.ts';

/** The stores of y-indexeddb, which makes them itself; named here for the opening that only asks. */
const LAYOUT = { updates: { autoIncrement: true }, custom: {} } as const;
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
  readonly #doc: Y.Doc;
  readonly #told: (keeping: Keeping) => void;
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

  constructor(doc: Y.Doc, name: string, storage: IDBFactory | null, told: (keeping: Keeping) => void) {
    this.#doc = doc;
    this.#told = told;
    this.loaded = this.#open(name, storage);
  }

  get keeping(): Keeping {
    return this.#keeping;
  }

  /** Brings in what other tabs of this device have written since. */
  async catchUp(): Promise<void> {
    await this.loaded;
    if (this.#persistence === null) return;
    // Erased or closed meanwhile: there is nothing to bring in.
    await fetchUpdates(this.#persistence).catch(() => {});
  }

  /** Resolves once everything given is written, as far as the device takes it. */
  async close(): Promise<void> {
    await this.loaded;
    this.#doc.off('update', this.#follow);
    while (this.#writing !== null) await this.#writing;
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
      (await openDatabase(storage, name, LAYOUT)).close();
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
    const persistence = this.#persistence;
    this.#unsaved = [];
    this.#writing = this.#put(persistence, batch).then((isKept) => {
      this.#writing = null;
      if (isKept) return this.#afterWriting(persistence);
      this.#unsaved = [...batch, ...this.#unsaved];
      this.#tryAgainLater();
    });
  }

  async #put(persistence: IndexeddbPersistence, batch: readonly Uint8Array[]): Promise<boolean> {
    try {
      const transaction = (await persistence._db).transaction('updates', 'readwrite', LASTING);
      const written = committed(transaction);
      transaction.objectStore('updates').add(batch.length === 1 ? batch[0] : Y.mergeUpdates([...batch]));
      await written;
      persistence._dbsize += 1;
      this.#say('kept');
      return true;
    } catch (trouble) {
      this.#say(isNoRoom(trouble) ? 'full' : 'notKept');
      return false;
    }
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

const isNoRoom = (trouble: unknown): boolean =>
  trouble instanceof DOMException &&
  (trouble.name === 'QuotaExceededError' || trouble.name === 'UnknownError');

/** A request of y-indexeddb that failed with its transaction: heard as an aborted transaction already. */
function hush(event: PromiseRejectionEvent): void {
  const { reason } = event;
  if (reason instanceof DOMException && (reason.name === 'AbortError' || isNoRoom(reason)))
    event.preventDefault();
}
