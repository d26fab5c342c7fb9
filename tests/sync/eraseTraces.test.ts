import { expect, test, vi } from 'vitest';
import { askQuestion } from '#domain/commands/askQuestion.ts';
import type { AccountId, Pen, SpaceSlug } from '#domain/ids.ts';
import { eraseTraces } from '#sync/eraseTraces.ts';
import { RoomConnection } from '#engine/sync/roomConnection.ts';
import { commonsOf, type SpaceRoom } from '#sync/roomOf.ts';
import { openSpaceStore } from '#sync/spaceStore.ts';
import { meAs, PuppetDevice, SLUG } from './puppets.ts';

/** Ana has written in a space on this device; the page is still open. */
async function written(device: PuppetDevice, slug: SpaceSlug): Promise<SpaceRoom> {
  const environment = device.environment();
  const store = await openSpaceStore(environment.storage);
  await store.records.put({
    slug,
    name: slug,
    me: meAs('ana', { space: slug }),
    members: [],
    openedAt: 1,
    serverOffset: 0,
  });
  const room = new RoomConnection(
    commonsOf({ slug, account: 'ana' as AccountId, pens: { named: 'ana', veiled: 'v-ana' } as never }),
    store,
    environment,
  );
  await room.loaded;
  const pens = { named: 'ana' as Pen, veiled: 'v' as Pen };
  askQuestion(
    room.doc,
    pens,
    { sentence: 'Ici ?', voice: { kind: 'nobody', family: null } },
    {
      now: () => 1,
      chance: () => 'q',
    },
  );
  return room;
}

const databasesOf = async (device: PuppetDevice): Promise<string[]> =>
  ((await device.storage?.databases()) ?? []).map(({ name }) => name ?? '').sort();

test('SYNC-13: erasing the only space leaves nothing on the device', async () => {
  const device = new PuppetDevice();
  const room = await written(device, SLUG);
  const cached = new Set(['terreau-1']);
  const worker = { unregister: vi.fn(async () => true) };
  const notes = { clear: vi.fn() };
  const page = { cookie: 'terreau-language=fr' };
  await eraseTraces(SLUG, {
    storage: device.storage,
    caches: {
      keys: async () => [...cached],
      delete: async (name: string) => cached.delete(name),
    } as unknown as CacheStorage,
    workers: { getRegistrations: async () => [worker as unknown as ServiceWorkerRegistration] },
    notes: [notes],
    document: page,
  });
  expect(await databasesOf(device)).toEqual([]);
  expect(cached.size).toBe(0);
  expect(worker.unregister).toHaveBeenCalledOnce();
  expect(notes.clear).toHaveBeenCalledOnce();
  expect(page.cookie).toBe('terreau-language=; path=/; max-age=0');
  await room.close();
  expect(await databasesOf(device)).toEqual([]);
});

test('erasing one space of two leaves the other as it was', async () => {
  const device = new PuppetDevice();
  const here = await written(device, SLUG);
  const other = await written(device, 'nec-creuse' as SpaceSlug);
  await eraseTraces(SLUG, { storage: device.storage });
  expect(await databasesOf(device)).toEqual(['terreau', 'terreau:nec-creuse:ana:commons']);
  const store = await openSpaceStore(device.storage);
  expect((await store.records.all()).map(({ slug }) => slug)).toEqual(['nec-creuse']);
  expect(await store.rooms()).toEqual(['terreau:nec-creuse:ana:commons']);
  expect(await store.rowsOf(`terreau:${SLUG}:ana:commons`)).toEqual([]);
  expect(await store.rowsOf('terreau:nec-creuse:ana:commons')).toHaveLength(1);
  store.close();
  await here.close();
  await other.close();
});
