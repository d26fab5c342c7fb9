import type { Health } from '#protocol/portal.ts';
import type { DamageSeen } from './store/damage.ts';
import type { Store } from './store/store.ts';
import type { Writability } from './store/watchedStore.ts';

export interface HealthMeans {
  readonly version: string;
  readonly store: Pick<Store, 'people'>;
  readonly writability: () => Promise<Writability>;
  /** Left out, nothing is known to be damaged. */
  readonly damage?: () => DamageSeen;
  /** Whether the servers of one house hear each other; `alone` for a lone one. */
  readonly bus: () => Health['bus'];
}

/** How the house fares, for whoever watches the machine. It tells nothing of spaces and people. */
export async function healthOf({ version, store, writability, damage, bus }: HealthMeans): Promise<Health> {
  const isReadable = await store.people.spaces().then(
    () => true,
    () => false,
  );
  const { since } = await writability();
  const canWrite = isReadable && since === null;
  const damaged = damage?.() ?? { rooms: 0, file: false };
  const isSound = damaged.rooms === 0 && !damaged.file;
  return {
    status: canWrite && isSound && bus() !== 'lost' ? 'ok' : 'degraded',
    version,
    store: {
      readable: isReadable,
      writable: canWrite,
      since: since === null ? null : new Date(since).toISOString(),
      damaged,
    },
    bus: bus(),
  };
}
