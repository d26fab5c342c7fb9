import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '#engine/protocol/frames.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { Identity } from '#server/identity.ts';

/** Somebody whose presence is shown: a connection. */
export interface Present {
  readonly identity: Identity;
}

interface Entry<Who extends Present> {
  /** The connection that shows itself so; null when it is one of another node, which has put the name on it. */
  readonly holder: Who | null;
  readonly node: string | null;
  readonly account: string;
  readonly clock: number;
  /** The state as its sender wrote it, JSON; null once they left. */
  readonly given: string | null;
  /** What is shown of it: written once, when it is first sent. */
  shown?: string | null;
}

/** One state as an awareness update brings it. */
interface Said {
  readonly id: number;
  readonly clock: number;
  readonly state: string;
}

export interface PresenceMeans<Who extends Present> {
  readonly clock: Pick<Clock, 'after'>;
  readonly connections: () => number;
  /** Brings a frame to everybody here. */
  readonly send: (frame: Uint8Array) => void;
  /** Tells the other nodes of those who are here. */
  readonly tellNodes?: (update: Uint8Array) => void;
  /** Bytes of one person's presence. */
  readonly largest: number;
  /** The account that writes under a client id, if any does. */
  readonly writerOf?: (client: number) => string | null;
  /** Somebody shows themselves by a client id that is not theirs to take. */
  readonly onTaken?: (from: Who, client: number) => void;
}

/** Above this many connections, presence is gathered for longer. */
const SMALL_ROOM = 50;
const MOST_STATES_IN_A_FRAME = 1_024;

/**
 * How long presence is gathered before one frame goes to all, in milliseconds. Each caret goes to each connection: 165
 * that move at will would fill the Wi-Fi of a hall (33 MB/s at 5 moves a second), and nobody follows so many.
 */
export const presencePeriod = (connections: number): number =>
  connections <= SMALL_ROOM ? 50 : Math.min(650, 4 * connections);

/**
 * Who is in a room, and where. Only the newest state of each connection is kept, under one client id, and the
 * name on it is the server's: nobody can speak for another, move another's caret or take it away.
 */
export class Presence<Who extends Present = Present> {
  private readonly entries = new Map<number, Entry<Who>>();
  private readonly ids = new Map<Who, number>();
  /** Connections whose client id a later one of the same person took over. */
  private readonly lost = new WeakMap<Who, number>();
  private readonly changed = new Set<number>();
  private stop: Stop | null = null;

  constructor(private readonly means: PresenceMeans<Who>) {}

  /** Reads an awareness update of a connection. Bytes that are none, and states of others, are left aside. */
  hear(from: Who, update: Uint8Array): void {
    for (const said of statesOf(update)) this.take(from, said);
  }

  /** What another node of the house says of those whom it has here. */
  hearNode(node: string, update: Uint8Array): void {
    for (const { id, clock, state } of statesOf(update)) {
      const known = this.entries.get(id);
      if (known !== undefined && known.clock > clock) continue;
      const holder = this.livingHolder(id);
      if (state === 'null' && (holder !== null || (known?.node ?? node) !== node)) continue;
      if (holder !== null) this.loses(holder, id);
      const given = state === 'null' ? null : state;
      const account = accountIn(state) ?? known?.account ?? '';
      this.note(id, { holder: null, node, account, clock, given, shown: state });
    }
  }

  /** Another node has nobody here any more, or is gone itself. */
  nodeGone(node: string): void {
    for (const [id, entry] of this.entries)
      if (entry.node === node && entry.given !== null)
        this.note(id, { ...entry, given: null, shown: 'null' });
  }

  /** Takes a connection's presence away, and tells the others. */
  leave(from: Who): void {
    const id = this.ids.get(from);
    if (id === undefined) return;
    this.ids.delete(from);
    this.noteOwn(id, from, this.entries.get(id)?.clock ?? 0, null);
  }

  /** Something of an identity changed: what is shown of them bears it from now on. */
  learn(from: Who): void {
    const id = this.ids.get(from);
    const entry = id === undefined ? undefined : this.entries.get(id);
    if (id !== undefined && entry !== undefined) this.noteOwn(id, from, entry.clock, entry.given);
  }

  /** A frame with everybody, for a newcomer; null when nobody shows. */
  everyone(): Uint8Array | null {
    const update = this.updateOf([...this.entries.keys()]);
    return update === null ? null : awarenessFrame(update);
  }

  /** Those whom this node has, as an awareness update for the others; null when there is nobody. */
  ownPeople(): Uint8Array | null {
    return this.updateOf([...this.ids.values()]);
  }

