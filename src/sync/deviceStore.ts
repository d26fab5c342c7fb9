import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import type { RoomName } from '#domain/roles.ts';
import type { Me, Member } from '#protocol/portal.ts';
import { answered, committed, openDatabase } from './idb.ts';
import type { OutboxRow, OutboxShelf } from './outbox.ts';

export const DEVICE_DATABASE = 'terreau';

/** Each account has its own copy of a room, so that nobody ever sends what the former person of this device wrote. */
export const roomDatabase = (slug: SpaceSlug, account: AccountId, room: RoomName): string =>
  `${DEVICE_DATABASE}:${slug}:${account}:${room}`;

/** Beside the copy of a room, what of it was not taken. */
export const drawerDatabase = (slug: SpaceSlug, account: AccountId, room: RoomName): string =>
  `${roomDatabase(slug, account, room)}:drawer`;

/** A space this device has opened, and who opened it last. */
export interface KnownSpace {
  readonly slug: SpaceSlug;
  readonly name: string;
  readonly me: Me;
  readonly members: readonly Member[];
  /** When the server last said who I am there; milliseconds since 1970. */
  readonly openedAt: number;
  /** After how many months without a visit the space erases a name, as it said then. */
  readonly memberMonths?: number;
  /** Milliseconds to add to this device's clock to have the server's. */
  readonly serverOffset: number;
}

/** What this device remembers between two visits. A device that keeps nothing answers as one that never saw anything. */
export interface DeviceStore extends OutboxShelf {
  readonly keeping: 'kept' | 'notKept';
  readonly knownSpaces: () => Promise<readonly KnownSpace[]>;
  readonly knownSpace: (slug: string) => Promise<KnownSpace | null>;
  readonly rememberSpace: (space: KnownSpace) => Promise<void>;
  readonly forgetSpace: (slug: string) => Promise<void>;
  /** Notes that a room has a database, so that it can be erased where the browser does not list them. */
  readonly noteRoom: (database: string) => Promise<void>;
  readonly rooms: () => Promise<readonly string[]>;
  readonly forgetRoom: (database: string) => Promise<void>;
  readonly close: () => void;
}

const STORES = {
  spaces: { keyPath: 'slug' },
  rooms: {},
  outbox: { keyPath: ['room', 'tab', 'key'] },
};

export async function openDeviceStore(storage: IDBFactory | null): Promise<DeviceStore> {
  if (storage === null) return keepingNothing();
  try {
    const database = await openDatabase(storage, DEVICE_DATABASE, STORES);
    // Some browsers open a database in a private window and refuse the first write.
    const probe = database.transaction('rooms', 'readwrite');
    const written = committed(probe);
    probe.objectStore('rooms').put(0, '');
    probe.objectStore('rooms').delete('');
    await written;
    return storeOn(database);
  } catch {
    return keepingNothing();
  }
}

/** Whether this browser keeps anything at all here. */
export async function probe(storage: IDBFactory | null): Promise<'kept' | 'notKept'> {
  const store = await openDeviceStore(storage);
  store.close();
  return store.keeping;
}

type StoreName = keyof typeof STORES;

function storeOn(database: IDBDatabase): DeviceStore {
  const read = async <T>(
    name: StoreName,
    ask: (store: IDBObjectStore) => IDBRequest,
    otherwise: T,
  ): Promise<T> => {
    try {
      return (
        ((await answered(ask(database.transaction(name).objectStore(name)))) as T | undefined) ?? otherwise
      );
    } catch {
      return otherwise;
    }
  };
  // Begins within the call, so that two writes are in the order in which they were asked.
  const write = async (name: StoreName, change: (store: IDBObjectStore) => void): Promise<void> => {
    try {
      const transaction = database.transaction(name, 'readwrite');
      const written = committed(transaction);
      change(transaction.objectStore(name));
      await written;
    } catch {
      // No room left, or erased meanwhile: what is remembered here only saves a question to the server.
    }
  };
  return {
    keeping: 'kept',
    knownSpaces: () => read('spaces', (store) => store.getAll(), []),
    knownSpace: (slug) => read('spaces', (store) => store.get(slug), null),
    rememberSpace: (space) => write('spaces', (store) => store.put(space)),
    forgetSpace: (slug) => write('spaces', (store) => store.delete(slug)),
    noteRoom: (name) => write('rooms', (store) => store.put(name, name)),
    rooms: () => read('rooms', (store) => store.getAll(), []),
    forgetRoom: (name) => write('rooms', (store) => store.delete(name)),
    rowsOf: (room) => read('outbox', (store) => store.getAll(rowsOf(room)), []),
    keepRows: (rows) => write('outbox', (store) => rows.forEach((row) => store.put(row))),
    dropRows: (rows) =>
      write('outbox', (store) => rows.forEach(({ room, tab, key }) => store.delete([room, tab, key]))),
    close: () => database.close(),
  };
}

const rowsOf = (room: string): IDBKeyRange => IDBKeyRange.bound([room], [room, []]);

function keepingNothing(): DeviceStore {
  const nothing = async (): Promise<void> => {};
  return {
    keeping: 'notKept',
    knownSpaces: async () => [],
    knownSpace: async () => null,
    rememberSpace: nothing,
    forgetSpace: nothing,
    noteRoom: nothing,
    rooms: async () => [],
    forgetRoom: nothing,
    rowsOf: async (): Promise<readonly OutboxRow[]> => [],
    keepRows: nothing,
    dropRows: nothing,
    close: () => {},
  };
}
