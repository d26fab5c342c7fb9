import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { isSpaceSlug, type SpaceSlug } from '#domain/ids.ts';
import { isRecord } from '#domain/readers.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { isRole, type RoomName } from '#domain/roles.ts';
import type { ExportedRoom, ExportedSpace } from '../keeping/exportSpace.ts';
import { emptyDocument } from '../document/copy.ts';
import { packVersion } from '../history/versionBytes.ts';
import { ROOM_SHAPES } from '../document/roomShape.ts';
import type { ContactRow } from '../store/store.ts';
import { RESERVED } from './foundSpace.ts';
import type { Needs } from './needs.ts';
import { freshName } from '../secrets.ts';

export type ImportRefusal = 'import.unreadable' | 'import.taken' | 'import.addressUnusable';

const ROOM_KINDS = Object.keys(ROOM_SHAPES) as readonly RoomName[];

/**
 * Lays down in a new space what an export holds. All of it is read before anything is written; until the last row is
 * there the space is suspended, so that one which was cut short lets nobody in and can be deleted. Veiled pens are not
 * in an export: each member has a fresh one. Sessions and invitations are not there either.
 */
export const importSpace = (
  needs: Needs,
  text: string,
  wanted: string | null,
  by: string,
): Promise<Result<{ readonly space: SpaceSlug; readonly members: number }, ImportRefusal>> => {
  const exported = readExported(text);
  if (exported === null) return Promise.resolve(refused('import.unreadable'));
  const space = wanted ?? exported.space;
  if (!isSpaceSlug(space)) return Promise.resolve(refused('import.addressUnusable'));
  if (RESERVED.has(space)) return Promise.resolve(refused('import.taken'));
  return needs.turns(`founding ${space}`, async () => {
    const { people, updates } = needs.store;
    const at = needs.world.now();
    if (!(await people.addSpace({ slug: space, createdAt: Date.parse(exported.createdAt) })))
      return refused('import.taken');
    await people.suspendSpace(space, at);
    for (const kind of ROOM_KINDS) {
      const room = `${space}/${kind}`;
      const { yjs, versions } = exported.rooms[kind] as ExportedRoom;
      await needs.live.act(room, (doc) => Y.applyUpdate(doc, Buffer.from(yjs, 'base64')));
      for (const { root, entry, name, at: when, account, content } of versions) {
        const bytes = packVersion(content);
        const id = freshName(needs.random);
        await updates.addVersion({ room, id, root, entry, name, at: Date.parse(when), account, bytes });
      }
    }
    for (const { account, name, role, structures, joinedAt, removedAt } of exported.members) {
      if (!isRole(role)) throw new Error('the roles were looked at');
      await people.addMember({
        ...{ space, account, name, role, structures, invitation: null },
        veiledPen: freshName(needs.random),
        joinedAt: Date.parse(joinedAt),
        removedAt: removedAt === null ? null : Date.parse(removedAt),
      });
      // From today on: a name is not about to go because it was moved.
      await people.noteVisit(space, account, at);
    }
    for (const { withdrawnAt, ...consent } of exported.consents) {
      await people.giveConsent({ ...consent, space });
      if (withdrawnAt !== null)
        await people.withdrawConsent(space, consent.account, consent.purpose, withdrawnAt);
    }
    for (const contact of exported.contacts) {
      const about = { space, at, account: by, act: 'added', contact: contact.id } as const;
      await people.addContact({ ...contact, space }, { ...about, structure: contact.structure });
    }
    await people.suspendSpace(space, null);
    return done({ space, members: exported.members.length });
  });
};

