import type * as Y from 'yjs';
import { openCommons } from '#domain/collection.ts';
import { isSpaceSlug, type SpaceSlug } from '#domain/ids.ts';
import type { Fields, Merge } from '#domain/kind.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { isRoomName, type RoomName } from '#domain/roles.ts';

/** What a room may hold: its root names, and how each is typed at load. */
export interface RoomShape {
  readonly roots: ReadonlySet<string>;
  readonly open: (doc: Y.Doc) => void;
  /** How a field of an entry merges; null for a field that no kind of ours names. */
  readonly mergeOf: (root: string, field: string) => Merge | null;
}

const FIELDS: ReadonlyMap<string, Fields> = new Map(COMMONS_KINDS.map((kind) => [kind.root, kind.fields]));

const BACKSTAGE_ROOTS = ['backstage'] as const;

export const ROOM_SHAPES: Readonly<Record<RoomName, RoomShape>> = {
  commons: {
    roots: new Set(COMMONS_KINDS.map((kind) => kind.root)),
    open: (doc) => void openCommons(doc),
    mergeOf: (root, field) => {
      const fields = FIELDS.get(root);
      return fields !== undefined && Object.hasOwn(fields, field) ? (fields[field]?.merge ?? null) : null;
    },
  },
  backstage: {
    roots: new Set(BACKSTAGE_ROOTS),
    open: (doc) => BACKSTAGE_ROOTS.forEach((root) => doc.getMap(root)),
    mergeOf: () => null,
  },
};

export interface RoomPlace {
  readonly space: SpaceSlug;
  readonly room: RoomName;
}

/** Reads `<space>/<room>`; null when it cannot be the name of a room. */
export function readRoomName(name: string): RoomPlace | null {
  const [space = '', room = '', ...rest] = name.split('/');
  return rest.length === 0 && isSpaceSlug(space) && isRoomName(room) ? { space, room } : null;
}
