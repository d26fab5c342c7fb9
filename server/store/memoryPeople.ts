import type { DiskAccess, MemoryDisk } from './memory.ts';
import { memoryContacts } from './memoryContacts.ts';
import { memoryPrivacy } from './memoryPrivacy.ts';
import type { InvitationRow, InvitationStore, MemberRow, PeopleStore, SessionRow } from './store.ts';

export const memoryPeople = (access: DiskAccess): PeopleStore => ({
  ...memorySpaces(access),
  ...memoryMembers(access),
  ...memorySessions(access),
  ...memoryInvitations(access),
  ...memoryPrivacy(access),
  ...memoryContacts(access),
});

type OfSpaces = 'addSpace' | 'space' | 'spaces' | 'suspendSpace' | 'deleteSpace';

const memorySpaces = ({ read, write }: DiskAccess): Pick<PeopleStore, OfSpaces> => ({
  suspendSpace: (slug, at) =>
    write(({ spaces }) => {
      const found = spaces.get(slug);
      if (found === undefined) return;
      spaces.set(slug, { ...found, suspendedAt: at === null ? null : (found.suspendedAt ?? at) });
    }),
  deleteSpace: (slug, at) => write((disk) => deleteRows(disk, slug, at)),
  addSpace: (space) =>
    write(({ spaces }) => {
      if (spaces.has(space.slug)) return false;
      spaces.set(space.slug, { ...space, suspendedAt: null });
      return true;
    }),
  space: (slug) => read(({ spaces }) => spaces.get(slug) ?? null),
  spaces: () => read(({ spaces }) => [...spaces.values()]),
});

const memoryMembers = ({
  read,
  write,
}: DiskAccess): Pick<PeopleStore, 'addMember' | 'member' | 'members' | 'changeMember'> => ({
  addMember: (member, session) =>
    write((disk) => {
      mustNot(memberIndex(disk, member.space, member.account) >= 0, 'This member exists already.');
      mustNot(
        disk.members.some((other) => other.veiledPen === member.veiledPen),
        'This pen is taken.',
      );
      mustNot(!disk.spaces.has(member.space), 'No such space.');
      mustNot(
        member.invitation !== null && !disk.invitations.some(({ id }) => id === member.invitation),
        'No such invitation.',
      );
      if (session !== undefined) checkSession(disk, session, member);
      disk.members.push(Object.freeze({ ...member, structures: [...member.structures] }));
      if (session !== undefined) disk.sessions.set(session.tokenHash, session);
    }),
  member: (space, account) => read((disk) => disk.members[memberIndex(disk, space, account)] ?? null),
  members: (space) => read(({ members }) => members.filter((member) => member.space === space)),
  changeMember: (space, account, change) =>
    write((disk) => {
      const index = memberIndex(disk, space, account);
      const found = disk.members[index];
      if (found !== undefined) disk.members[index] = Object.freeze({ ...found, ...change });
    }),
});

type OfSessions = 'addSession' | 'session' | 'sessionsOf' | 'touchSession' | 'endSession' | 'endSessionsOf';

const memorySessions = ({ read, write }: DiskAccess): Pick<PeopleStore, OfSessions> => ({
  addSession: (session) =>
    write((disk) => {
      checkSession(disk, session, disk.members[memberIndex(disk, session.space, session.account)]);
      disk.sessions.set(session.tokenHash, session);
    }),
  session: (tokenHash) => read(({ sessions }) => sessions.get(tokenHash) ?? null),
  sessionsOf: (space, account) =>
    read(({ sessions }) =>
      [...sessions.values()]
        .filter((one) => one.space === space && one.account === account)
        .sort((a, b) => a.createdAt - b.createdAt),
    ),
  touchSession: (tokenHash, at) =>
    write(({ sessions }) => {
      const found = sessions.get(tokenHash);
      if (found !== undefined) sessions.set(tokenHash, { ...found, lastSeenAt: at });
    }),
  endSession: (tokenHash) => write(({ sessions }) => void sessions.delete(tokenHash)),
  endSessionsOf: (space, account) =>
    write(({ sessions }) => {
      for (const [hash, session] of sessions)
        if (session.space === space && session.account === account) sessions.delete(hash);
    }),
});

