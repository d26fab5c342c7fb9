import type { AccountId, ItemId, Pen, SpaceSlug } from '#domain/ids.ts';
import type { Migration } from '#domain/migrate.ts';
import type { Role } from '#domain/roles.ts';
import { DEFAULT_LIMITS, type LiveLimits } from '#server/limits.ts';
import type { Log } from '#server/log.ts';
import type { OpenEther } from '#server/cluster/bus.ts';
import { BusNode } from '#server/cluster/busNode.ts';
import { Live } from '#server/live.ts';
import type { Identity } from '#server/identity.ts';
import { memoryDisk, type MemoryDisk } from './memoryStore.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { Device } from './device.ts';
import { puppetClock, type PuppetClock } from './puppetClock.ts';

export const SPACE = 'perigord' as SpaceSlug;
export const COMMONS = `${SPACE}/commons`;
export const BACKSTAGE = `${SPACE}/backstage`;

export const identity = (
  account: string,
  role: Role,
  veiledPen = `veiled-${account}`,
  structures: readonly string[] = [],
): Identity => ({
  space: SPACE,
  account: account as AccountId,
  session: `session-${account}`,
  veiledPen: veiledPen as Pen,
  role,
  name: account,
  structures: structures as readonly ItemId[],
});

/** Ana is of the committee, Paul is a partner who stands for `s1`, Rose reads. */
export const ANA = identity('ana', 'organiser', 'veil-a');
export const PAUL = identity('paul', 'partner', 'veil-p', ['s1']);
export const ROSE = identity('rose', 'reader');

/** Rooms on a disk in memory, with a puppet clock. */
export interface LiveHouse {
  readonly rooms: Live;
  readonly disk: MemoryDisk;
  readonly clock: PuppetClock;
  /** What the log complained of. */
  readonly complaints: string[];
  /** A device of somebody, with a line to the commons. */
  comes(identity: Identity, room?: string, wantsReceipts?: boolean): Promise<Device>;
  /** Everything that is on its way arrives, and everything it leads to, until all is quiet. */
  rest(...devices: readonly Device[]): Promise<void>;
}

export function liveHouse(
  given: {
    readonly disk?: MemoryDisk;
    readonly clock?: PuppetClock;
    readonly limits?: Partial<LiveLimits>;
    readonly migrations?: readonly Migration[];
    readonly relay?: () => boolean;
    readonly updates?: (log: UpdateLog) => UpdateLog;
    /** What this server and the others of its house hear each other by. */
    readonly ether?: OpenEther;
  } = {},
): LiveHouse {
  const disk = given.disk ?? memoryDisk();
  const clock = given.clock ?? puppetClock();
  const complaints: string[] = [];
  const complain = (about: object, sentence: string): void =>
    void complaints.push(`${(about as { room?: string }).room ?? ''} ${sentence}`.trim());
  const log: Log = { info: () => {}, warn: complain, error: complain };
  const own = disk.store.updates;
  const rooms = new Live({
    updates: given.updates?.(own) ?? own,
    clock,
    log,
    limits: { ...DEFAULT_LIMITS, ...given.limits },
    ...(given.ether === undefined ? {} : { bus: new BusNode(given.ether, clock) }),
    ...(given.relay === undefined ? {} : { relay: given.relay }),
    ...(given.migrations === undefined ? {} : { migrations: given.migrations }),
  });
  return {
    rooms,
    disk,
    clock,
    complaints,
    async comes(who, room = COMMONS, wantsReceipts = true) {
      const device = new Device(who, room);
      await device.connect(rooms, wantsReceipts);
      await this.rest(device);
      return device;
    },
    async rest(...devices) {
      const isOnItsWay = (): boolean =>
        devices.some(
          ({ line }) => line !== null && (line.down.length > 0 || (line.up.length > 0 && !line.isHeld)),
        );
      let rounds = 0;
      do {
        if ((rounds += 1) > 500)
          throw new Error(`no rest: ${devices.map((d) => d.story.slice(-6).join(', ')).join(' | ')}`);
        for (const device of devices) {
          device.line?.bringUp();
          device.read();
        }
        await clock.pass(200);
      } while (isOnItsWay());
    },
  };
}
