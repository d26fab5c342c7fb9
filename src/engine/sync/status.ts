/**
 * How a room reaches the server.
 * - `connecting`: trying, for the first time or again
 * - `online`: connected and in step
 * - `offline`: the device has no network, or nothing answers
 * - `blocked`: the server answers over HTTP and the websocket does not open: a proxy forbids it
 * - `later`: the server said *back in a moment*
 * - `crowded`: the server said that it has as many people as it can have
 * - `damaged`: the server said that what it holds of the room has to be repaired
 * - `suspended`: the server said that nobody enters the space for now
 */
export type Link =
  'connecting' | 'online' | 'offline' | 'blocked' | 'later' | 'crowded' | 'damaged' | 'suspended';

/** Why the room stopped coming back to the server. What is on the device stays readable, unless its
 * person was erased. */
export type Ended = 'signedOut' | 'refused' | 'erased' | 'gone';

/** Whether this device keeps what is written. */
export type Keeping = 'kept' | 'notKept' | 'full';

export interface RoomStatus {
  readonly link: Link;
  /** It goes by polls, because this network lets no websocket through: slower, and nothing is lost. */
  readonly isByPolls: boolean;
  readonly ended: Ended | null;
  readonly keeping: Keeping;
  /** What the device holds has been read. */
  readonly loaded: boolean;
  /** The server's copy has been received at least once since the page opened. */
  readonly synced: boolean;
  /** Entries whose last change has no durable receipt yet. */
  readonly waiting: ReadonlySet<string>;
  /** The server refused something that waits, and why; null in the ordinary case. */
  readonly refusal: string | null;
  /** How many contributions of mine were refused, and are kept on this device. */
  readonly unpublished: number;
  /** What was erased for good while this page was open, and from this device with it; null: nothing. */
  readonly erased: ErasedHere | null;
  /** How often the server said that something was erased which this copy may hold, whether it held it or not. */
  readonly cleanings: number;
}

export interface ErasedHere {
  /** Grows with each time that there is something to tell. */
  readonly times: number;
  /** How many contributions of mine went with it, because they were about it and not sent yet. */
  readonly unsent: number;
}

/** One frame that the server refused, or some of it. */
export interface Heard {
  readonly why: string;
  readonly paths: readonly string[];
  /** The entries that the frame carried changes of. */
  readonly keys: readonly string[];
}

/** The fields of an entry as plain values. */
export type Written = Readonly<Record<string, unknown>>;

/** What the server said of a place (`<root>/<id>/<field>`, or less of it), and why. */
export type Doubts = readonly (readonly [place: string, why: string])[];

export const sameStatus = (a: RoomStatus, b: RoomStatus): boolean =>
  (Object.keys(a) as (keyof RoomStatus)[]).every((name) => name === 'waiting' || a[name] === b[name]) &&
  a.waiting.size === b.waiting.size &&
  [...a.waiting].every((id) => b.waiting.has(id));
