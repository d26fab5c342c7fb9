import { randomUUID } from 'node:crypto';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frameWords.ts';
import {
  RHYTHM,
  type Bus,
  type Ether,
  type HouseEars,
  type OpenEther,
  type Rhythm,
  type RoomEars,
  type RoomTurn,
} from './bus.ts';
import type { Identity, IdentityChange } from '#server/identity.ts';
import { decodeWords, encodeWords, type BusWords } from './busWords.ts';
import type { Clock, Stop } from '#server/clock.ts';

interface HeardRoom {
  readonly ears: Set<RoomEars>;
  /** When another node was last heard in it. */
  sharedAt: number;
  /** The other nodes that have somebody there. */
  readonly others: Set<string>;
}

const HOUSE = 'house';
/** In beats: after this long a beat of one's own should have come back. */
const LATE = 2;

/** Milliseconds: after a word of another node in a room, it is counted on there; for a turn; to wait for one. */
const SHARED_FOR = 10_000;
const LONGEST_TURN = 1_000;
const LONGEST_WAIT = 250;
const ASKS_AGAIN = 3;

const channelOf = (room: string): string => `room:${room}`;
const roomOf = (channel: string): string => channel.slice('room:'.length);

/** One node of a house, on whatever carries its words. */
export class BusNode implements Bus {
  readonly node = randomUUID();
  private readonly ether: Ether;
  private readonly rooms = new Map<string, HeardRoom>();
  private readonly house = new Set<HouseEars>();
  /** When each other node was last heard, and this one by itself. */
  private readonly heardAt = new Map<string, number>();
  /** Those who fell silent without a word. */
  private readonly lost = new Set<string>();
  private stopBeat: Stop = () => undefined;

  constructor(
    open: OpenEther,
    private readonly clock: Clock,
    private readonly rhythm: Rhythm = RHYTHM,
  ) {
    this.ether = open({
      heard: (channel, bytes) => this.hear(channel, bytes),
      tuned: (channel) => this.tuned(channel),
      owes: () => this.makeUpFor(),
    });
    this.ether.hear(HOUSE);
    this.heardAt.set(this.node, clock.elapsed());
    this.beat();
  }

  /** Whether what the others say does not come here: its own words do not come back. */
  get isDeaf(): boolean {
    const silence = this.clock.elapsed() - (this.heardAt.get(this.node) ?? 0);
    return !this.ether.carries || silence > LATE * this.rhythm.beat;
  }

  /** The rooms that this node listens to. */
  heardRooms(): string[] {
    return [...this.rooms.keys()];
  }

  /** Those who are connected to this node. */
  identities(): Identity[] {
    return [...this.house].flatMap((ears) => ears.identities());
  }

  /** What was found in the log without a word of the others. */
  rowsHere(room: string, through: number): void {
    for (const ears of this.rooms.get(room)?.ears ?? []) ears.rows(through);
  }

  cutHere(space: string, account: string, reason: CloseReason): void {
    for (const ears of this.house) ears.cut(space, account, reason);
  }

  endSessionHere(session: string): void {
    for (const ears of this.house) ears.endSession(session);
  }

  learnHere(space: string, account: string, change: IdentityChange): void {
    for (const ears of this.house) ears.learn(space, account, change);
  }

  enter(room: string, ears: RoomEars): Stop {
    const known = this.rooms.get(room);
    if (known === undefined) {
      this.rooms.set(room, { ears: new Set([ears]), sharedAt: -Infinity, others: new Set() });
      this.ether.hear(channelOf(room));
    } else {
      known.ears.add(ears);
      // It hears from now on, and so may have missed what the room was told before.
      this.clock.after(0, () => known.ears.has(ears) && ears.missed());
    }
    return () => this.leave(room, ears);
  }

  listen(ears: HouseEars): Stop {
    this.house.add(ears);
    this.clock.after(0, () => this.house.has(ears) && ears.missed());
    return () => void this.house.delete(ears);
  }

  rows(room: string, through: number): void {
    this.sayIn(room, { kind: 'rows', through });
  }

  async turn(room: string): Promise<RoomTurn | null> {
    const { lending } = this.ether;
    if (lending === undefined || this.isDeaf || !this.isShared(room)) return null;
    const until = this.clock.elapsed() + LONGEST_WAIT;
    for (;;) {
      const left = await lending.borrow(room, this.node, LONGEST_TURN);
      if (left === 'unknown') return null;
      if (left !== 'taken')
        return { through: left, end: (through) => lending.giveBack(room, this.node, through) };
      if (this.clock.elapsed() >= until) return null;
      await new Promise<void>((resolve) => void this.clock.after(ASKS_AGAIN, resolve));
    }
  }

  presence(room: string, update: Uint8Array): void {
    this.sayIn(room, { kind: 'presence', update });
  }

  cut(space: string, account: string, reason: CloseReason): void {
    this.sayToAll({ kind: 'cut', space, account, reason });
  }

