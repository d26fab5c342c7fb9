import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { SpaceSlug } from '#domain/ids.ts';
import { refused, type Result } from '#domain/result.ts';
import type { World } from '#domain/world.ts';
import type { Me, Member, SessionRefusal } from '#protocol/portal.ts';
import type { Environment } from './environment.ts';
import type { RoomStatus } from './status.ts';

/** What is known of an open space at one moment: plain and frozen. */
export interface SpaceSheet {
  readonly me: Me;
  readonly members: readonly Member[];
  readonly status: RoomStatus;
  /** Milliseconds by which this device's clock is off when it is off by more than five minutes, else 0. */
  readonly clockSkew: number;
  /** Whether the browser promised not to evict what is kept; null while it has not been asked. */
  readonly persisted: boolean | null;
}

/** An open space. Its document is alive until `close`, which resolves once everything is put away. */
export interface OpenedSpace {
  readonly slug: SpaceSlug;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly world: World;
  readonly sheet: () => SpaceSheet;
  readonly subscribe: (listener: (sheet: SpaceSheet) => void) => () => void;
  /** Brings in who I am, as a door just answered it. */
  readonly learnMe: (me: Me) => void;
  /** Asks the browser to keep what is here; called once the person has given something worth keeping. */
  readonly askToKeep: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export type OpenRefusal = SessionRefusal | 'offlineUnknown';

/** Opens the commons of a space. Being written: for now it always answers `offlineUnknown`. */
export function connectSpace(
  slug: string,
  environment: Environment,
): Promise<Result<OpenedSpace, OpenRefusal>> {
  void slug;
  void environment;
  return Promise.resolve(refused('offlineUnknown'));
}
