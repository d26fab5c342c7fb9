import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { Environment, Line } from './environment.ts';
import { answered, committed, openDatabase } from './idb.ts';

const ROWS = { rows: { keyPath: 'key' } } as const;

/**
 * What one account wrote in the rooms of one place and the server did not take. It is on the device before it leaves
 * the copy, and until the person drops it. Where the device keeps nothing, it lasts as long as the page.
 */
export class RejectedChanges<Row extends RejectedChange> {
  readonly #database: IDBDatabase | null;
  readonly #line: Line | null;
  readonly #listeners = new Set<() => void>();
  #rows: ReadonlyMap<string, Row>;

  private constructor(
    database: IDBDatabase | null,
    rows: readonly Row[],
    name: string,
    environment: Pick<Environment, 'line'>,
  ) {
    this.#database = database;
    this.#rows = byKey(rows);
    this.#line = environment.line(`terreau-drawer:${name}`, () => void this.#readAgain());
  }

  /** Opens the store of rejected changes of this name; where the browser refuses storage, one that forgets. */
  static async open<Row extends RejectedChange>(
    name: string,
    environment: Pick<Environment, 'line' | 'storage'>,
  ): Promise<RejectedChanges<Row>> {
    const database = await openOrNot(name, environment.storage);
    const rows = database === null ? [] : await readRows<Row>(database);
    return new RejectedChanges(database, rows, name, environment);
  }

  /** What is in it, the newest first. */
  get rows(): readonly Row[] {
    return [...this.#rows.values()].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1));
  }

  /** Told when something came in or went out, in this tab or another. Answers how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Puts rows in; of one entry there is one, the newest words first. Resolves once they are on the device, rejects
   * when it does not take them.
   */
  async keep(rows: readonly Row[]): Promise<void> {
    const merged = rows.map((row) => together(this.#rows.get(row.key), row));
    if (merged.length === 0) return;
    await this.#write((store) => merged.forEach((row) => store.put(row)));
    this.#rows = byKey([...this.#rows.values(), ...merged]);
    this.#tell();
  }

  async drop(keys: readonly string[]): Promise<void> {
    const gone = keys.filter((key) => this.#rows.has(key));
    if (gone.length === 0) return;
    this.#rows = new Map([...this.#rows].filter(([key]) => !gone.includes(key)));
    this.#tell();
    await this.#write((store) => gone.forEach((key) => store.delete(key)));
  }

  close(): void {
    this.#listeners.clear();
    this.#line?.close();
    this.#database?.close();
  }

  async #write(change: (store: IDBObjectStore) => void): Promise<void> {
    if (this.#database === null) return;
    const transaction = this.#database.transaction('rows', 'readwrite', { durability: 'strict' });
    const written = committed(transaction);
    change(transaction.objectStore('rows'));
    await written;
    this.#line?.say('changed');
  }

  async #readAgain(): Promise<void> {
    if (this.#database === null) return;
    this.#rows = byKey(await readRows<Row>(this.#database));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const byKey = <Row extends RejectedChange>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.key, row]));

/** What was refused before of the same entry stays, under what is newer. */
const together = <Row extends RejectedChange>(known: Row | undefined, row: Row): Row =>
  known === undefined
    ? row
    : {
        ...row,
        act: known.act === 'create' ? 'create' : row.act,
        fields: { ...known.fields, ...row.fields },
      };

async function openOrNot(name: string, storage: IDBFactory | null): Promise<IDBDatabase | null> {
  if (storage === null) return null;
  return openDatabase(storage, name, ROWS).catch(() => null);
}

async function readRows<Row>(database: IDBDatabase): Promise<readonly Row[]> {
  try {
    return await answered<Row[]>(database.transaction('rows').objectStore('rows').getAll());
  } catch {
    return [];
  }
}