/** What an export holds, whole: null for anything else, and where its entries are not those of its documents. */
function readExported(text: string): ExportedSpace | null {
  try {
    const raw: unknown = JSON.parse(text);
    if (!isRecord(raw) || raw.format !== 'terreau-export-1' || !isHour(raw.createdAt)) return null;
    const [consents, contacts] = [raw.consents ?? [], raw.contacts ?? []];
    const { members, rooms, space } = raw;
    const isWhole =
      typeof space === 'string' &&
      areAll(members, isMember) &&
      areAll(consents, isConsent) &&
      areAll(contacts, isContact) &&
      isRecord(rooms) &&
      ROOM_KINDS.every((kind) => isRoom(rooms[kind], kind));
    return isWhole && isConsistent({ members, consents, contacts })
      ? ({ ...raw, consents, contacts } as unknown as ExportedSpace)
      : null;
  } catch {
    return null;
  }
}

/** What the tables would refuse half-way: the same twice, or a consent of nobody. */
function isConsistent(rows: Readonly<Record<'members' | 'consents' | 'contacts', unknown>>): boolean {
  const { members, consents, contacts } = rows as Pick<ExportedSpace, 'members' | 'consents' | 'contacts'>;
  const accounts = new Set(members.map(({ account }) => account));
  return (
    accounts.size === members.length &&
    new Set(contacts.map(({ id }) => id)).size === contacts.length &&
    consents.every(({ account }) => accounts.has(account))
  );
}

const areAll = (raw: unknown, isOne: (one: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(raw) && raw.every((one) => isRecord(one) && isOne(one));

const isText = (raw: unknown): raw is string => typeof raw === 'string';
const isHour = (raw: unknown): boolean => isText(raw) && !Number.isNaN(Date.parse(raw));
const isTime = (raw: unknown): boolean => Number.isSafeInteger(raw);
const orNone =
  (isOne: (raw: unknown) => boolean) =>
  (raw: unknown): boolean =>
    raw === null || isOne(raw);

const isMember = (one: Record<string, unknown>): boolean =>
  isText(one.account) &&
  isText(one.name) &&
  isRole(one.role) &&
  Array.isArray(one.structures) &&
  one.structures.every(isText) &&
  isHour(one.joinedAt) &&
  orNone(isHour)(one.removedAt);

const isConsent = (one: Record<string, unknown>): boolean =>
  [one.account, one.purpose, one.words].every(isText) &&
  isTime(one.givenAt) &&
  orNone(isTime)(one.withdrawnAt);

const CONTACT_TEXTS: readonly (keyof ContactRow)[] = ['id', 'name', 'role', 'email', 'phone', 'note'];

const isContact = (one: Record<string, unknown>): boolean =>
  CONTACT_TEXTS.every((field) => isText(one[field])) &&
  [one.structure, one.addedBy].every(orNone(isText)) &&
  isTime(one.addedAt) &&
  [one.informedAt, one.editedAt].every(orNone(isTime));

function isRoom(raw: unknown, kind: RoomName): boolean {
  if (!isRecord(raw) || !isText(raw.yjs) || !areAll(raw.versions, isVersion)) return false;
  const doc = emptyDocument(ROOM_SHAPES[kind]);
  try {
    Y.applyUpdate(doc, Buffer.from(raw.yjs, 'base64'));
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return false;
    const entries: unknown = JSON.parse(
      JSON.stringify(
        Object.fromEntries([...ROOM_SHAPES[kind].roots].map((root) => [root, doc.getMap(root).toJSON()])),
      ),
    );
    return (
      isRecord(entries) &&
      isRecord(raw.entries) &&
      isDeepStrictEqual(entriesOf(entries), entriesOf(raw.entries))
    );
  } finally {
    doc.destroy();
  }
}

/** A root that holds nothing is as one that an older program did not know. */
const entriesOf = (entries: Record<string, unknown>): unknown =>
  Object.fromEntries(
    Object.entries(entries).filter(([, root]) => !isRecord(root) || Object.keys(root).length > 0),
  );

const isVersion = (one: Record<string, unknown>): boolean =>
  [one.root, one.entry, one.name, one.account].every(isText) && isHour(one.at) && isRecord(one.content);