  /** The account whose connection shows itself under a client id. */
  holderOf(client: number): string | null {
    const entry = this.entries.get(client);
    if (entry === undefined || entry.given === null) return null;
    return entry.holder === null || this.livingHolder(client) !== null ? entry.account : null;
  }

  /**
   * Whether a later connection took over the client id that this one showed itself by, and lives. Who came back
   * never speaks on the old line again; if somebody does, two programs write under one id.
   */
  isTakenOver(from: Who, client: number): boolean {
    return this.lost.get(from) === client && this.ids.get(from) !== client && this.holderOf(client) !== null;
  }

  close(): void {
    this.stop?.();
    this.stop = null;
    this.ids.clear();
    this.entries.clear();
  }

  private take(from: Who, { id, clock, state }: Said): void {
    if (state.length > this.means.largest || !this.holds(from, id, state)) return;
    const known = this.entries.get(id);
    if (known !== undefined && known.clock > clock) return;
    this.noteOwn(id, from, clock, state === 'null' ? null : state);
  }

  /** One client id to a connection: the first that says something of itself and is nobody else's. */
  private holds(from: Who, id: number, given: string): boolean {
    const own = this.ids.get(from);
    if (own !== undefined) return own === id;
    if (given === 'null') return false;
    const { account } = from.identity;
    const holder = this.livingHolder(id);
    const owner = this.means.writerOf?.(id) ?? this.holderOf(id) ?? account;
    if (owner !== account || this.isTakenOver(from, id)) {
      this.means.onTaken?.(from, id);
      return false;
    }
    // The same person came back before the old line was known to be dead.
    if (holder !== null) this.loses(holder, id);
    this.ids.set(from, id);
    return true;
  }

  private loses(holder: Who, id: number): void {
    this.ids.delete(holder);
    this.lost.set(holder, id);
  }

  private livingHolder(client: number): Who | null {
    const holder = this.entries.get(client)?.holder ?? null;
    return holder !== null && this.ids.get(holder) === client ? holder : null;
  }

  private noteOwn(id: number, holder: Who, clock: number, given: string | null): void {
    this.note(id, { holder, node: null, account: holder.identity.account, clock, given });
  }

  private note(id: number, entry: Entry<Who>): void {
    this.entries.set(id, entry);
    this.changed.add(id);
    const { clock, connections } = this.means;
    this.stop ??= clock.after(presencePeriod(connections()), () => this.flush());
  }

  private flush(): void {
    this.stop = null;
    const update = this.updateOf([...this.changed]);
    const own = this.means.tellNodes === undefined ? null : this.ownOf([...this.changed], update);
    for (const id of this.changed) if (this.entries.get(id)?.given === null) this.entries.delete(id);
    this.changed.clear();
    if (update !== null) this.means.send(awarenessFrame(update));
    if (own !== null) this.means.tellNodes?.(own);
  }

  /** Of what changed, what is this node's to tell: most often all of it, which is written already. */
  private ownOf(ids: readonly number[], all: Uint8Array | null): Uint8Array | null {
    const own = ids.filter((id) => this.entries.get(id)?.node === null);
    return own.length === ids.length ? all : this.updateOf(own);
  }

  private updateOf(ids: readonly number[]): Uint8Array | null {
    const shown = ids.flatMap((id) => {
      const entry = this.entries.get(id);
      if (entry === undefined) return [];
      entry.shown ??= stamped(entry);
      return entry.shown === null ? [] : [{ id, clock: entry.clock, state: entry.shown }];
    });
    if (shown.length === 0) return null;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, shown.length);
    for (const { id, clock, state } of shown) {
      encoding.writeVarUint(encoder, id);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
    return encoding.toUint8Array(encoder);
  }
}

/** The states of an awareness update, as far as it can be read. */
function* statesOf(update: Uint8Array): Generator<Said> {
  const decoder = decoding.createDecoder(update);
  try {
    const states = Math.min(decoding.readVarUint(decoder), MOST_STATES_IN_A_FRAME);
    for (let i = 0; i < states; i += 1) {
      const id = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      yield { id, clock, state: decoding.readVarString(decoder) };
    }
  } catch {
    return;
  }
}

function accountIn(state: string): string | null {
  try {
    const user = (JSON.parse(state) as { readonly user?: { readonly account?: unknown } } | null)?.user;
    return typeof user?.account === 'string' ? user.account : null;
  } catch {
    return null;
  }
}

/** The state with the session's identity in the place of whatever it said of itself; null when it is no state. */
function stamped({ holder, given }: Entry<Present>): string | null {
  if (given === null) return 'null';
  if (holder === null) return given;
  try {
    const state: unknown = JSON.parse(given);
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
    const { account, name, role } = holder.identity;
    return JSON.stringify({ ...state, user: { account, name, role } });
  } catch {
    return null;
  }
}
