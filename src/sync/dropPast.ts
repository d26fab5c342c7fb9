import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import { dropDatabase } from '#engine/sync/idb.ts';
import { roomDatabase } from './spaceStore.ts';

/** Where the histories that a device has read of a space stand: beside its copy, and erased with it. */
export const pastDatabase = (slug: SpaceSlug, account: AccountId): string =>
  `${roomDatabase(slug, account, 'commons')}:past`;

/** Forgets every history that this device read of a space: access was lost, or what was erased may stand in one of them. */
export const dropPast = (storage: IDBFactory | null, slug: SpaceSlug, account: AccountId): Promise<void> =>
  storage === null ? Promise.resolve() : dropDatabase(storage, pastDatabase(slug, account)).catch(() => {});
