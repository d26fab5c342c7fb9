import type { World } from '#domain/world.ts';
import type { LiveDocuments } from '../live/contract.ts';
import type { Store } from '../store/store.ts';
import type { RandomBytes } from './secrets.ts';
import type { Turns } from './turns.ts';

/** What the acts of this folder need from the house. `server/portal.ts` gathers it once. */
export interface Needs {
  readonly store: Store;
  readonly live: LiveDocuments;
  readonly world: World;
  readonly random: RandomBytes;
  /** The address people type, without a slash at its end. */
  readonly publicUrl: () => string;
  readonly turns: Turns;
}

/** The room in which everybody of a space reads. */
export const commonsOf = (space: string): string => `${space}/commons`;
