import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic } from '#protocol/frameWords.ts';
import type { Stop } from '#server/clock.ts';
import type { Identity, IdentityChange } from '#server/identity.ts';

/**
 * What the servers of one house tell each other. Words may be lost, never unnoticed: whoever may have missed some is
 * told `missed`, and looks at what is durable (the log, the sessions). So nothing here is waited for, and nothing
 * throws: a house whose bus is down goes on, a little later.
 */
export interface Bus {
  /** The name of this node among the others. */
  readonly node: string;
  /** Hears what the others say of a room, and introduces itself to those who come in. */
  enter(room: string, ears: RoomEars): Stop;
  /** Hears what is said to the whole house. */
  listen(ears: HouseEars): Stop;
  /** The log of the room goes to this number. */
  rows(room: string, through: number): void;
  /**
   * Waits, for a moment at most, until no other node is in the middle of its turn in the room. A courtesy: the log
   * refuses whoever comes second all the same, but judging twice costs more than waiting. Null where nobody is waited
   * for.
   */
  turn(room: string): Promise<RoomTurn | null>;
  /** What changed of those whom this node has in the room: an awareness update. */
  presence(room: string, update: Uint8Array): void;
  /** An account lost its right in a space: every node closes its sockets. */
  cut(space: string, account: string, reason: CloseReason): void;
  /** A session ended: every node closes its sockets. */
  endSession(session: string): void;
  /** What changed of an account that is connected: every node judges it by that from now on. */
  learn(space: string, account: string, change: IdentityChange): void;
  /** Something outside the documents of a space changed. */
  tell(space: string, topic: NewsTopic): void;
  close(): Promise<void>;
}

export interface RoomTurn {
  /** How far the log went when the last turn ended; 0 when that is not known. */
  readonly through: number;
  /** Lets the next one have it, and says how far the log goes now. */
  end(through: number): void;
}

export interface RoomEars {
  rows(through: number): void;
  presence(node: string, update: Uint8Array): void;
  /** That node has nobody in the room any more. */
  gone(node: string): void;
  /** Everybody whom this node has in the room, for one who comes in; null when there is nobody. */
  introduce(): Uint8Array | null;
  /**
   * From here on everything is heard; before it, something may have been missed. Called once the room is heard, and
   * after each interruption: read what came (`UpdateLog.since`).
   */
  missed(): void;
}

export interface HouseEars {
  cut(space: string, account: string, reason: CloseReason): void;
  endSession(session: string): void;
  learn(space: string, account: string, change: IdentityChange): void;
  tell(space: string, topic: NewsTopic): void;
  /** Those who are connected to this node. */
  identities(): readonly Identity[];
  /** As in a room: ask again of everybody who is connected whether they still may be. */
  missed(): void;
}

/** Carries words between nodes, as bytes on named channels. A node hears its own as well. */
export interface Ether {
  /** False while it knows that it carries nothing. */
  readonly carries: boolean;
  /** From the call of `tuned` on, what is said on the channel is heard. */
  hear(channel: string): void;
  forget(channel: string): void;
  say(channel: string, words: Uint8Array): void;
  /** Whether another node hears the channel; left out where that cannot be known. */
  hasOthers?(channel: string): boolean;
  /** Lends a name to one node at a time; left out where all nodes are one process. */
  readonly lending?: Lending;
  /** What is heard is doubtful: breaks every line, and makes new ones. */
  renew(): void;
  close(): Promise<void>;
}

/** Nothing is kept by it: who dies with something borrowed has it no more after `ms`. Never rejects. */
export interface Lending {
  /** What was left with the name when it was given back, 0 for nothing; `taken` while another has it. */
  borrow(name: string, node: string, ms: number): Promise<number | 'taken' | 'unknown'>;
  giveBack(name: string, node: string, left: number): void;
}

export interface EtherEars {
  heard(channel: string, words: Uint8Array): void;
  tuned(channel: string): void;
  /** Words are carried again, and some that were said before may not have been. */
  owes(): void;
}

export type OpenEther = (ears: EtherEars) => Ether;

/** In milliseconds: how often a node says that it is there, and after how long a silence it is taken for gone. */
export interface Rhythm {
  readonly beat: number;
  readonly silence: number;
}

export const RHYTHM: Rhythm = { beat: 250, silence: 5_000 };
