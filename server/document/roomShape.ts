import type * as Y from 'yjs';
import { openRoots } from '#domain/collection.ts';
import { isSpaceSlug, type SpaceSlug } from '#domain/ids.ts';
import type { Field, Fields, Kind } from '#domain/kind.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { isRoomName, ROOMS, type RoomName } from '#domain/roles.ts';

/** What a room may hold: its root names, and how each is typed at load. */
export interface RoomShape {
  readonly roots: ReadonlySet<string>;
  readonly open: (doc: Y.Doc) => void;
  /** A field of an entry, as its kind has it; null for one that no kind of ours names. */
  readonly fieldOf: (root: string, field: string) => Field<unknown> | null;
}

type ShapeKind = Pick<Kind, 'root' | 'fields'>;

function shapeOf(kinds: readonly ShapeKind[]): RoomShape {
  const fieldsOf: ReadonlyMap<string, Fields> = new Map(kinds.map(({ root, fields }) => [root, fields]));
  return {
    roots: new Set(fieldsOf.keys()),
    open: (doc) => void openRoots(doc, kinds),
    fieldOf: (root, field) => {
      const fields = fieldsOf.get(root);
      return fields !== undefined && Object.hasOwn(fields, field) ? (fields[field] ?? null) : null;
    },
  };
}

export const ROOM_SHAPES: Readonly<Record<RoomName, RoomShape>> = {
  commons: shapeOf(COMMONS_KINDS),
  backstage: shapeOf(BACKSTAGE_KINDS),
};

/** The room in which the entries of a root stand; null for a root of none. */
export const roomOfRoot = (root: string): RoomName | null =>
  ROOMS.find((room) => ROOM_SHAPES[room].roots.has(root)) ?? null;

export interface RoomPlace {
  readonly space: SpaceSlug;
  readonly room: RoomName;
}

/** Reads `<space>/<room>`; null when it cannot be the name of a room. */
export function readRoomName(name: string): RoomPlace | null {
  const [space = '', room = '', ...rest] = name.split('/');
  return rest.length === 0 && isSpaceSlug(space) && isRoomName(room) ? { space, room } : null;
}