  endSession(session: string): void {
    this.sayToAll({ kind: 'endSession', session });
  }

  learn(space: string, account: string, change: IdentityChange): void {
    this.sayToAll({ kind: 'learn', space, account, change });
  }

  tell(space: string, topic: NewsTopic): void {
    this.sayToAll({ kind: 'tell', space, topic });
  }

  async close(): Promise<void> {
    this.stopBeat();
    this.rooms.clear();
    this.house.clear();
    this.sayToAll({ kind: 'bye' });
    await this.ether.close();
  }

  private isShared(room: string): boolean {
    const at = this.rooms.get(room)?.sharedAt ?? -Infinity;
    return this.clock.elapsed() - at <= SHARED_FOR;
  }

  private leave(room: string, ears: RoomEars): void {
    const known = this.rooms.get(room);
    if (known === undefined || !known.ears.delete(ears) || known.ears.size > 0) return;
    this.rooms.delete(room);
    this.ether.forget(channelOf(room));
    this.sayIn(room, { kind: 'left' });
  }

  private sayIn(room: string, words: BusWords): void {
    const channel = channelOf(room);
    // In a house of one server nobody listens to what each letter would have said.
    if (this.ether.hasOthers?.(channel) === false) return;
    this.ether.say(channel, encodeWords(this.node, words));
  }

  private sayToAll(words: BusWords): void {
    this.ether.say(HOUSE, encodeWords(this.node, words));
  }

  private tuned(channel: string): void {
    if (channel === HOUSE) for (const ears of this.house) ears.missed();
    else this.catchUp(roomOf(channel));
  }

  /** Reads what came meanwhile, and asks who is there. */
  private catchUp(room: string): void {
    const known = this.rooms.get(room);
    if (known === undefined) return;
    for (const ears of known.ears) ears.missed();
    this.meetIn(room);
  }

  /** Some of this node's words may be lost: the others look for themselves, and everybody is introduced again. */
  private makeUpFor(): void {
    this.sayToAll({ kind: 'missed' });
    for (const room of this.rooms.keys()) this.meetIn(room);
  }

  private meetIn(room: string): void {
    this.sayIn(room, { kind: 'hello' });
    this.introduceIn(room);
  }

  private introduceIn(room: string): void {
    for (const ears of this.rooms.get(room)?.ears ?? []) {
      const update = ears.introduce();
      if (update !== null) this.presence(room, update);
    }
  }

  private hear(channel: string, bytes: Uint8Array): void {
    const heard = decodeWords(bytes);
    if (heard === null) return;
    const { from, words } = heard;
    this.heardAt.set(from, this.clock.elapsed());
    if (from === this.node) return;
    // One who was taken for gone and is back: whom does it have?
    if (this.lost.delete(from)) for (const room of this.rooms.keys()) this.sayIn(room, { kind: 'hello' });
    if (channel === HOUSE) this.hearInHouse(from, words);
    else this.hearInRoom(roomOf(channel), from, words);
  }

  private hearInHouse(from: string, words: BusWords): void {
    if (words.kind === 'cut') this.cutHere(words.space, words.account, words.reason);
    if (words.kind === 'endSession') this.endSessionHere(words.session);
    if (words.kind === 'learn') this.learnHere(words.space, words.account, words.change);
    if (words.kind === 'tell') for (const ears of this.house) ears.tell(words.space, words.topic);
    if (words.kind === 'bye') this.forget(from);
    if (words.kind !== 'missed') return;
    for (const ears of this.house) ears.missed();
    for (const { ears } of this.rooms.values()) for (const one of ears) one.missed();
  }

  private hearInRoom(room: string, from: string, words: BusWords): void {
    const known = this.rooms.get(room);
    if (known === undefined) return;
    known.sharedAt = this.clock.elapsed();
    if (words.kind === 'rows') this.rowsHere(room, words.through);
    if (words.kind === 'hello') this.introduceIn(room);
    if (words.kind === 'left') this.goneFrom(known, from);
    if (words.kind !== 'presence') return;
    known.others.add(from);
    for (const ears of known.ears) ears.presence(from, words.update);
  }

  private goneFrom({ ears, others }: HeardRoom, node: string): void {
    if (others.delete(node)) for (const one of ears) one.gone(node);
  }

  private forget(node: string): void {
    this.heardAt.delete(node);
    for (const room of this.rooms.values()) this.goneFrom(room, node);
  }

  private beat(): void {
    this.sayToAll({ kind: 'beat' });
    const now = this.clock.elapsed();
    for (const [node, at] of this.heardAt) {
      if (now - at <= this.rhythm.silence) continue;
      if (node === this.node) this.renew(now);
      else {
        this.lost.add(node);
        this.forget(node);
      }
    }
    this.stopBeat = this.clock.after(this.rhythm.beat, () => this.beat());
  }

  /** A node that does not hear itself hears nobody, whatever its line pretends. */
  private renew(now: number): void {
    this.heardAt.set(this.node, now);
    this.ether.renew();
  }
}
