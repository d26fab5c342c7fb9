import { IDBFactory } from 'fake-indexeddb';
import type { AccountId, Pens, SpaceSlug } from '#domain/ids.ts';
import { tabNotes } from '#sync/deviceNotes.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { layTransport } from '#engine/sync/transports/layTransport.ts';
import { rememberedTransport } from '#sync/rememberedTransport.ts';
import { socketWith } from './stockClient.ts';

/** Our own client as a page opens it, on the real network; its disk is in memory. One in a test: y-indexeddb knows one disk. */
export async function ownDevice(
  origin: string,
  space: string,
  pens: Pens,
  cookie: string,
): Promise<SpaceRoom> {
  const storage = new IDBFactory();
  globalThis.indexedDB = storage;
  let names = 0;
  const store = await openSpaceStore(storage);
  const room = new RoomConnection(
    commonsOf({ slug: space as SpaceSlug, account: pens.named as string as AccountId, pens }),
    store,
    {
      origin,
      WebSocket: socketWith({ cookie }),
      fetch: (address, init) => fetch(address, { ...init, headers: { ...init?.headers, cookie } }),
      layTransport,
      storage,
      remembered: rememberedTransport(tabNotes(null)),
      now: () => Date.now(),
      chance: () => `own${(names += 1)}`,
      spread: () => 0,
      isOnline: () => true,
      isVisible: () => true,
      onMoment: () => () => undefined,
      line: () => null,
      persist: () => Promise.resolve(true),
    },
  );
  await room.loaded;
  room.connect();
  return room;
}
