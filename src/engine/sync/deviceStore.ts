import { answered, committed, openDatabase } from './idb.ts';
import type { OutboxRow, OutboxShelf } from './outbox.ts';

/** Where a device remembers things. */
export interface DeviceLayout {
  readonly database: string;
  /** The name of the store that the product keeps its own records in, and the field that names one. */
  readonly records: string;
  readonly recordKey: string;
}

/** Records of the product's own, which the engine never reads. */
export interface Records<T> {
  readonly all: () => Promise<readonly T[]>;
  readonly get: (key: string) => Promise<T | null>;
  readonly put: (record: T) => Promise<void>;
  readonly drop: (key: string) => Promise<void>;
}

/** What is noted of rooms: what waits in each, and the databases to be erased with them. */
export interface RoomStore extends OutboxShelf {
  /** Notes that a room has a database, so that it can be erased where the browser does not list them. */
  readonly noteRoom: (database: string) => Promise<void>;
  readonly rooms: () => Promise<readonly string[]>;
  readonly forgetRoom: (database: string) => Promise<void>;
}

/** What this device remembers between two visits. A device that keeps nothing answers as one that never saw anything. */
export interface DeviceStore<T> extends RoomStore {
  readonly keeping: 'kept' | 'notKept';
  readonly records: Records<T>;
  readonly close: () => void;
}

export async function openDeviceStore<T>(
  storage: IDBFactory | null,
  { database: name, records, recordKey }: DeviceLayout,
): Promise<DeviceStore<T>> {
  if (storage === null) return keepingNothing();
  try {
    const database = await openDatabase(storage, name, {
      [records]: { keyPath: recordKey },
      rooms: {},
      outbox: { keyPath: ['room', 'tab', 'key'] },
    });
    // Some browsers open a database in a private window and refuse the first write.
    const probe = database.transaction('rooms', 'readwrite');
    const written = committed(probe);
    probe.objectStore('rooms').put(0, '');
    probe.objectStore('rooms').delete('');
    await written;
    return storeOn(database, records);
  } catch {
    return keepingNothing();
  }
}

function storeOn<T>(database: IDBDatabase, records: string): DeviceStore<T> {
  const read = async <Read>(
    name: string,
    ask: (store: IDBObjectStore) => IDBRequest,
    otherwise: Read,
  ): Promise<Read> => {
    try {
      return (
        ((await answered(ask(database.transaction(name).objectStore(name)))) as Read | undefined) ?? otherwise
      );
    } catch {
      return otherwise;
    }
  };
  // Begins within the call, so that two writes are in the order in which they were asked.
  const write = async (name: string, change: (store: IDBObjectStore) => void): Promise<void> => {
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
    records: {
      all: () => read(records, (store) => store.getAll(), []),
      get: (key) => read(records, (store) => store.get(key), null),
      put: (record) => write(records, (store) => store.put(record)),
      drop: (key) => write(records, (store) => store.delete(key)),
    },
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

function keepingNothing<T>(): DeviceStore<T> {
  const nothing = async (): Promise<void> => {};
  return {
    keeping: 'notKept',
    records: { all: async () => [], get: async () => null, put: nothing, drop: nothing },
    noteRoom: nothing,
    rooms: async () => [],
    forgetRoom: nothing,
    rowsOf: async (): Promise<readonly OutboxRow[]> => [],
    keepRows: nothing,
    dropRows: nothing,
    close: () => {},
  };
}
