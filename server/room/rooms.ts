import type * as Y from 'yjs';
import { MIGRATIONS, type Migration } from '#domain/migrate.ts';
import { roomRight } from '#domain/roles.ts';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frameWords.ts';
import { createAllowance } from '#server/rate.ts';
import { noMeter, type Meter } from '#server/metrics.ts';
import { Damaged, type UpdateLog } from '#server/store/store.ts';
import type { DamageWatch } from '#server/store/damage.ts';
import type { Bus } from '#server/cluster/bus.ts';
import { inProcessEther } from '#server/cluster/busInProcess.ts';
import { BusNode } from '#server/cluster/busNode.ts';
import type { Clock, Stop } from '#server/clock.ts';
import { hereCompactor, type Compactor } from '#server/compaction/compaction.ts';
import { HouseFull, NotStored, type DatedAct, type LiveDocuments } from './contract.ts';
import { Journal } from '#server/store/journal.ts';
import type { LiveLimits } from '#server/limits.ts';
import type { Log } from '#server/log.ts';
import { Room, type RoomMeans } from './room.ts';
import { MeasuredWire } from '#server/transport/measuredWire.ts';
import { readRoomName } from '#server/document/roomShape.ts';
import type { Holdings } from './shares.ts';
import { Socket, type LookAgain, type Wire } from '#server/transport/socket.ts';
import { judgeByStanding, oneAtATime, type Connected, type Standings } from '#server/cluster/standings.ts';
import type { Visitor, VisitorChange } from '#server/visitor.ts';

export interface RoomsMeans {
  readonly updates: UpdateLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: LiveLimits;
  /** What the servers of the house tell each other by; without it, this one is alone. Its closing is the rooms' to do. */
  readonly bus?: Bus;
  /** How people stand, where several servers share a store: asked when what changed of them may not have been heard. */
  readonly standings?: Standings;
  /** Folds in this thread unless one is given. Whoever gives it closes it. */
  readonly compactor?: Compactor;
  /** Where what is done is counted. */
  readonly meter?: Meter;
  /** Hears of each room that is damaged. */
  readonly damage?: Pick<DamageWatch, 'note'>;
  /** Whether organisers may hand on what others wrote, at this moment; without it, never. */
  readonly relay?: () => boolean;
  /** Those of the domain, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

/** A room that nobody visited for this long leaves memory, in milliseconds. */
const COLD_AFTER = 60_000;
/** A peer that is half open is cut after two beats at most: within 40 seconds. */
const BEAT = 20_000;
/** While bytes wait for somebody to take them, it is looked at so often whether they do. */
const LOOK = 1_000;

/** All live documents of this process. A room is loaded when somebody comes, once, and leaves when it is cold. */
export class Rooms implements LiveDocuments {
  private readonly rooms = new Map<string, Promise<Room>>();
  private readonly cooling = new Map<string, Stop>();
  private readonly sockets = new Set<Socket>();
  /** Those for whom bytes waited at the last look, or wait since. */
  private readonly waiting = new Set<Socket>();
  private stopLooking: Stop | null = null;
  /** Connections of each account that has any. */
  private readonly connections = new Map<string, number>();
  /** Rooms that are in memory, the one that was asked for longest ago first. */
  private readonly loaded = new Map<string, Room>();
  private readonly means: RoomMeans;
  private readonly bus: Bus;
  private readonly damage: RoomsMeans['damage'];
  private readonly stopListening: Stop;
  private stopBeat: Stop;
  private closing = false;
  /** Asks of everybody who is connected whether they still may be, and as whom. */
  readonly lookAgain: () => Promise<void>;
  private readonly connected: Connected = {
    visitors: () => [...this.sockets].map(({ visitor }) => visitor),
    cut: (space, account, reason) => this.cutHere(space, account, reason),
    endSession: (session) => this.endSessionHere(session),
    learn: (space, account, change) => this.learnHere(space, account, change),
  };

