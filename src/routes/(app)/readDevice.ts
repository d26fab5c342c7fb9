import { leavesSoon } from '#domain/staysUntil.ts';
import { browserEnvironment } from '#sync/browserEnvironment.ts';
import { openSpaceStore, roomDatabase, type KnownSpace, type SpaceStore } from '#sync/spaceStore.ts';
import type { SpaceHere, ThisDevice } from '#ui/views/thisDevice.ts';

/** What stands on this device, as its pages tell it. */
export async function readDevice(): Promise<ThisDevice> {
  const store = await openSpaceStore(browserEnvironment().storage);
  const known = await store.records.all();
  const spaces = await Promise.all(known.map((space) => spaceHere(store, space)));
  store.close();
  const [promised, used] = await Promise.all([
    navigator.storage?.persisted?.().catch(() => null) ?? null,
    navigator.storage?.estimate?.().then(
      ({ usage }) => usage ?? null,
      () => null,
    ) ?? null,
  ]);
  return { spaces: spaces.sort((a, b) => b.openedAt - a.openedAt), keeping: store.keeping, promised, used };
}

/** Asks the browser to keep what is here; it decides by itself, and may not promise. */
export const askToKeep = (): Promise<boolean> =>
  browserEnvironment()
    .persist()
    .catch(() => false);

async function spaceHere(store: SpaceStore, known: KnownSpace): Promise<SpaceHere> {
  const { slug, name, openedAt, me, memberMonths } = known;
  const rows = await store.rowsOf(roomDatabase(slug, me.account, 'commons'));
  return {
    slug,
    name: name || slug,
    openedAt,
    leavesOn: memberMonths === undefined ? null : leavesSoon(openedAt, memberMonths, Date.now()),
    unsent: new Set(rows.map(({ key }) => key)).size,
  };
}
