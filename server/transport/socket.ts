import type { RoomName } from '#domain/roles.ts';
import { CLOSE, type CloseReason } from '#engine/protocol/closeCodes.ts';
import {
  againFrame,
  epochFrame,
  newsFrame,
  readFrame,
  receiptFrame,
  refusedFrame,
  takeIdFrame,
} from '#engine/protocol/frames.ts';
import type { NewsTopic, UpdateRefusal } from '#protocol/frameWords.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { LiveLimits } from '#server/limits.ts';
import type { Connection } from '#server/room/connection.ts';
import type { Room } from '#server/room/room.ts';
import type { Result } from '#domain/result.ts';
import type { Identity, IdentityChange } from '#server/identity.ts';

/** What a connection is written on: a websocket in the house, a puppet in a test. */
export interface Wire {
  send(frame: Uint8Array): void;
  /** Bytes given to `send` that the network has not taken yet. */
  readonly backlog: number;
  /** Bytes that the network has taken since the line was opened; null where something else watches over that. */
  readonly taken: number | null;
  /** Stops reading from the other end, and goes on reading. */
  hold(): void;
  resume(): void;
  ping(): void;
  close(code: number): void;
  /** Lets go without a word to the other end. */
  drop(): void;
}

/** Looks, in the tables as they stand, at who is at the other end and whether they may still be in that room. */
export interface LookAgain {
  whoNow(room: string): Promise<Result<Identity, CloseReason>>;
}

/** Presence is left out for a socket that is this far behind: a newer one follows. */
const BEHIND = 64 * 1024;
/** What is no frame is left aside, so many times. */
const MOST_NONSENSE = 1_000;
/** RFC 6455, 7.4.1: data of a kind that is not understood here. */
const NOT_UNDERSTOOD = 1003;
/** How often is looked at whether a long answer was taken, where another is asked for; milliseconds. */
const LOOK_AFTER_ANSWER = 250;
/** Looks, one a second, at which nothing more of what waits was taken: then the line is cut. */
const LONGEST_STALL = 10;
const FIRST_ASK_AGAIN = 250;
const LONGEST_ASK_AGAIN = 30_000;

/**
 * One connection of one identity to one room: reads its frames, numbers its update frames, and tells it what
 * became of them if it asked for receipts. A socket that does not keep up is cut, and resynchronises.
 */
export class Socket implements Connection {
  private open = true;
  private reading = true;
  private alive = true;
  private frames = 0;
  private queued = 0;
  /** Bytes of the longest frame on its way: a newcomer on a thin line is not behind. */
  private allowance = 0;
  /** What was asked for while a long answer was on its way. */
  private asksNext: Uint8Array | null = null;
  private stopLooking: Stop | null = null;
  private takenBefore: number | null = 0;
  private stalls = 0;
  private askedAgain = 0;
  private nonsenses = 0;
  private stopAsking: Stop | null = null;

  constructor(
    private who: Identity,
    private readonly wire: Wire,
    private readonly room: Room,
    private readonly wantsReceipts: boolean,
    private readonly limits: LiveLimits,
    private readonly clock: Pick<Clock, 'after'>,
    private readonly house: { left(socket: Socket): void; behind(socket: Socket): void },
    private readonly pass: LookAgain | null = null,
  ) {}

  get roomKind(): RoomName {
    return this.room.kind;
  }

  get roomName(): string {
    return this.room.name;
  }

  get identity(): Identity {
    return this.who;
  }

  enter(): void {
    this.room.enter(this);
  }

  /** What changed of the identity; what they sent and was not judged yet is judged by it. */
  learn(change: IdentityChange): void {
    const before = this.who;
    this.who = { ...before, ...change };
    this.room.presence.learn(this);
    if (this.who.role !== before.role) this.tell('role');
  }

  /** What changed of somebody may not have been heard: it is looked at, unless it is heard meanwhile. */
  async lookAgain(): Promise<void> {
    if (this.pass === null || !this.open) return;
    const before = this.who;
    const now = await this.pass.whoNow(this.room.name);
    if (!now.ok) this.close(now.why);
    else if (this.who === before) this.learn(now.value);
  }

  /** Offers a client id that is this account's from now on. */
  askForId(): void {
    this.room.giveId(this, null);
  }

  /** One frame from the other end. Bytes that are no frame are left aside. */
  receive(bytes: Uint8Array): void {
    if (!this.open || !this.reading) return;
    this.alive = true;
    const frame = readFrame(bytes);
    if (frame.type === 'step1') this.answer(frame.stateVector);
    else if (frame.type === 'update') this.offer(frame.update, frame.isStep2);
    else if (frame.type === 'awareness') this.room.presence.hear(this, frame.update);
    else if (frame.type === 'queryAwareness') this.sendEverybody();
    else this.nonsense();
  }

