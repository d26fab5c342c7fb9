import { stopwatch, type Meter } from '../metrics.ts';
import { silentLog } from '../log.ts';
import { watchDamage, type DamageWatch } from './damage.ts';
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

/** Acts of the log that read what is stored. */
const READING = [
  'load',
  'since',
  'foldable',
  'fold',
  'rewrite',
  'past',
  'rewritePast',
  'versions',
  'seal',
] as const;

type Acts = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>;

/** The same acts; `fail` hears of each that rejects. */
const heard = <T extends object>(acts: T, fail: (error: unknown) => void): T =>
  Object.fromEntries(
    Object.entries(acts as Acts).map(([name, act]) => [
      name,
      (...given: never[]) =>
        act(...given).catch((error: unknown) => {
          fail(error);
          throw error;
        }),
    ]),
  ) as unknown as T;

/** The same store, of which it is known how it fares. */
export function watchStore(
  store: Store,
  meter: Meter,
  now: () => number,
  damage: DamageWatch = watchDamage(silentLog),
): WatchedStore {
  let since: number | null = null;
  const succeed = (): void => void (since = null);
  const fail = (error: unknown): void => {
    damage.note(error);
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
  const reading = Object.fromEntries(READING.map((name) => [name, updates[name]])) as Pick<
    UpdateLog,
    (typeof READING)[number]
  >;
  const watched: UpdateLog = {
    ...updates,
    ...heard(reading, (error) => damage.note(error)),
    append: (rows) => appendBy(updates, rows),
  };
  if (updates.hold !== undefined)
    watched.hold = async (room) => {
      const hold = await updates.hold?.(room);
      return hold ? { ...hold, append: (rows) => appendBy(hold, rows) } : null;
    };
  const people: PeopleStore = heard(store.people, fail);
  meter.gauge('store_writable', () => (since === null ? 1 : 0));
  meter.gauge('store_damaged_rooms', () => damage.seen().rooms);
  return {
    store: { ...store, updates: watched, people },
    async writability() {
      if (since !== null) await store.probe().then(succeed, fail);
      return { since };
    },
  };
}
