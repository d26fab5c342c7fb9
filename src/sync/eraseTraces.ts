import { forgetNotes, noteShelves } from './forgetNotes.ts';
import { dropDatabase } from '#engine/sync/idb.ts';
import { DEVICE_DATABASE, openSpaceStore } from './spaceStore.ts';

/** Where traces may stand, besides IndexedDB. Each is optional: not every browser has them all. */
export interface Traces {
  readonly storage: IDBFactory | null;
  readonly caches?: CacheStorage | undefined;
  readonly workers?: Pick<ServiceWorkerContainer, 'getRegistrations'> | undefined;
  readonly notes?: readonly Pick<Storage, 'clear'>[] | undefined;
  /** Forgets what is noted of one space. */
  readonly forgetNotes?: (slug: string) => void;
  readonly document?: { cookie: string } | undefined;
}

export function browserTraces(): Traces {
  return {
    storage: attempt(() => indexedDB) ?? null,
    caches: attempt(() => caches),
    workers: attempt(() => navigator.serviceWorker),
    notes: noteShelves(),
    forgetNotes,
    document: attempt(() => document),
  };
}

/**
 * Erases what this device keeps of a space; of the last space, or of none in particular, it erases everything:
 * databases, caches, worker, notes and readable cookies. Resolves once it is really gone. The session's own cookie
 * is the server's to take back.
 */
export async function eraseTraces(slug?: string, traces: Traces = browserTraces()): Promise<void> {
  if (slug !== undefined) traces.forgetNotes?.(slug);
  if (traces.storage !== null)
    for (const name of await databases(traces.storage, slug)) await dropDatabase(traces.storage, name);
  const isLast = slug === undefined || (await forget(slug, traces.storage));
  if (isLast && traces.storage !== null) await dropDatabase(traces.storage, DEVICE_DATABASE);
  if (!isLast) return;
  const workers = (await traces.workers?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
  for (const name of (await traces.caches?.keys()) ?? []) await traces.caches?.delete(name);
  for (const notes of traces.notes ?? []) notes.clear();
  if (traces.document !== undefined) expireCookies(traces.document);
}

/** Takes a space off the device's list, with what waited for it; answers whether it was the last one. */
async function forget(slug: string, storage: IDBFactory | null): Promise<boolean> {
  const store = await openSpaceStore(storage);
  await store.records.drop(slug);
  for (const room of await store.rooms())
    if (room.startsWith(prefixOf(slug))) {
      await store.dropRows(await store.rowsOf(room));
      await store.forgetRoom(room);
    }
  const left = await store.records.all();
  store.close();
  return left.length === 0;
}

const prefixOf = (slug: string): string => `${DEVICE_DATABASE}:${slug}:`;

/** Room databases, as noted and as the browser lists them: neither list is complete everywhere. */
async function databases(storage: IDBFactory, slug: string | undefined): Promise<readonly string[]> {
  const store = await openSpaceStore(storage);
  const noted = await store.rooms();
  store.close();
  const listed = (await storage.databases?.().catch(() => [])) ?? [];
  const prefix = slug === undefined ? `${DEVICE_DATABASE}:` : prefixOf(slug);
  const names = new Set([...noted, ...listed.flatMap(({ name }) => name ?? [])]);
  return [...names].filter((name) => name.startsWith(prefix));
}

function expireCookies(document: { cookie: string }): void {
  for (const pair of document.cookie.split(';')) {
    const name = pair.split('=')[0]?.trim();
    if (name) document.cookie = `${name}=; path=/; max-age=0`;
  }
}

function attempt<T>(reach: () => T | undefined): T | undefined {
  try {
    return reach();
  } catch {
    return undefined;
  }
}