  /** Something that is no frame, or none for a server. Who goes on like this is no program of this house. */
  nonsense(): void {
    this.alive = true;
    if (!this.open || (this.nonsenses += 1) <= MOST_NONSENSE) return;
    this.leave();
    this.wire.close(NOT_UNDERSTOOD);
  }

  heard(): void {
    this.alive = true;
  }

  /** Called at a steady beat: a peer that answered nothing since the last one is gone. */
  beat(): void {
    if (!this.open) return;
    if (!this.alive && this.queued <= this.limits.inbox) {
      this.leave();
      this.wire.drop();
      return;
    }
    this.alive = false;
    this.wire.ping();
  }

  /** Takes in nothing more; what was taken in is still answered. */
  stopReading(): void {
    this.reading = false;
    this.wire.hold();
  }

  send(frame: Uint8Array): void {
    if (!this.open) return;
    const { backlog } = this.wire;
    if (backlog === 0) this.allowance = 0;
    if (backlog > this.limits.backlog + this.allowance) return this.close('tooSlow');
    if (frame.length > BEHIND) this.allowance = Math.max(this.allowance, frame.length);
    if (frame.length > BEHIND || backlog > BEHIND) this.house.behind(this);
    this.wire.send(frame);
  }

  /** Bytes that wait for the other end to take them. */
  get waiting(): number {
    return this.wire.backlog;
  }

  /** The line has not moved since the last look, nor at the one before. */
  get isStalled(): boolean {
    return this.stalls > 1;
  }

  /** Called each second while bytes wait; answers whether some still do. Who takes nothing at all is cut. */
  lookAtBacklog(): boolean {
    const { backlog, taken } = this.wire;
    this.stalls = taken !== null && backlog > 0 && taken === this.takenBefore ? this.stalls + 1 : 0;
    this.takenBefore = taken;
    if (this.stalls > LONGEST_STALL) this.close('tooSlow');
    return this.open && backlog > 0;
  }

  sendIfQuick(frame: Uint8Array): void {
    if (this.open && this.wire.backlog <= BEHIND) this.wire.send(frame);
  }

  settle(frame: number, bytes: number): void {
    this.queued -= bytes;
    if (this.reading && this.queued <= this.limits.inbox) this.wire.resume();
    if (this.wantsReceipts) this.send(receiptFrame(frame));
  }

  accept(): void {
    this.askedAgain = 0;
  }

  refuse(frame: number, why: UpdateRefusal, paths: readonly string[]): void {
    if (this.wantsReceipts) this.send(refusedFrame(frame, why, paths));
  }

  giveId(fresh: number, taken: number | null): void {
    if (this.wantsReceipts) this.send(takeIdFrame(fresh, taken));
  }

  /** What is missing is asked for at once; a client that cannot give it is asked less and less often. */
  drop(frame: number): void {
    if (this.wantsReceipts) this.send(againFrame(frame));
    if (this.stopAsking !== null) return;
    const wait =
      this.askedAgain === 0 ? 0 : Math.min(LONGEST_ASK_AGAIN, FIRST_ASK_AGAIN * 2 ** this.askedAgain);
    this.askedAgain += 1;
    this.stopAsking = this.clock.after(wait, () => {
      this.stopAsking = null;
      this.room.ask(this);
    });
  }

  tellEpoch(epoch: number): void {
    if (this.wantsReceipts) this.send(epochFrame(epoch));
  }

  tell(topic: NewsTopic): void {
    if (this.wantsReceipts) this.send(newsFrame(topic));
  }

  close(reason: CloseReason): void {
    if (!this.open) return;
    this.leave();
    this.wire.close(CLOSE[reason]);
  }

  /** The other end is gone, or is as good as gone: nothing more is read from it or sent to it. */
  leave(): void {
    if (!this.open) return;
    this.open = false;
    this.stopAsking?.();
    this.stopLooking?.();
    this.asksNext = null;
    this.room.leave(this);
    this.house.left(this);
  }

  /** One long answer at a time: whoever asks again and takes nothing makes one wait, not many. */
  private answer(stateVector: Uint8Array): void {
    const isTaking = this.allowance > 0 && this.wire.backlog > BEHIND;
    if (!isTaking) return this.room.answer(this, stateVector);
    this.asksNext = stateVector;
    this.stopLooking ??= this.clock.after(LOOK_AFTER_ANSWER, () => {
      this.stopLooking = null;
      const { asksNext } = this;
      this.asksNext = null;
      if (asksNext !== null && this.open) this.answer(asksNext);
    });
  }

  private offer(update: Uint8Array, isStep2: boolean): void {
    this.frames += 1;
    this.queued += update.length;
    if (this.queued > this.limits.inbox) this.wire.hold();
    this.room.offer({ from: this, frame: this.frames, update, isStep2 });
  }

  private sendEverybody(): void {
    const everybody = this.room.presence.everyone();
    if (everybody !== null) this.sendIfQuick(everybody);
  }
}
