import { IDBFactory } from 'fake-indexeddb';
import type { AccountId, Pens, SpaceSlug } from '#domain/ids.ts';
import { tabNotes } from '#sync/deviceNotes.ts';
import { openDeviceStore } from '#sync/deviceStore.ts';
import { RoomConnection } from '#sync/roomConnection.ts';
import { WebsocketTransport } from '#sync/transports/websocketTransport.ts';
import { socketWith } from './stockClient.ts';

/** Our own client as a page opens it, on the real network; its disk is in memory. One in a test: y-indexeddb knows one disk. */
export async function ownDevice(
  origin: string,
  space: string,
  pens: Pens,
  cookie: string,
): Promise<RoomConnection> {
  const storage = new IDBFactory();
  globalThis.indexedDB = storage;
  let names = 0;
  const store = await openDeviceStore(storage);
  const room = new RoomConnection(
    { slug: space as SpaceSlug, account: pens.named as string as AccountId, pens, room: 'commons' },
    store,
    {
      origin,
      WebSocket: socketWith({ cookie }),
      fetch: (address, init) => fetch(address, { ...init, headers: { ...init?.headers, cookie } }),
      layTransport: (...way) => new WebsocketTransport(...way),
      storage,
      tab: tabNotes(null),
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
  room.reach();
  return room;
}
