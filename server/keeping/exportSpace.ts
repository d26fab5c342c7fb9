import * as Y from 'yjs';
import { loadCopy } from '../document/copy.ts';
import { readVersion } from '../history/versionBytes.ts';
import { ROOM_SHAPES } from '../document/roomShape.ts';
import type { ConsentRow, ContactRow } from '../store/store.ts';
import type { ReadableStore } from './readStore.ts';

/** All of a space in open formats, as `docs/operate.md` describes it. Without secrets, and without veiled pens. */
export interface ExportedSpace {
  readonly format: 'terreau-export-1';
  readonly space: string;
  /** ISO hour. */
  readonly exportedAt: string;
  readonly createdAt: string;
  readonly members: readonly {
    readonly account: string;
    readonly name: string;
    readonly role: string;
    readonly structures: readonly string[];
    readonly joinedAt: string;
    readonly removedAt: string | null;
  }[];
  /** Consents, given and withdrawn, the oldest first. */
  readonly consents: readonly Omit<ConsentRow, 'space'>[];
  /** Whom to write to in structures: personal details. */
  readonly contacts: readonly Omit<ContactRow, 'space'>[];
  readonly rooms: Readonly<Record<string, ExportedRoom>>;
}

export interface ExportedRoom {
  /** Root, key, field: as they stand, with what this version does not know. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** States that were given a name, the oldest first: content as `src/protocol/history.ts` has it. */
  readonly versions: readonly {
    readonly root: string;
    readonly entry: string;
    readonly name: string;
    readonly at: string;
    readonly account: string;
    readonly content: Readonly<Record<string, unknown>>;
  }[];
  /** The whole document as one Yjs update, format v1, in base64. */
  readonly yjs: string;
}

/** Null where there is no such space. */
export async function exportSpace(
  { people, updates }: Pick<ReadableStore, 'people' | 'updates'>,
  slug: string,
  at: number,
): Promise<ExportedSpace | null> {
  const space = await people.space(slug);
  if (space === null) return null;
  const rooms: Record<string, ExportedRoom> = {};
  for (const [kind, shape] of Object.entries(ROOM_SHAPES)) {
    const { doc } = await loadCopy(updates, `${slug}/${kind}`, shape);
    const roots = [...shape.roots].map((root) => [root, doc.getMap(root).toJSON()] as const);
    rooms[kind] = {
      entries: Object.fromEntries(roots),
      versions: (await updates.versions(`${slug}/${kind}`)).map(
        ({ root, entry, name, at: when, account, bytes }) => ({
          root,
          entry,
          name,
          at: hour(when),
          account,
          content: readVersion(bytes),
        }),
      ),
      yjs: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64'),
    };
    doc.destroy();
  }
  const members = (await people.members(slug)).map(
    ({ account, name, role, structures, joinedAt, removedAt }) => ({
      account,
      name,
      role,
      structures,
      joinedAt: hour(joinedAt),
      removedAt: removedAt === null ? null : hour(removedAt),
    }),
  );
  return {
    format: 'terreau-export-1',
    space: slug,
    exportedAt: hour(at),
    createdAt: hour(space.createdAt),
    members,
    consents: (await people.consents(slug)).map(elsewhere),
    contacts: (await people.contacts(slug)).map(elsewhere),
    rooms,
  };
}

/** A row without the space that it is of. */
function elsewhere<T extends { readonly space: string }>({ space: _, ...row }: T): Omit<T, 'space'> {
  return row;
}

const hour = (ms: number): string => new Date(ms).toISOString();
