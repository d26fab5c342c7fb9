import type * as Y from 'yjs';
import type { NewsTopic } from '#protocol/frameWords.ts';
import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { Holdings } from './shares.ts';
import type { IdentityChange } from '#server/identity.ts';

/** An act of the server's own, and the hour that its row bears; milliseconds since 1970. */
export interface DatedAct {
  readonly at: number;
  readonly act: (doc: Y.Doc) => void;
}

/** What the rest of the server may ask of the rooms. */
export interface LiveRooms {
  /**
   * An act of the server's own in a room (`<space>/<room>`): a structure added at the door, a question of the
   * public form. Resolves when what the act wrote is durable and on its way to everybody; rejects with
   * `NotStored` when the store refused, and then nothing of it was shown to anybody.
   */
  act<T>(room: string, act: (doc: Y.Doc) => T): Promise<T>;
  /**
   * Acts in order of time, each a row of the hour it bears: a past that is brought in, whole or not at all. As `act`
   * else.
   */
  backdate(room: string, acts: readonly DatedAct[]): Promise<void>;
  /** Reads a room as it stands. The document must not be changed, nor kept after the call. */
  read<T>(room: string, read: (doc: Y.Doc) => T): Promise<T>;
  /** How many bytes of a room each account wrote. */
  holdings(room: string): Promise<Holdings>;
  /** Whether a room that grows by so many bytes leaves organisers the part of it that is kept for them. */
  leavesRoom(room: string, bytes: number): Promise<boolean>;
  /** The pens under which an account laid down what stands in a room; also one that was erased. */
  pensOf(room: string, account: string): Promise<ReadonlySet<string>>;
  /** A number that differs whenever the room's content may have changed: for caches of what was read. */
  version(room: string): Promise<number>;
  /** Tells everybody of a room, on every server, that something of it was erased for good in the store. */
  beginEpoch(room: string): Promise<void>;
}

/** What it may say to those who are connected. */
export interface LiveConnections {
  /** Cuts every live socket of an account in a space, at once. */
  cut(space: string, account: string, reason: CloseReason): void;
  /** Cuts every live socket of one session, at once, on every server; other sessions of its account stay. */
  endSession(session: string): void;
  /**
   * Brings to every live socket of an account what changed of it: from the next update on it is judged by that,
   * and a room that its role may not open is closed to it. A changed role is told to its programs.
   */
  learn(space: string, account: string, change: IdentityChange): void;
  /** Tells every connected client of a space that something outside its documents changed. */
  tell(space: string, topic: NewsTopic): void;
}

/** What the rest of the server may ask of the live documents. `server/live.ts` implements it. */
export interface LiveDocuments extends LiveRooms, LiveConnections {
  /** Refuses newcomers, writes what is under way, closes every socket with *back in a moment*. */
  close(): Promise<void>;
}

/** There are as many connections or rooms as there may be: whoever comes is sent away for later. */
export class HouseFull extends Error {
  override readonly name = 'HouseFull';
}
