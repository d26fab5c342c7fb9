import type { IDBFactory } from 'fake-indexeddb';
import { answered } from '#engine/sync/idb.ts';

const decoder = new TextDecoder('utf-8', { fatal: false });

/** All that a device's databases hold, as one long text: bytes are read as UTF-8, wherever they stand. */
export async function rawText(storage: IDBFactory): Promise<string> {
  const texts: string[] = [];
  for (const { name = '' } of await storage.databases()) {
    const database = await answered(storage.open(name) as unknown as IDBRequest<IDBDatabase>);
    for (const store of database.objectStoreNames) {
      const shelf = database.transaction(store).objectStore(store);
      const [keys, values] = [await answered(shelf.getAllKeys()), await answered(shelf.getAll())];
      texts.push(name, store, textOf(keys), textOf(values));
    }
    database.close();
  }
  return texts.join('\n');
}

function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return decoder.decode(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}=${textOf(one)}`)
    .join(' ');
}