  constructor(means: RoomsMeans) {
    const { limits, clock } = means;
    this.bus = means.bus ?? new BusNode(inProcessEther(), clock);
    this.means = {
      ...means,
      bus: this.bus,
      journal: new Journal(means.updates, clock),
      compactor: means.compactor ?? hereCompactor(means.updates, means.log),
      migrations: means.migrations ?? MIGRATIONS,
      migrated: new Set(),
      meter: means.meter ?? noMeter,
      mayCreate: createAllowance(limits.entries, () => clock.elapsed()),
      mayBeJudged: createAllowance(limits.judged, () => clock.elapsed()),
    };
    this.damage = means.damage;
    this.measure(this.means.meter);
    this.lookAgain = oneAtATime(() => this.askWhoIsHere(means.standings));
    this.stopListening = this.bus.listen({
      ...this.connected,
      tell: (space, topic) => this.tellHere(space, topic),
      missed: () => void this.lookAgain(),
    });
    this.stopBeat = means.clock.after(BEAT, () => this.beat());
  }

  /**
   * Lets a visitor into a room. Rejects when the room cannot be loaded, or when the house is closing. `pass` is asked
   * whenever what changed of them may not have been heard.
   */
  async admit(
    name: string,
    visitor: Visitor,
    wire: Wire,
    wantsReceipts: boolean,
    pass: LookAgain | null = null,
  ): Promise<Socket> {
    this.checkPlace(name, visitor);
    const room = await this.open(name);
    this.checkPlace(name, visitor);
    if (this.closing || room.isOver) throw new NotStored(`${name} is closing`);
    const { limits, clock } = this.means;
    const socket = new Socket(
      visitor,
      new MeasuredWire(wire, this.means.meter),
      room,
      wantsReceipts,
      limits,
      clock,
      this,
      pass,
    );
    this.sockets.add(socket);
    this.count(visitor, 1);
    socket.enter();
    return socket;
  }

  /** For a socket whose other end is gone. */
  left(socket: Socket): void {
    this.sockets.delete(socket);
    this.waiting.delete(socket);
    this.count(socket.visitor, -1);
    this.coolLater(socket.roomName);
  }

