import { openDeviceStore, type KnownSpace } from './deviceStore.ts';

/** The spaces this device can open without network, last opened first. */
export async function knownSpaces(storage: IDBFactory | null): Promise<readonly KnownSpace[]> {
  const store = await openDeviceStore(storage);
  const spaces = await store.knownSpaces();
  store.close();
  return [...spaces].sort((a, b) => b.openedAt - a.openedAt);
}
