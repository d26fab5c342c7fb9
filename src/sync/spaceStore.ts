import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import type { RoomName } from '#domain/roles.ts';
import type { Me, Member } from '#protocol/portal.ts';
import { openDeviceStore, type DeviceStore } from '#engine/sync/deviceStore.ts';

export const DEVICE_DATABASE = 'terreau';

/** Each account has its own copy of a room, so that nobody ever sends what the former person of this device wrote. */
export const roomDatabase = (slug: SpaceSlug, account: AccountId, room: RoomName): string =>
  `${DEVICE_DATABASE}:${slug}:${account}:${room}`;

/** Beside the copies, what of them was not taken: one for all rooms of a space. */
export const rejectedDatabase = (slug: SpaceSlug, account: AccountId): string =>
  `${roomDatabase(slug, account, 'commons')}:drawer`;

/** A space this device has opened, and who opened it last. */
export interface KnownSpace {
  readonly slug: SpaceSlug;
  readonly name: string;
  readonly me: Me;
  readonly members: readonly Member[];
  /** When the server last said who I am there; milliseconds since 1970. */
  readonly openedAt: number;
  /** After how many months without a visit the space erases a name, as it said then. */
  readonly memberMonths?: number;
  /** Milliseconds to add to this device's clock to have the server's. */
  readonly serverOffset: number;
}

/** What this device remembers between two visits, the spaces that it knows among it, by their slug. */
export type SpaceStore = DeviceStore<KnownSpace>;

export const openSpaceStore = (storage: IDBFactory | null): Promise<SpaceStore> =>
  openDeviceStore(storage, { database: DEVICE_DATABASE, records: 'spaces', recordKey: 'slug' });
