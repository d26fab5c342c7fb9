import * as Y from 'yjs';
import { answered, committed, openDatabase } from './idb.ts';
import type { Keeping } from './status.ts';

/** Rows after which what is kept is written anew as one. */
const COMPACT_AFTER = 500;
const TRY_AGAIN_AFTER = 30_000;
/** What a person wrote survives an empty battery: the system is asked to put it on the disk. */
const LASTING = { durability: 'strict' } as const;

/**
 * One document kept on this device, in the layout of y-indexeddb (stores `updates` and `custom`), which reads it.
 * Written anew because y-indexeddb 9 leaves a rejection unhandled, and may throw into the writer's own
 * transaction, when the browser refuses storage or has no room left. Here nothing is ever thrown:
 * `keeping` says the truth, and what could not be written is tried again.
 */
export class KeptDocument {
  /** Resolves once what the device holds is in the document, or once it is known that it holds nothing. */
  readonly loaded: Promise<void>;
  readonly #doc: Y.Doc;
  readonly #told: (keeping: Keeping) => void;
  #database: IDBDatabase | null = null;
  #keeping: Keeping = 'kept';
  #unsaved: Uint8Array[] = [];
  #writing: Promise<void> | null = null;
  #rows = 0;
  #read = 0;
  #isClosed = false;
  #gaveUp = false;
  #retry: ReturnType<typeof setTimeout> | null = null;
  readonly #follow = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || this.#gaveUp) return;
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
    const database = this.#database;
    if (database === null) return;
    try {
      const store = database.transaction('updates').objectStore('updates');
      this.#apply(...(await unread(store, this.#read)));
    } catch {
      // Erased meanwhile: there is nothing to bring in.
    }
  }

  /** Resolves once everything given is written, as far as the device takes it. */
  async close(): Promise<void> {
    await this.loaded;
    this.#doc.off('update', this.#follow);
    while (this.#writing !== null) await this.#writing;
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#database?.close();
  }

  async #open(name: string, storage: IDBFactory | null): Promise<void> {
    await null; // whoever opens this hears of a refusal after the opening, never during it
    try {
      if (storage === null) throw new Error('no storage');
      const database = await openDatabase(storage, name, { updates: { autoIncrement: true }, custom: {} });
      database.onversionchange = () => {
        database.close();
        this.#giveUp();
      };
      await this.#load(database);
      this.#database = database;
      this.#write();
    } catch {
      this.#giveUp();
    }
  }

  #giveUp(): void {
    this.#gaveUp = true;
    this.#database = null;
    this.#unsaved = [];
    this.#say('notKept');
  }

  async #load(database: IDBDatabase): Promise<void> {
    const [rows, keys] = await unread(database.transaction('updates').objectStore('updates'), 0);
    if (this.#doc.store.clients.size > 0) this.#unsaved.push(Y.encodeStateAsUpdate(this.#doc));
    this.#apply(rows, keys);
    // From now on only: with a listener there, Yjs would encode anew all that was just read.
    this.#doc.on('update', this.#follow);
  }

  #apply(rows: readonly Uint8Array[], keys: readonly IDBValidKey[]): void {
    this.#rows = Math.max(this.#rows, rows.length);
    this.#read = Number(keys.at(-1) ?? this.#read);
    // Not `doc.transact`, which would make it a writing of this person's.
    Y.transact(this.#doc, () => rows.forEach((row) => Y.applyUpdate(this.#doc, row, this)), this, false);
  }

  /** One write at a time; what comes meanwhile goes together in the next one. */
  #write(): void {
    if (this.#database === null || this.#writing !== null || this.#unsaved.length === 0) return;
    const batch = this.#unsaved;
    this.#unsaved = [];
    this.#writing = this.#put(this.#database, batch).then((isKept) => {
      this.#writing = null;
      if (isKept) return this.#afterWriting();
      this.#unsaved = [...batch, ...this.#unsaved];
      this.#tryAgainLater();
    });
  }

  async #put(database: IDBDatabase, batch: readonly Uint8Array[]): Promise<boolean> {
    try {
      const transaction = database.transaction('updates', 'readwrite', LASTING);
      const written = committed(transaction);
      transaction.objectStore('updates').add(batch.length === 1 ? batch[0] : Y.mergeUpdates([...batch]));
      await written;
      this.#rows += 1;
      this.#say('kept');
      return true;
    } catch (trouble) {
      this.#say(isNoRoom(trouble) ? 'full' : 'notKept');
      return false;
    }
  }

  #afterWriting(): void {
    if (this.#unsaved.length > 0) return this.#write();
    if (this.#rows <= COMPACT_AFTER || this.#database === null) return;
    this.#writing = this.#compact(this.#database).then(() => {
      this.#writing = null;
      this.#write();
    });
  }

  /** In one transaction: takes in what other tabs wrote, writes the whole as one row, drops the rows it replaces. */
  async #compact(database: IDBDatabase): Promise<void> {
    try {
      const transaction = database.transaction('updates', 'readwrite');
      const written = committed(transaction);
      const store = transaction.objectStore('updates');
      this.#apply(...(await unread(store, this.#read)));
      store.add(Y.encodeStateAsUpdate(this.#doc));
      store.delete(IDBKeyRange.upperBound(this.#read));
      await written;
      this.#rows = 1;
    } catch {
      // The rows stand as they were; the next writing tries again.
      this.#rows = 0;
    }
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

/** The rows after a key, with their keys. */
async function unread(store: IDBObjectStore, after: number): Promise<[Uint8Array[], IDBValidKey[]]> {
  const range = IDBKeyRange.lowerBound(after, true);
  return Promise.all([answered(store.getAll(range)), answered(store.getAllKeys(range))]);
}

const isNoRoom = (trouble: unknown): boolean =>
  trouble instanceof DOMException &&
  (trouble.name === 'QuotaExceededError' || trouble.name === 'UnknownError');
