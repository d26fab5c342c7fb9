import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { awarenessFrame } from '#protocol/frames.ts';
import type { Clock, Stop } from './clock.ts';
import type { Visitor } from './visitor.ts';

/** Somebody whose presence is shown: a connection. */
export interface Present {
  readonly visitor: Visitor;
}

interface Entry<Who extends Present> {
  readonly holder: Who;
  readonly clock: number;
  /** The state as its sender wrote it, JSON; null once they left. */
  readonly given: string | null;
}

/** Above this many connections, presence is gathered for longer. */
const SMALL_ROOM = 50;
const MOST_STATES_IN_A_FRAME = 1_024;

/** How long presence is gathered before one frame goes to all, in milliseconds. */
export const presencePeriod = (connections: number): number =>
  connections <= SMALL_ROOM ? 50 : Math.min(250, 2 * connections);

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

  constructor(
    private readonly clock: Pick<Clock, 'after'>,
    private readonly connections: () => number,
    private readonly send: (frame: Uint8Array) => void,
    private readonly largest: number,
    /** The account that writes under a client id, if any does. */
    private readonly writerOf: (client: number) => string | null = () => null,
    /** Somebody shows themselves by a client id that is not theirs to take. */
    private readonly onTaken: (from: Who, client: number) => void = () => {},
  ) {}

  /** Reads an awareness update of a connection. Bytes that are none, and states of others, are left aside. */
  hear(from: Who, update: Uint8Array): void {
    try {
      const decoder = decoding.createDecoder(update);
      const states = Math.min(decoding.readVarUint(decoder), MOST_STATES_IN_A_FRAME);
      for (let i = 0; i < states; i += 1) {
        const id = decoding.readVarUint(decoder);
        const clock = decoding.readVarUint(decoder);
        this.take(from, id, clock, decoding.readVarString(decoder));
      }
    } catch {
      return;
    }
  }

  /** Takes a connection's presence away, and tells the others. */
  leave(from: Who): void {
    const id = this.ids.get(from);
    if (id === undefined) return;
    this.ids.delete(from);
    this.note(id, { holder: from, clock: this.entries.get(id)?.clock ?? 0, given: null });
  }

  /** A frame with everybody, for a newcomer; null when nobody shows. */
  everyone(): Uint8Array | null {
    return this.frameOf([...this.entries.keys()]);
  }

  /** The account whose connection shows itself under a client id. */
  holderOf(client: number): string | null {
    return this.livingHolder(client)?.visitor.account ?? null;
  }

  /**
   * Whether a later connection took over the client id that this one showed itself by, and lives. Who came back
   * never speaks on the old line again; if somebody does, two programs write under one id.
   */
  isTakenOver(from: Who, client: number): boolean {
    return (
      this.lost.get(from) === client && this.ids.get(from) !== client && this.livingHolder(client) !== null
    );
  }

  close(): void {
    this.stop?.();
    this.stop = null;
    this.ids.clear();
    this.entries.clear();
  }

  private take(from: Who, id: number, clock: number, given: string): void {
    if (given.length > this.largest || !this.holds(from, id, given)) return;
    const known = this.entries.get(id);
    if (known !== undefined && known.clock > clock) return;
    this.note(id, { holder: from, clock, given: given === 'null' ? null : given });
  }

  /** One client id to a connection: the first that says something of itself and is nobody else's. */
  private holds(from: Who, id: number, given: string): boolean {
    const own = this.ids.get(from);
    if (own !== undefined) return own === id;
    if (given === 'null') return false;
    const { account } = from.visitor;
    const holder = this.livingHolder(id);
    const owner = this.writerOf(id) ?? holder?.visitor.account ?? account;
    if (owner !== account || this.isTakenOver(from, id)) {
      this.onTaken(from, id);
      return false;
    }
    if (holder !== null) {
      // The same person came back before the old line was known to be dead.
      this.ids.delete(holder);
      this.lost.set(holder, id);
    }
    this.ids.set(from, id);
    return true;
  }

  private livingHolder(client: number): Who | null {
    const holder = this.entries.get(client)?.holder;
    return holder !== undefined && this.ids.get(holder) === client ? holder : null;
  }

  private note(id: number, entry: Entry<Who>): void {
    this.entries.set(id, entry);
    this.changed.add(id);
    this.stop ??= this.clock.after(presencePeriod(this.connections()), () => this.flush());
  }

  private flush(): void {
    this.stop = null;
    const frame = this.frameOf([...this.changed]);
    for (const id of this.changed) if (this.entries.get(id)?.given === null) this.entries.delete(id);
    this.changed.clear();
    if (frame !== null) this.send(frame);
  }

  private frameOf(ids: readonly number[]): Uint8Array | null {
    const shown = ids.flatMap((id) => {
      const entry = this.entries.get(id);
      const state = entry === undefined ? null : stamped(entry);
      return entry === undefined || state === null ? [] : [{ id, clock: entry.clock, state }];
    });
    if (shown.length === 0) return null;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, shown.length);
    for (const { id, clock, state } of shown) {
      encoding.writeVarUint(encoder, id);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
    return awarenessFrame(encoding.toUint8Array(encoder));
  }
}

/** The state with the session's identity in the place of whatever it said of itself; null when it is no state. */
function stamped({ holder, given }: Entry<Present>): string | null {
  if (given === null) return 'null';
  try {
    const state: unknown = JSON.parse(given);
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return null;
    const { account, name, role } = holder.visitor;
    return JSON.stringify({ ...state, user: { account, name, role } });
  } catch {
    return null;
  }
}
