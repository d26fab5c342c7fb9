import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import type { World } from '#domain/world.ts';
import type { Entry, Health, Me, NewSpace, Portal } from '#protocol/portal.ts';
import type { LiveDocuments } from '#server/room/contract.ts';
import { NotStored } from '#server/store/journal.ts';
import type { RandomBytes } from '#server/secrets.ts';
import { createTurns } from '#server/people/turns.ts';
import { createPortal, type PortalParts } from '#server/portal.ts';
import { memoryStore, type MemoryStore } from '../support/memoryStore.ts';
import type { Store } from '#server/store/store.ts';

/** Live documents without sockets: Y.Docs in a map, and a note of what would have been cut and told. */
export interface PaperLive extends LiveDocuments {
  /** While true, acts reject with `NotStored` and leave no trace. */
  full: boolean;
  readonly cuts: string[];
  readonly news: string[];
  /** What was brought to the live sockets of an account. */
  readonly learned: string[];
  readonly reads: () => number;
}

export function paperLive(): PaperLive {
  const docs = new Map<string, { doc: Y.Doc; version: number }>();
  let reads = 0;
  const open = (room: string) => {
    const found = docs.get(room) ?? { doc: openCommons(new Y.Doc()), version: 0 };
    docs.set(room, found);
    return found;
  };
  const live: PaperLive = {
    full: false,
    cuts: [],
    news: [],
    learned: [],
    reads: () => reads,
    beginEpoch: async () => undefined,
    async act(room, act) {
      if (live.full) throw new NotStored('The disk is full.');
      const found = open(room);
      found.version += 1;
      return act(found.doc);
    },
    async backdate(room, acts) {
      for (const { act } of acts) await live.act(room, act);
    },
    async read(room, read) {
      reads += 1;
      return read(open(room).doc);
    },
    holdings: async () => new Map(),
    leavesRoom: async () => true,
    pensOf: async () => new Set(),
    version: async (room) => open(room).version,
    cut: (space, account, reason) => void live.cuts.push(`${space} ${account} ${reason}`),
    endSession: (session) => void live.cuts.push(session),
    learn: (space, account, change) =>
      void live.learned.push(`${space} ${account} ${JSON.stringify(change)}`),
    tell: (space, topic) => void live.news.push(`${space} ${topic}`),
    close: async () => undefined,
  };
  return live;
}

export interface PortalHouse {
  readonly portal: Portal;
  readonly parts: PortalParts;
  readonly live: PaperLive;
  readonly store: Store;
  /** The clock on the wall, in milliseconds; a test moves it, and says in `set` how much of that was its hour being set. */
  readonly clock: { now: number; set: number };
  readonly world: World;
}

export const START = Date.UTC(2027, 2, 1);
export const DAY = 86_400_000;
/** Where everybody comes from, unless a scene says otherwise. */
const HEALTHY: Health = {
  status: 'ok',
  version: '0.1.0',
  store: { readable: true, writable: true, since: null, damaged: { rooms: 0, file: false } },
  bus: 'alone',
};

export const ADDRESS = '192.0.2.1';

/** A house of paper: the real portal on a store, with puppets for time, chance and sockets. */
export function portalHouse(store: Store = memoryStore(), given: Partial<PortalParts> = {}): PortalHouse {
  const clock = { now: START, set: 0 };
  let drawn = 0;
  const world: World = { now: () => clock.now, chance: () => `item${String((drawn += 1))}` };
  const live = paperLive();
  const parts: PortalParts = {
    store,
    live,
    world,
    elapsed: () => clock.now - clock.set,
    random: countingBytes(),
    publicUrl: () => 'https://terreau.test/',
    health: async () => HEALTHY,
    turns: createTurns(),
    ...given,
  };
  return { portal: createPortal(parts), parts, live, store, clock, world };
}

/** Bytes that are never twice the same, and the same in every run. */
function countingBytes(): RandomBytes {
  let n = 0;
  return (length) => {
    n += 1;
    return Uint8Array.from({ length }, (_, i) => (i < 4 ? n >> (8 * i) : i));
  };
}

export const memoryHouse = (): PortalHouse & { readonly store: MemoryStore } => {
  const store = memoryStore();
  return { ...portalHouse(store), store };
};

export const NEC_24: NewSpace = {
  name: 'NEC Dordogne 2027',
  department: '24',
  eventDay: '2027-10-14',
  licence: 'cc-by-sa-4.0',
  founder: 'Ana',
  structure: { kind: 'new', name: 'La Fabrique', family: 'networkLead', inPublic: true },
};

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** The value of an answer that a scene takes for granted. */
export function granted<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(`refused: ${answer.why}`);
  return answer.value;
}

export const secretOf = (url: string): string => url.split('/join/')[1] ?? '';

export const meOf = async (portal: Portal, entry: Entry): Promise<Me> =>
  granted(await portal.whoAmI(entry.space, entry.token));

/** Ana founds the space of Dordogne and is who she is there. */
export const anaFounds = async (portal: Portal): Promise<Me> =>
  meOf(portal, granted(await portal.foundSpace(NEC_24, ADDRESS)));

/** Somebody comes in by a link of Ana's. */
export async function joins(
  portal: Portal,
  ana: Me,
  name: string,
  role: 'organiser' | 'partner' | 'reader' = 'partner',
): Promise<{ readonly me: Me; readonly entry: Entry; readonly invitation: string }> {
  const invitation = granted(await portal.createInvitation(ana, { role }));
  const entry = granted(await portal.join(secretOf(invitation.url), { name, structure: null }, ADDRESS));
  return { me: await meOf(portal, entry), entry, invitation: invitation.id };
}
