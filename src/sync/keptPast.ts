import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import type { HistoryPlace, ItemContent, ItemHistory } from '#protocol/history.ts';
import { pastDatabase } from './dropPast.ts';
import { answered, committed, openDatabase } from '#engine/sync/idb.ts';
import { openSpaceStore } from './spaceStore.ts';

/** What this device has read of the past of one entry. */
export interface KeptPast {
  /** `themes/<id>` */
  readonly key: string;
  /** When it was read, milliseconds since 1970. */
  readonly readAt: number;
  readonly history: ItemHistory;
  /** States that were looked at, by the moment or the version that was asked. */
  readonly contents: Readonly<Record<string, ItemContent>>;
}

/** The histories that a device has read. A device that keeps nothing answers as one that never read any. */
export interface PastShelf {
  readonly read: (place: HistoryPlace) => Promise<KeptPast | null>;
  readonly keep: (past: KeptPast) => Promise<void>;
  readonly forget: (place: HistoryPlace) => Promise<void>;
  readonly close: () => void;
}

const MOST_ITEMS = 50;
const MOST_CONTENTS = 12;
const SHELF = 'histories';

export const pastKey = ({ root, id }: HistoryPlace): string => `${root}/${id}`;

export async function openPastShelf(
  storage: IDBFactory | null,
  slug: SpaceSlug,
  account: AccountId,
): Promise<PastShelf> {
  if (storage === null) return KEEPS_NOTHING;
  const name = pastDatabase(slug, account);
  try {
    const device = await openSpaceStore(storage);
    await device.noteRoom(name);
    device.close();
    return shelfOn(await openDatabase(storage, name, { [SHELF]: { keyPath: 'key' } }));
  } catch {
    return KEEPS_NOTHING;
  }
}

function shelfOn(database: IDBDatabase): PastShelf {
  const write = async (change: (store: IDBObjectStore) => void): Promise<void> => {
    try {
      const transaction = database.transaction(SHELF, 'readwrite');
      const written = committed(transaction);
      change(transaction.objectStore(SHELF));
      await written;
    } catch {
      // No room left, or erased meanwhile: it will be asked of the server again.
    }
  };
  /** Erased from another tab, the shelf is as one that never held anything. */
  const read = async <T>(ask: (store: IDBObjectStore) => IDBRequest<T>, otherwise: T): Promise<T> => {
    try {
      return await answered(ask(database.transaction(SHELF).objectStore(SHELF)));
    } catch {
      return otherwise;
    }
  };
  return {
    read: async (place) =>
      (await read<KeptPast | undefined>((store) => store.get(pastKey(place)), undefined)) ?? null,
    keep: async (past) => {
      const all = await read<KeptPast[]>((store) => store.getAll(), []);
      const others = all.filter(({ key }) => key !== past.key);
      const tooMany = [...others].sort((a, b) => b.readAt - a.readAt).slice(MOST_ITEMS - 1);
      await write((store) => {
        for (const { key } of tooMany) store.delete(key);
        store.put({
          ...past,
          contents: Object.fromEntries(Object.entries(past.contents).slice(-MOST_CONTENTS)),
        });
      });
    },
    forget: (place) => write((store) => store.delete(pastKey(place))),
    close: () => database.close(),
  };
}

const KEEPS_NOTHING: PastShelf = {
  read: async () => null,
  keep: async () => {},
  forget: async () => {},
  close: () => {},
};
