import type * as Y from 'yjs';
import { MIGRATIONS, type Migration } from '#domain/migrate.ts';
import { roomRight } from '#domain/roles.ts';
import type { CloseReason } from '#protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frames.ts';
import { createAllowance } from '#server/people/rate.ts';
import type { UpdateLog } from '#server/store/store.ts';
import type { Clock, Stop } from './clock.ts';
import { NotStored, type LiveDocuments } from './contract.ts';
import { Journal } from './journal.ts';
import type { LiveLimits } from './limits.ts';
import type { Log } from './log.ts';
import { Room, type RoomMeans } from './room.ts';
import { readRoomName } from './roomShape.ts';
import { Socket, type Wire } from './socket.ts';
import type { Visitor, VisitorChange } from './visitor.ts';

export interface RoomsMeans {
  readonly updates: UpdateLog;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: LiveLimits;
  /** Those of the domain, unless a test says otherwise. */
  readonly migrations?: readonly Migration[];
}

/** A room that nobody visited for this long leaves memory, in milliseconds. */
const COLD_AFTER = 60_000;
/** A peer that is half open is cut after two beats at most: within 40 seconds. */
const BEAT = 20_000;

/** All live documents of this process. A room is loaded when somebody comes, once, and leaves when it is cold. */
export class Rooms implements LiveDocuments {
  private readonly rooms = new Map<string, Promise<Room>>();
  private readonly cooling = new Map<string, Stop>();
  private readonly sockets = new Set<Socket>();
  private readonly means: RoomMeans;
  private stopBeat: Stop;
  private closing = false;

  constructor(means: RoomsMeans) {
    const { limits, clock } = means;
    this.means = {
      ...means,
      journal: new Journal(means.updates, clock),
      migrations: means.migrations ?? MIGRATIONS,
      mayCreate: createAllowance(limits.entries, () => clock.elapsed()),
      mayBeJudged: createAllowance(limits.judged, () => clock.elapsed()),
    };
    this.stopBeat = means.clock.after(BEAT, () => this.beat());
  }

  /** Lets a visitor into a room. Rejects when the room cannot be loaded, or when the house is closing. */
  async admit(name: string, visitor: Visitor, wire: Wire, wantsReceipts: boolean): Promise<Socket> {
    const room = await this.open(name);
    if (this.closing || room.isOver) throw new NotStored(`${name} is closing`);
    const { limits, clock } = this.means;
    const socket: Socket = new Socket(visitor, wire, room, wantsReceipts, limits, clock, () => {
      this.sockets.delete(socket);
      this.coolLater(name);
    });
    this.sockets.add(socket);
    socket.enter();
    return socket;
  }

  async act<T>(name: string, act: (doc: Y.Doc) => T): Promise<T> {
    return (await this.open(name)).act(act);
  }

  async read<T>(name: string, read: (doc: Y.Doc) => T): Promise<T> {
    return (await this.open(name)).read(read);
  }

  async version(name: string): Promise<number> {
    return (await this.open(name)).version;
  }

  cut(space: string, account: string, reason: CloseReason): void {
    for (const socket of [...this.sockets])
      if (socket.visitor.space === space && socket.visitor.account === account) socket.close(reason);
  }

  learn(space: string, account: string, change: VisitorChange): void {
    for (const socket of [...this.sockets]) {
      if (socket.visitor.space !== space || socket.visitor.account !== account) continue;
      socket.learn(change);
      if (roomRight(socket.visitor.role, socket.roomKind) === 'none') socket.close('refused');
    }
  }

  tell(space: string, topic: NewsTopic): void {
    for (const socket of this.sockets) if (socket.visitor.space === space) socket.tell(topic);
  }

  async close(): Promise<void> {
    this.closing = true;
    this.stopBeat();
    for (const stop of this.cooling.values()) stop();
    for (const socket of this.sockets) socket.stopReading();
    for (const loading of this.rooms.values()) {
      const room = await loading.catch(() => null);
      await room?.whenQuiet();
      room?.close();
    }
    this.rooms.clear();
    for (const socket of [...this.sockets]) socket.close('restarting');
  }

  private open(name: string): Promise<Room> {
    if (this.closing) return Promise.reject(new NotStored('the house is closing'));
    this.coolLater(name);
    const known = this.rooms.get(name);
    if (known !== undefined) return known;
    const place = readRoomName(name);
    if (place === null) return Promise.reject(new Error(`${name} names no room`));
    const loading = Room.load(name, place.room, this.means, () => this.rooms.delete(name));
    this.rooms.set(name, loading);
    loading.catch((error: unknown) => {
      this.rooms.delete(name);
      this.means.log.error({ room: name, err: error }, 'the room could not be loaded');
    });
    return loading;
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
    if (!room.isQuiet || this.cooling.has(name)) return;
    this.rooms.delete(name);
    room.close();
  }

  private beat(): void {
    for (const socket of [...this.sockets]) socket.beat();
    this.stopBeat = this.means.clock.after(BEAT, () => this.beat());
  }
}
