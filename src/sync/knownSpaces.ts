import { openSpaceStore, type KnownSpace } from './spaceStore.ts';

/** The spaces this device can open without network, last opened first. */
export async function knownSpaces(storage: IDBFactory | null): Promise<readonly KnownSpace[]> {
  const store = await openSpaceStore(storage);
  const spaces = await store.records.all();
  store.close();
  return [...spaces].sort((a, b) => b.openedAt - a.openedAt);
}
