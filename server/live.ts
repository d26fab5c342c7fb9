import type * as Y from 'yjs';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frameWords.ts';
import type { Bus } from './cluster/bus.ts';
import { inProcessEther } from './cluster/busInProcess.ts';
import { BusNode } from './cluster/busNode.ts';
import type { Standings } from './cluster/standings.ts';
import { noMeter, type Meter } from './metrics.ts';
import type { DatedAct, LiveDocuments } from './room/contract.ts';
import { Rooms, type RoomsMeans } from './room/rooms.ts';
import type { Holdings } from './room/shares.ts';
import { Connections } from './transport/connections.ts';
import type { IdentityChange } from './identity.ts';

export interface LiveMeans extends RoomsMeans {
  /** What the servers of the house tell each other by; without it, this one is alone. Closed with the rooms. */
  readonly bus?: Bus;
  /** How people stand, where several servers share a store: asked when what changed of them may not have been heard. */
  readonly standings?: Standings;
  /** Where what is done is counted. */
  readonly meter?: Meter;
}

/** The facade of the live documents of this process: its rooms, and whoever is connected to them. */
export class Live implements LiveDocuments {
  private readonly bus: Bus;
  private readonly rooms: Rooms;
  private readonly connections: Connections;

  constructor(means: LiveMeans) {
    const { clock, meter = noMeter } = means;
    this.bus = means.bus ?? new BusNode(inProcessEther(), clock);
    this.rooms = new Rooms(means, this.bus, meter);
    this.connections = new Connections({ ...means, bus: this.bus, meter, rooms: this.rooms });
  }

  act<T>(room: string, act: (doc: Y.Doc) => T): Promise<T> {
    return this.rooms.act(room, act);
  }

  backdate(room: string, acts: readonly DatedAct[]): Promise<void> {
    return this.rooms.backdate(room, acts);
  }

  read<T>(room: string, read: (doc: Y.Doc) => T): Promise<T> {
    return this.rooms.read(room, read);
  }

  holdings(room: string): Promise<Holdings> {
    return this.rooms.holdings(room);
  }

  leavesRoom(room: string, bytes: number): Promise<boolean> {
    return this.rooms.leavesRoom(room, bytes);
  }

  pensOf(room: string, account: string): Promise<ReadonlySet<string>> {
    return this.rooms.pensOf(room, account);
  }

  version(room: string): Promise<number> {
    return this.rooms.version(room);
  }

  beginEpoch(room: string): Promise<void> {
    return this.rooms.beginEpoch(room);
  }

  /** See `Connections.admit`. */
  admit(...given: Parameters<Connections['admit']>): ReturnType<Connections['admit']> {
    return this.connections.admit(...given);
  }

  cut(space: string, account: string, reason: CloseReason): void {
    this.connections.cut(space, account, reason);
  }

  endSession(session: string): void {
    this.connections.endSession(session);
  }

  learn(space: string, account: string, change: IdentityChange): void {
    this.connections.learn(space, account, change);
  }

  tell(space: string, topic: NewsTopic): void {
    this.connections.tell(space, topic);
  }

  /** See `Connections.lookAgain`. */
  lookAgain(): Promise<void> {
    return this.connections.lookAgain();
  }

  /** See `Rooms.residency`. */
  residency(): ReturnType<Rooms['residency']> {
    return this.rooms.residency();
  }

  async close(): Promise<void> {
    this.rooms.beginClosing();
    this.connections.stopReading();
    await this.rooms.close();
    this.connections.close();
    await this.bus.close();
  }
}
