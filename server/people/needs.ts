import type { Health } from '#protocol/portal.ts';
import type { World } from '#domain/world.ts';
import type { LiveLimits } from '../limits.ts';
import type { LiveDocuments } from '../room/contract.ts';
import { silentLog, type Log } from '../log.ts';
import { roomOfRoot } from '../document/roomShape.ts';
import type { PastTeller } from '../history/teller.ts';
import type { ErasureRow, LeavingRow, Store } from '../store/store.ts';
import type { JoinRates } from './join.ts';
import type { Offers } from './offers.ts';
import type { Rate } from '../rate.ts';
import { machineChance, type RandomBytes } from '../secrets.ts';
import { createTurns, type Turns } from './turns.ts';

/** A space that was deleted for good, and when. */
export interface DeletedRow {
  readonly space: string;
  readonly at: number;
}

/** What the portal, and the acts of the terminal, are made from. */
export interface PortalParts {
  readonly store: Store;
  readonly live: LiveDocuments;
  readonly world: World;
  /** Milliseconds since some moment, for rates: it never jumps, as `Clock.elapsed()`. */
  readonly elapsed: () => number;
  /** Runs `act` once, so many milliseconds from now; without it, what would wait is told at once. */
  readonly after?: (ms: number, act: () => void) => unknown;
  /** The address people type, asked at each link. */
  readonly publicUrl: () => string;
  /** Keeps the name of what is erased for good; nothing where nobody makes backups. */
  readonly noteErased?: (row: ErasureRow) => void;
  /** The same for people, by what they are known by. */
  readonly noteLeft?: (row: Pick<LeavingRow, 'space' | 'account' | 'at'>) => void;
  /** The same for whole spaces. */
  readonly noteDeleted?: (row: DeletedRow) => void;
  /** Where what an operator should know of is written; nowhere unless given. */
  readonly log?: Pick<Log, 'warn'>;
  readonly health: () => Promise<Health>;
  /** Where secrets come from; the machine's own chance unless a test says otherwise. */
  readonly random?: RandomBytes;
  readonly publicRate?: Rate;
  /** How much a commons may hold; the usual unless the operator chose otherwise. */
  readonly limits?: Pick<LiveLimits, 'document' | 'share' | 'kept'>;
  readonly joinRates?: JoinRates;
  /** What is offered to whom no link leads here; everything, unless it is said. */
  readonly offers?: Offers;
  /** Tells in this thread unless one is given. Whoever gives it closes it. */
  readonly teller?: PastTeller;
  readonly historyRate?: Rate;
  /** Shared by the portal and the acts of the terminal, so that neither overtakes the other. */
  readonly turns?: Turns;
}

/** What the acts of this folder need from the house. */
export interface Needs {
  readonly store: Store;
  readonly live: LiveDocuments;
  readonly world: World;
  readonly random: RandomBytes;
  /** The address people type, without a slash at its end. */
  readonly publicUrl: () => string;
  readonly turns: Turns;
  readonly noteErased: (row: ErasureRow) => void;
  readonly noteLeft: (row: Pick<LeavingRow, 'space' | 'account' | 'at'>) => void;
  readonly noteDeleted: (row: DeletedRow) => void;
  readonly log: Pick<Log, 'warn'>;
}

export const needsFrom = ({
  store,
  live,
  world,
  publicUrl,
  random,
  turns,
  noteErased,
  noteLeft,
  noteDeleted,
  log,
}: PortalParts): Needs => ({
  store,
  live,
  world,
  random: random ?? machineChance,
  publicUrl: () => publicUrl().replace(/\/+$/, ''),
  turns: turns ?? createTurns(),
  noteErased: noteErased ?? (() => undefined),
  noteLeft: noteLeft ?? (() => undefined),
  noteDeleted: noteDeleted ?? (() => undefined),
  log: log ?? silentLog,
});

/** The room in which everybody of a space reads. */
export const commonsOf = (space: string): string => `${space}/commons`;

/** The room in which organisers alone read. */
export const backstageOf = (space: string): string => `${space}/backstage`;

/** The room in which the entries of a root stand. */
export const roomOf = (space: string, root: string): string => `${space}/${roomOfRoot(root) ?? 'commons'}`;
