import { stopwatch, type Meter } from '../metrics.ts';
import {
  CannotWrite,
  type Hold,
  type PeopleStore,
  type Store,
  type UpdateLog,
  type UpdateRow,
} from './store.ts';

/** Whether the store takes what is written: null while it does, else the hour from which it did not. */
export interface Writability {
  readonly since: number | null;
}

export interface WatchedStore {
  readonly store: Store;
  /** Known from the last write. One that failed is tried again here: nobody else may be writing. */
  writability(): Promise<Writability>;
}

/** The same store, of which it is known how it fares. */
export function watchStore(store: Store, meter: Meter, now: () => number): WatchedStore {
  let since: number | null = null;
  const succeed = (): void => void (since = null);
  const fail = (error: unknown): void => {
    if (!(error instanceof CannotWrite)) return;
    since ??= now();
    meter.count('store_errors_total');
  };
  const appendBy = async ({ append }: Pick<Hold, 'append'>, rows: readonly UpdateRow[]): Promise<void> => {
    const taken = stopwatch();
    try {
      await append(rows);
    } catch (error) {
      fail(error);
      throw error;
    }
    succeed();
    meter.observe('commit_seconds', taken());
    meter.count('log_rows_total', rows.length);
    meter.count(
      'log_bytes_total',
      rows.reduce((sum, { bytes }) => sum + bytes.length, 0),
    );
  };
  const { updates } = store;
  const watched: UpdateLog = { ...updates, append: (rows) => appendBy(updates, rows) };
  if (updates.hold !== undefined)
    watched.hold = async (room) => {
      const hold = await updates.hold?.(room);
      return hold ? { ...hold, append: (rows) => appendBy(hold, rows) } : null;
    };
  const people = Object.fromEntries(
    Object.entries(store.people).map(([name, ask]: [string, (...given: never[]) => Promise<unknown>]) => [
      name,
      (...given: never[]) =>
        ask(...given).catch((error: unknown) => {
          fail(error);
          throw error;
        }),
    ]),
  ) as unknown as PeopleStore;
  meter.gauge('store_writable', () => (since === null ? 1 : 0));
  return {
    store: { ...store, updates: watched, people },
    async writability() {
      if (since !== null) await store.probe().then(succeed, fail);
      return { since };
    },
  };
}
