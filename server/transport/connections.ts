import { roomRight } from '#domain/roles.ts';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frameWords.ts';
import type { Bus } from '#server/cluster/bus.ts';
import { judgeByStanding, oneAtATime, type Connected, type Standings } from '#server/cluster/standings.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { LiveLimits } from '#server/limits.ts';
import type { Log } from '#server/log.ts';
import type { Meter } from '#server/metrics.ts';
import { HouseFull, type LiveConnections } from '#server/room/contract.ts';
import type { Rooms } from '#server/room/rooms.ts';
import { NotStored } from '#server/store/journal.ts';
import type { Identity, IdentityChange } from '#server/identity.ts';
import { BacklogWatch, waitingFor } from './backlogWatch.ts';
import { MeasuredWire } from './measuredWire.ts';
import { Socket, type LookAgain, type Wire } from './socket.ts';

export interface ConnectionsMeans {
  readonly rooms: Pick<Rooms, 'open' | 'checkPlace' | 'evictLater' | 'isClosing'>;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: LiveLimits;
  readonly meter: Meter;
  /** How people stand, where several servers share a store: asked when what changed of them may not have been heard. */
  readonly standings?: Standings;
}

/** Heartbeat, in milliseconds: a peer that is half open is cut after two beats at most, within 40 seconds. */
const BEAT = 20_000;

/** The registry of connections to this process: whoever is let in, hears what is said to them, and is cut by it. */
export class Connections implements LiveConnections {
  private readonly sockets = new Set<Socket>();
  /** Connections of each account that has any. */
  private readonly counts = new Map<string, number>();
  private readonly backlogs: BacklogWatch;
  private readonly stopListening: Stop;
  private stopBeat: Stop;
  /** Asks of everybody who is connected whether they still may be, and as whom. */
  readonly lookAgain: () => Promise<void>;
  private readonly connected: Connected = {
    identities: () => [...this.sockets].map(({ identity }) => identity),
    cut: (space, account, reason) => this.cutHere(space, account, reason),
    endSession: (session) => this.endSessionHere(session),
    learn: (space, account, change) => this.learnHere(space, account, change),
  };

  constructor(private readonly means: ConnectionsMeans) {
    const { bus, clock, limits, meter, standings } = means;
    this.backlogs = new BacklogWatch(clock, limits.waiting);
    meter.gauge('waiting_bytes', () => waitingFor(this.sockets));
    this.lookAgain = oneAtATime(() => this.askWhoIsHere(standings));
    this.stopListening = bus.listen({
      ...this.connected,
      tell: (space, topic) => this.tellHere(space, topic),
      missed: () => void this.lookAgain(),
    });
    this.stopBeat = clock.after(BEAT, () => this.beat());
  }

  /**
   * Lets somebody into a room. Rejects when the room cannot be loaded, or when the house is closing. `pass` is asked
   * whenever what changed of them may not have been heard.
   */
  async admit(
    name: string,
    identity: Identity,
    wire: Wire,
    wantsReceipts: boolean,
    pass: LookAgain | null = null,
  ): Promise<Socket> {
    const { rooms, limits, clock, meter } = this.means;
    this.checkPlace(name, identity);
    const room = await rooms.open(name);
    this.checkPlace(name, identity);
    if (rooms.isClosing || room.isOver) throw new NotStored(`${name} is closing`);
    const measured = new MeasuredWire(wire, meter);
    const socket = new Socket(identity, measured, room, wantsReceipts, limits, clock, this, pass);
    this.sockets.add(socket);
    this.count(identity, 1);
    socket.enter();
    return socket;
  }

  /** For a socket whose other end is gone. */
  left(socket: Socket): void {
    this.sockets.delete(socket);
    this.backlogs.forget(socket);
    this.count(socket.identity, -1);
    this.means.rooms.evictLater(socket.roomName);
  }

  /** For a socket that does not take at once what is sent to it. */
  behind(socket: Socket): void {
    this.backlogs.watch(socket);
  }

  cut(space: string, account: string, reason: CloseReason): void {
    this.cutHere(space, account, reason);
    this.means.bus.cut(space, account, reason);
  }

  endSession(session: string): void {
    this.endSessionHere(session);
    this.means.bus.endSession(session);
  }

  learn(space: string, account: string, change: IdentityChange): void {
    this.learnHere(space, account, change);
    this.means.bus.learn(space, account, change);
  }

  tell(space: string, topic: NewsTopic): void {
    this.tellHere(space, topic);
    this.means.bus.tell(space, topic);
  }

  /** Takes in nothing more; what was taken in is still answered. */
  stopReading(): void {
    this.stopBeat();
    this.backlogs.close();
    this.stopListening();
    for (const socket of this.sockets) socket.stopReading();
  }

  /** Closes every socket with *back in a moment*. */
  close(): void {
    for (const socket of [...this.sockets]) socket.close('restarting');
  }

  private async askWhoIsHere(standings: Standings | undefined): Promise<void> {
    const complain = (error: unknown): void =>
      this.means.log.warn({ err: error }, 'who is connected could not be looked at again');
    if (standings !== undefined) await judgeByStanding(this.connected, standings).catch(complain);
    else for (const socket of [...this.sockets]) await socket.lookAgain().catch(complain);
  }

  private cutHere(space: string, account: string, reason: CloseReason): void {
    for (const socket of this.socketsOf(space, account)) socket.close(reason);
  }

  private endSessionHere(session: string): void {
    for (const socket of [...this.sockets])
      if (socket.identity.session === session) socket.close('signedOut');
  }

  private learnHere(space: string, account: string, change: IdentityChange): void {
    for (const socket of this.socketsOf(space, account)) {
      socket.learn(change);
      if (roomRight(socket.identity.role, socket.roomKind) === 'none') socket.close('refused');
    }
  }

  private tellHere(space: string, topic: NewsTopic): void {
    for (const socket of this.sockets) if (socket.identity.space === space) socket.tell(topic);
  }

  private socketsOf(space: string, account: string): Socket[] {
    return [...this.sockets].filter(
      ({ identity }) => identity.space === space && identity.account === account,
    );
  }

  /** Throws `HouseFull` when one more connection, or one more room for it, is too many. */
  private checkPlace(name: string, identity: Identity): void {
    const { connections, connectionsEach } = this.means.limits;
    if (this.sockets.size >= connections) throw new HouseFull('there are too many connections');
    if ((this.counts.get(keyOf(identity)) ?? 0) >= connectionsEach)
      throw new HouseFull('an account has too many connections');
    this.means.rooms.checkPlace(name);
  }

  private count(identity: Identity, more: 1 | -1): void {
    const count = (this.counts.get(keyOf(identity)) ?? 0) + more;
    if (count === 0) this.counts.delete(keyOf(identity));
    else this.counts.set(keyOf(identity), count);
  }

  private beat(): void {
    for (const socket of [...this.sockets]) socket.beat();
    this.stopBeat = this.means.clock.after(BEAT, () => this.beat());
  }
}

const keyOf = ({ space, account }: Identity): string => `${space} ${account}`;
