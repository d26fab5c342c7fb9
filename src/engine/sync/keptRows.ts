import * as Y from 'yjs';
import { answered, committed } from './idb.ts';

/** Which rebase of this copy the rows belong to; none before the first. */
const ERA = 'era';
/** How many erasures of the document this copy has heard of; none before the first. */
const EPOCH = 'epoch';
/** What a person wrote survives an empty battery: the system is asked to put it on the disk. */
const LASTING = { durability: 'strict' } as const;
/** Nothing is lost where this is. */
const PASSING = { durability: 'relaxed' } as const;
/** What y-indexeddb adds at each opening: an update that says nothing. */
const EMPTY_LENGTH = 2;

/** What stands on the device at one moment. */
export interface Standing {
  readonly era: string;
  readonly epoch: number;
  readonly keys: readonly number[];
  readonly rows: readonly Uint8Array[];
}

/** What a writing left: the row that it wrote, and how many there are. */
export interface Written {
  readonly era: string;
  /** The row, when it holds nothing but what its tab gave; null when there is none. */
  readonly own: number | null;
  readonly rows: number;
  /** Said where another tab was first, and may have heard of fewer erasures. */
  readonly epoch?: number;
}

/** Answered, nothing being written, where another tab has rebased the copy meanwhile. */
export type Outdated = null;

/**
 * The rows in which y-indexeddb keeps one document, by its own open database. A row never changes: one that grows is
 * another one, so that a tab which knows a key knows what is in it. Each writing is one transaction, and looks first
 * at whether the copy is still the one that its tab knows. A refusal of the browser is a rejection.
 */
export class KeptRows {
  readonly #database: IDBDatabase;

  constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** What stands there, but for the rows themselves. */
  async look(): Promise<Omit<Standing, 'rows'>> {
    const transaction = this.#database.transaction(['updates', 'custom']);
    const custom = transaction.objectStore('custom');
    const [keys, era, epoch] = await Promise.all([
      answered(transaction.objectStore('updates').getAllKeys()),
      answered<unknown>(custom.get(ERA)),
      answered<unknown>(custom.get(EPOCH)),
    ]);
    return { era: eraFrom(era), epoch: epochFrom(epoch), keys: keys as number[] };
  }

  async read(): Promise<Standing> {
    const transaction = this.#database.transaction(['updates', 'custom']);
    const updates = transaction.objectStore('updates');
    const custom = transaction.objectStore('custom');
    const [keys, rows, era, epoch] = await Promise.all([
      answered(updates.getAllKeys()),
      answered<Uint8Array[]>(updates.getAll()),
      answered<unknown>(custom.get(ERA)),
      answered<unknown>(custom.get(EPOCH)),
    ]);
    return {
      era: eraFrom(era),
      epoch: epochFrom(epoch),
      keys: keys as number[],
      rows,
    };
  }