  /** For a socket that does not take at once what is sent to it. */
  behind(socket: Socket): void {
    this.waiting.add(socket);
    this.stopLooking ??= this.means.clock.after(LOOK, () => this.lookAtBacklogs());
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

  cut(space: string, account: string, reason: CloseReason): void {
    this.cutHere(space, account, reason);
    this.bus.cut(space, account, reason);
  }

  endSession(session: string): void {
    this.endSessionHere(session);
    this.bus.endSession(session);
  }

  learn(space: string, account: string, change: VisitorChange): void {
    this.learnHere(space, account, change);
    this.bus.learn(space, account, change);
  }

  tell(space: string, topic: NewsTopic): void {
    this.tellHere(space, topic);
    this.bus.tell(space, topic);
  }

  private measure(meter: Meter): void {
    meter.gauge('rooms', async () => (await this.heat()).hot, 'hot');
    meter.gauge('rooms', async () => (await this.heat()).still, 'cold');
    meter.gauge('waiting_bytes', () => waitingFor(this.sockets));
  }

  /** How many rooms are documents in memory, and how many are bytes only. */
  async heat(): Promise<{ readonly hot: number; readonly still: number }> {
    const rooms = await Promise.all([...this.rooms.values()].map((one) => one.catch(() => null)));
    const hot = rooms.filter((room) => room?.isHot).length;
    return { hot, still: rooms.filter((room) => room !== null).length - hot };
  }

  private async askWhoIsHere(standings: Standings | undefined): Promise<void> {
    const complain = (error: unknown): void =>
      this.means.log.warn({ err: error }, 'who is connected could not be looked at again');
    if (standings !== undefined) await judgeByStanding(this.connected, standings).catch(complain);
    else for (const socket of [...this.sockets]) await socket.lookAgain().catch(complain);
  }

  async close(): Promise<void> {
    this.closing = true;
    this.stopBeat();
    this.stopLooking?.();
    this.stopListening();
    for (const stop of this.cooling.values()) stop();
    for (const socket of this.sockets) socket.stopReading();
    for (const loading of this.rooms.values()) {
      const room = await loading.catch(() => null);
      await room?.whenQuiet();
      room?.close();
    }
    this.rooms.clear();
    for (const socket of [...this.sockets]) socket.close('restarting');
    await this.bus.close();
  }

  private cutHere(space: string, account: string, reason: CloseReason): void {
    for (const socket of this.socketsOf(space, account)) socket.close(reason);
  }

  private endSessionHere(session: string): void {
    for (const socket of [...this.sockets]) if (socket.visitor.session === session) socket.close('signedOut');
  }

  private learnHere(space: string, account: string, change: VisitorChange): void {
    for (const socket of this.socketsOf(space, account)) {
      socket.learn(change);
      if (roomRight(socket.visitor.role, socket.roomKind) === 'none') socket.close('refused');
    }
  }

  private tellHere(space: string, topic: NewsTopic): void {
    for (const socket of this.sockets) if (socket.visitor.space === space) socket.tell(topic);
  }

  private socketsOf(space: string, account: string): Socket[] {
    return [...this.sockets].filter(({ visitor }) => visitor.space === space && visitor.account === account);
  }

  private open(name: string): Promise<Room> {
    if (this.closing) return Promise.reject(new NotStored('the house is closing'));
    this.coolLater(name);
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

  /** Throws `HouseFull` when one more connection, or one more room for it, is too many. */
  private checkPlace(name: string, visitor: Visitor): void {
    const { connections, connectionsEach, rooms } = this.means.limits;
    if (this.sockets.size >= connections) throw new HouseFull('there are too many connections');
    if ((this.connections.get(keyOf(visitor)) ?? 0) >= connectionsEach)
      throw new HouseFull('an account has too many connections');
    if (this.rooms.size >= rooms && !this.rooms.has(name) && !this.makePlace())
      throw new HouseFull('there are too many rooms');
  }

  private count(visitor: Visitor, more: 1 | -1): void {
    const count = (this.connections.get(keyOf(visitor)) ?? 0) + more;
    if (count === 0) this.connections.delete(keyOf(visitor));
    else this.connections.set(keyOf(visitor), count);
  }

  /** Lets a room go that nobody is in; answers false when there is none. What it holds is durable. */
  private makePlace(): boolean {
    for (const [name, room] of this.loaded) {
      if (!room.isQuiet) continue;
      this.cooling.get(name)?.();
      this.cooling.delete(name);
      this.letGo(name, room);
      return true;
    }
    return false;
  }

  private letGo(name: string, room: Room): void {
    this.rooms.delete(name);
    this.loaded.delete(name);
    room.close();
  }

  private coolLater(name: string): void {
    this.cooling.get(name)?.();
    if (this.closing) return;
    this.cooling.set(
      name,
      this.means.clock.after(COLD_AFTER, () => void this.cool(name)),
    );
  }

  /** Folds a room nobody is in and forgets it, unless somebody comes meanwhile. */
  private async cool(name: string): Promise<void> {
    this.cooling.delete(name);
    const room = await this.rooms.get(name)?.catch(() => null);
    if (!room?.isQuiet) return;
    await room.fold();
    if (room.isQuiet && !this.cooling.has(name)) this.letGo(name, room);
  }

  private lookAtBacklogs(): void {
    this.stopLooking = null;
    for (const socket of [...this.waiting]) if (!socket.lookAtBacklog()) this.waiting.delete(socket);
    // Whoever takes some, however slowly, is not counted: what many newcomers wait for is the same bytes.
    const stalled = [...this.waiting].filter(({ isStalled }) => isStalled);
    let bytes = waitingFor(stalled);
    for (const socket of stalled.sort((one, other) => other.waiting - one.waiting)) {
      if (bytes <= this.means.limits.waiting) break;
      bytes -= socket.waiting;
      socket.close('tooSlow');
    }
    const [first] = this.waiting;
    if (first !== undefined) this.behind(first);
  }

  private beat(): void {
    for (const socket of [...this.sockets]) socket.beat();
    this.stopBeat = this.means.clock.after(BEAT, () => this.beat());
  }
}

const waitingFor = (sockets: Iterable<Socket>): number => {
  let bytes = 0;
  for (const { waiting } of sockets) bytes += waiting;
  return bytes;
};

const keyOf = ({ space, account }: Visitor): string => `${space} ${account}`;