/** Of one that follows the event, only its caller knows the day. */
const hasEnded = ({ followsEvent, expiresAt }: InvitationRow, at: number): boolean =>
  !followsEvent && expiresAt <= at;

const memoryInvitations = ({ read, write }: DiskAccess): InvitationStore => ({
  addInvitation: (row) =>
    write(({ invitations, spaces }) => {
      mustNot(!spaces.has(row.space), 'No such space.');
      mustNot(
        invitations.some((other) => other.id === row.id || other.secretHash === row.secretHash),
        'This invitation exists already.',
      );
      invitations.push(row);
    }),
  invitationByHash: (secretHash) =>
    read(({ invitations }) => invitations.find((row) => row.secretHash === secretHash) ?? null),
  invitation: (space, id) =>
    read(({ invitations }) => invitations.find((row) => row.space === space && row.id === id) ?? null),
  invitations: (space) => read(({ invitations }) => invitations.filter((row) => row.space === space)),
  useInvitation: (secretHash, at) =>
    write(({ invitations }) => {
      const index = invitations.findIndex((row) => row.secretHash === secretHash);
      const row = invitations[index];
      if (row === undefined || row.uses >= row.maxUses || row.revokedAt !== null || hasEnded(row, at))
        return false;
      invitations[index] = { ...row, uses: row.uses + 1 };
      return true;
    }),
  prolongInvitation: (space, id, until) =>
    write(({ invitations }) => {
      const index = invitations.findIndex((row) => row.space === space && row.id === id);
      const row = invitations[index];
      if (row !== undefined && row.revokedAt === null) invitations[index] = { ...row, expiresAt: until };
    }),
  revokeInvitation: (space, id, at) =>
    write(({ invitations }) => {
      const index = invitations.findIndex((row) => row.space === space && row.id === id);
      const row = invitations[index];
      if (row !== undefined && row.revokedAt === null) invitations[index] = { ...row, revokedAt: at };
    }),
});

function deleteRows(disk: MemoryDisk, slug: string, at: number): void {
  for (const [hash, { space }] of disk.sessions) if (space === slug) disk.farewells.set(hash, { space, at });
  for (const rows of [disk.sessions, disk.visits, disk.leaving, disk.contacts])
    for (const [name, { space }] of rows) if (space === slug) rows.delete(name);
  keepElsewhere(disk.members, slug);
  keepElsewhere(disk.invitations, slug);
  keepElsewhere(disk.consents, slug);
  keepElsewhere(disk.accesses, slug);
  for (const [name, { room }] of disk.erasures) if (isIn(room, slug)) disk.erasures.delete(name);
  for (const [name, { claims }] of disk.rooms) if (isIn(name, slug)) claims.clear();
  disk.spaces.delete(slug);
}

const isIn = (room: string, space: string): boolean => room.startsWith(`${space}/`);

function keepElsewhere<T extends { readonly space: string }>(rows: T[], slug: string): void {
  rows.splice(0, rows.length, ...rows.filter(({ space }) => space !== slug));
}

const memberIndex = (disk: MemoryDisk, space: string, account: string): number =>
  disk.members.findIndex((member) => member.space === space && member.account === account);

function checkSession(disk: MemoryDisk, session: SessionRow, of: MemberRow | undefined): void {
  mustNot(
    of === undefined || of.space !== session.space || of.account !== session.account,
    'No such member.',
  );
  mustNot(disk.sessions.has(session.tokenHash), 'This session exists already.');
}

function mustNot(isWrong: boolean, message: string): void {
  if (isWrong) throw new Error(message);
}