  /** Takes away what openings have added besides the rows that are `known`: rows that say nothing. */
  sweep(era: string, known: ReadonlySet<number>): Promise<Written | Outdated> {
    return this.#write(async (transaction, there) => {
      if (there !== era) return null;
      const updates = transaction.objectStore('updates');
      for (const [key, row] of await unknownRows(updates, known))
        if (row.length <= EMPTY_LENGTH) updates.delete(key);
      return { era, own: null, rows: await answered(updates.count()) };
    }, PASSING);
  }

  /** Adds a row, which takes the place of `former` where there is one. */
  add(era: string, bytes: Uint8Array, former: number | null): Promise<Written | Outdated> {
    return this.#write((transaction, there) => {
      if (there !== era) return null;
      const updates = transaction.objectStore('updates');
      if (former !== null) updates.delete(former);
      return put(updates, bytes, era);
    });
  }

  /**
   * `bytes` begin an era and take the place of all rows, clean of what was erased before `epoch`; where another tab
   * began one first, they join its rows.
   */
  begin(known: string, era: string, epoch: number, bytes: Uint8Array): Promise<Written | Outdated> {
    return this.#write((transaction, there) => {
      const [updates, custom] = [transaction.objectStore('updates'), transaction.objectStore('custom')];
      if (there !== known) return join(updates, custom, bytes, there);
      updates.clear();
      custom.put(era, ERA);
      if (epoch > 0) custom.put(epoch, EPOCH);
      return put(updates, bytes, era);
    });
  }

  /** Notes that the rows hold nothing that was erased before `epoch`. */
  async noteEpoch(epoch: number): Promise<void> {
    const transaction = this.#database.transaction('custom', 'readwrite', LASTING);
    const done = committed(transaction);
    transaction.objectStore('custom').put(epoch, EPOCH);
    await done;
  }

  /**
   * Folds all rows into one: `state`, asked for once the rows cannot change any more, stands for those that are
   * `known`; what other tabs have written besides is merged into it.
   */
  fold(era: string, known: ReadonlySet<number>, state: () => Uint8Array): Promise<Written | Outdated> {
    return this.#write(async (transaction, there) => {
      if (there !== era) return null;
      const updates = transaction.objectStore('updates');
      const others = await unknownRows(updates, known);
      const isOwn = others.length === 0;
      const whole = isOwn ? state() : mergeInTurns([state(), ...others.map(([, row]) => row)]);
      updates.clear();
      return put(updates, whole, era, isOwn);
    });
  }

  async #write(
    change: (transaction: IDBTransaction, era: string) => Promise<Written | null> | null,
    durability: IDBTransactionOptions = LASTING,
  ): Promise<Written | null> {
    const transaction = this.#database.transaction(['updates', 'custom'], 'readwrite', durability);
    const done = committed(transaction);
    const outcome = answered<unknown>(transaction.objectStore('custom').get(ERA)).then((era) =>
      change(transaction, eraFrom(era)),
    );
    // What breaks between two requests must not leave half of them.
    outcome.catch(() => transaction.abort()).catch(() => {});
    await done.catch(async (trouble: unknown) => {
      if (transaction.error === null) await outcome;
      throw trouble;
    });
    return outcome;
  }
}

const epochFrom = (raw: unknown): number => (typeof raw === 'number' ? raw : 0);
const eraFrom = (raw: unknown): string => (typeof raw === 'string' ? raw : '');

/** The copy stays that of the tab that was first, which may have heard of fewer erasures. */
async function join(
  updates: IDBObjectStore,
  custom: IDBObjectStore,
  bytes: Uint8Array,
  era: string,
): Promise<Written> {
  const epoch = epochFrom(await answered<unknown>(custom.get(EPOCH)));
  return { ...(await put(updates, bytes, era)), epoch };
}

async function put(updates: IDBObjectStore, bytes: Uint8Array, era: string, isOwn = true): Promise<Written> {
  const key = (await answered(updates.add(bytes))) as number;
  const rows = await answered(updates.count());
  return { era, own: isOwn ? key : null, rows };
}

async function unknownRows(
  updates: IDBObjectStore,
  known: ReadonlySet<number>,
): Promise<(readonly [key: number, row: Uint8Array])[]> {
  const keys = (await answered(updates.getAllKeys())) as number[];
  const unknown = keys.filter((key) => !known.has(key));
  return Promise.all(
    unknown.map(async (key) => [key, await answered<Uint8Array>(updates.get(key))] as const),
  );
}

/** More updates than this are merged by turns: Yjs takes the square of their number at once. */
const TURN = 32;

/** One update that says what all of these say. */
export function mergeInTurns(updates: readonly Uint8Array[]): Uint8Array {
  let merged = [...updates];
  while (merged.length > TURN) {
    const turns: Uint8Array[] = [];
    for (let n = 0; n < merged.length; n += TURN) turns.push(Y.mergeUpdates(merged.slice(n, n + TURN)));
    merged = turns;
  }
  return Y.mergeUpdates(merged);
}
