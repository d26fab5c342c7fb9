import type * as Y from 'yjs';
import { MIGRATIONS, type Migration } from '#domain/migrate.ts';
import type { Bus } from '#server/cluster/bus.ts';
import type { Clock, Stop } from '#server/clock.ts';
import { hereCompactor, type Compactor } from '#server/compaction/compaction.ts';
import { readRoomName } from '#server/document/roomShape.ts';
import type { LiveLimits } from '#server/limits.ts';
import type { Log } from '#server/log.ts';
import type { Meter } from '#server/metrics.ts';
import { createAllowance } from '#server/rate.ts';
import type { DamageWatch } from '#server/store/damage.ts';
import { Journal, NotStored } from '#server/store/journal.ts';
import { Damaged, type UpdateLog } from '#server/store/store.ts';
import { HouseFull, type DatedAct, type LiveRooms } from './contract.ts';
import { Room, type RoomMeans } from './room.ts';
import type { Holdings } from './shares.ts';

export interface RoomsMeans {
  readonly updates: UpdateLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: LiveLimits;
  /** Folds in this thread unless one is given. Whoever gives it closes it. */
  readonly compactor?: Compactor;
  /** Hears of each room that is damaged. */
  readonly damage?: Pick<DamageWatch, 'note'>;
  /** Whether organisers may hand on what others wrote, at this moment; without it, never. */
  readonly relay?: () => boolean;
  /** Those of the domain, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

/** A room that nobody visited for this long is evicted, in milliseconds. */
const EVICTED_AFTER = 60_000;

/** The registry of rooms in this process. A room is loaded when somebody comes, once, and is evicted when idle. */
export class Rooms implements LiveRooms {
  private readonly rooms = new Map<string, Promise<Room>>();
  private readonly evictions = new Map<string, Stop>();
  /** Rooms that are in memory, the one that was asked for longest ago first. */
  private readonly loaded = new Map<string, Room>();
  private readonly means: RoomMeans;
  private readonly damage: RoomsMeans['damage'];
  private closing = false;

  constructor(means: RoomsMeans, bus: Bus, meter: Meter) {
    const { limits, clock } = means;
    this.means = {
      ...means,
      bus,
      meter,
      journal: new Journal(means.updates, clock),
      compactor: means.compactor ?? hereCompactor(means.updates, means.log),
      migrations: means.migrations ?? MIGRATIONS,
      migrated: new Set(),
      mayCreate: createAllowance(limits.entries, () => clock.elapsed()),
      mayBeJudged: createAllowance(limits.judged, () => clock.elapsed()),
    };
    this.damage = means.damage;
    meter.gauge('rooms', async () => (await this.residency()).resident, 'hot');
    meter.gauge('rooms', async () => (await this.residency()).evicted, 'cold');
  }

  get isClosing(): boolean {
    return this.closing;
  }

  async act<T>(name: string, act: (doc: Y.Doc) => T): Promise<T> {
    return (await this.open(name)).act(act);
  }

  async backdate(name: string, acts: readonly DatedAct[]): Promise<void> {
    return (await this.open(name)).backdate(acts);
  }

  async read<T>(name: string, read: (doc: Y.Doc) => T): Promise<T> {
    return (await this.open(name)).read(read);
  }

  async holdings(name: string): Promise<Holdings> {
    return (await this.open(name)).holdings();
  }

  async leavesRoom(name: string, bytes: number): Promise<boolean> {
    return (await this.open(name)).leavesRoom(bytes);
  }

  async pensOf(name: string, account: string): Promise<ReadonlySet<string>> {
    return (await this.open(name)).pensOf(account);
  }

  async beginEpoch(name: string): Promise<void> {
    const room = await this.open(name);
    room.beginEpoch();
    await room.whenQuiet();
  }

  async version(name: string): Promise<number> {
    return (await this.open(name)).version;
  }

  /** How many rooms are documents in memory, and how many are bytes only. */
  async residency(): Promise<{ readonly resident: number; readonly evicted: number }> {
    const rooms = await Promise.all([...this.rooms.values()].map((one) => one.catch(() => null)));
    const resident = rooms.filter((room) => room?.isResident).length;
    return { resident, evicted: rooms.filter((room) => room !== null).length - resident };
  }

  /** Refuses newcomers from now on. */
  beginClosing(): void {
    this.closing = true;
    for (const stop of this.evictions.values()) stop();
  }

  /** Resolves once all that is under way is written. */
  async close(): Promise<void> {
    this.beginClosing();
    for (const loading of this.rooms.values()) {
      const room = await loading.catch(() => null);
      await room?.whenQuiet();
      room?.close();
    }
    this.rooms.clear();
  }

  /** Rejects when the room cannot be loaded, or when the house is closing. */
  open(name: string): Promise<Room> {
    if (this.closing) return Promise.reject(new NotStored('the house is closing'));
    this.evictLater(name);
    const known = this.rooms.get(name);
    if (known !== undefined) return known;
    const place = readRoomName(name);
    // Names of spaces are checked when they are made: one that cannot be one is no more what was written.
    if (place === null) return Promise.reject(new Damaged(name, ['name']));
    const loading = Room.load(name, place.room, this.means, () => {
      this.rooms.delete(name);
      this.loaded.delete(name);
    });
    this.rooms.set(name, loading);
    const keep = (room: Room): void => {
      if (this.rooms.get(name) === loading && !room.isOver) this.loaded.set(name, room);
    };
    loading.then(keep).catch((error: unknown) => {
      this.rooms.delete(name);
      if (error instanceof Damaged && this.damage !== undefined) return this.damage.note(error);
      this.means.log.error({ room: name, err: error }, 'the room could not be loaded');
    });
    return loading;
  }

  /** Throws `HouseFull` when one more room is too many, and none can be evicted. */
  checkPlace(name: string): void {
    if (this.rooms.size >= this.means.limits.rooms && !this.rooms.has(name) && !this.makePlace())
      throw new HouseFull('there are too many rooms');
  }

  /** The idle time of the room counts from now on. */
  evictLater(name: string): void {
    this.evictions.get(name)?.();
    if (this.closing) return;
    this.evictions.set(
      name,
      this.means.clock.after(EVICTED_AFTER, () => void this.evictIdle(name)),
    );
  }

  /** Evicts a room that nobody is in; answers false when there is none. What it holds is durable. */
  private makePlace(): boolean {
    for (const [name, room] of this.loaded) {
      if (!room.isQuiet) continue;
      this.evictions.get(name)?.();
      this.evictions.delete(name);
      this.evict(name, room);
      return true;
    }
    return false;
  }

  private evict(name: string, room: Room): void {
    this.rooms.delete(name);
    this.loaded.delete(name);
    room.close();
  }

  /** Folds a room nobody is in and evicts it, unless somebody comes meanwhile. */
  private async evictIdle(name: string): Promise<void> {
    this.evictions.delete(name);
    const room = await this.rooms.get(name)?.catch(() => null);
    if (!room?.isQuiet) return;
    await room.fold();
    if (room.isQuiet && !this.evictions.has(name)) this.evict(name, room);
  }
}
