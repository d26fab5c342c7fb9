import type { DiskAccess, MemoryDisk } from './memory.ts';
import { dayOf } from './dayOf.ts';
import type { PeopleStore } from './store.ts';

type OfPrivacy =
  | 'giveConsent'
  | 'withdrawConsent'
  | 'consents'
  | 'noteVisit'
  | 'warnOfErasure'
  | 'visits'
  | 'visit'
  | 'beginLeaving'
  | 'leaving'
  | 'endLeaving'
  | 'erasePerson'
  | 'isFarewell'
  | 'dropFarewells';

const nameOf = (space: string, account: string): string => `${space} ${account}`;

const isMember = ({ members }: MemoryDisk, space: string, account: string): boolean =>
  members.some((row) => row.space === space && row.account === account);

/** Consents, visits, and people who are erased. */
export const memoryPrivacy = ({ read, write }: DiskAccess): Pick<PeopleStore, OfPrivacy> => ({
  giveConsent: (row) =>
    write((disk) => {
      if (!isMember(disk, row.space, row.account)) throw new Error('No such member.');
      if (inForce(disk, row.space, row.account, row.purpose) < 0)
        disk.consents.push({ ...row, withdrawnAt: null });
    }),
  withdrawConsent: (space, account, purpose, at) =>
    write((disk) => {
      const index = inForce(disk, space, account, purpose);
      const found = disk.consents[index];
      if (found !== undefined) disk.consents[index] = { ...found, withdrawnAt: at };
    }),
  consents: (space) => read(({ consents }) => consents.filter((row) => row.space === space)),

  noteVisit: (space, account, at) =>
    write((disk) => {
      if (!isMember(disk, space, account)) return;
      const known = disk.visits.get(nameOf(space, account));
      const day = Math.max(known?.day ?? 0, dayOf(at));
      const returnedOn = (known?.warnedAt ?? null) === null ? (known?.returnedOn ?? null) : day;
      disk.visits.set(nameOf(space, account), { space, account, day, warnedAt: null, returnedOn });
    }),
  warnOfErasure: (space, account, at) =>
    write(({ visits }) => {
      const found = visits.get(nameOf(space, account));
      if (found !== undefined && found.warnedAt === null)
        visits.set(nameOf(space, account), { ...found, warnedAt: at });
    }),
  visits: (space) => read(({ visits }) => [...visits.values()].filter((row) => row.space === space)),
  visit: (space, account) => read(({ visits }) => visits.get(nameOf(space, account)) ?? null),

  beginLeaving: (row) =>
    write(({ leaving }) => {
      if (!leaving.has(nameOf(row.space, row.account)))
        leaving.set(nameOf(row.space, row.account), { ...row });
    }),
  leaving: () => read(({ leaving }) => [...leaving.values()].sort((a, b) => a.at - b.at)),
  endLeaving: (space, account) => write(({ leaving }) => void leaving.delete(nameOf(space, account))),
  erasePerson: (space, account, at, unlabelled) =>
    write((disk) => eraseRows(disk, space, account, at, unlabelled)),
  isFarewell: (space, tokenHash) => read(({ farewells }) => farewells.get(tokenHash)?.space === space),
  dropFarewells: (before) =>
    write(({ farewells }) => {
      for (const [hash, { at }] of farewells) if (at < before) farewells.delete(hash);
    }),
});

const inForce = ({ consents }: MemoryDisk, space: string, account: string, purpose: string): number =>
  consents.findIndex(
    (row) =>
      row.space === space && row.account === account && row.purpose === purpose && row.withdrawnAt === null,
  );

function eraseRows(
  disk: MemoryDisk,
  space: string,
  account: string,
  at: number,
  unlabelled: readonly string[],
): void {
  const isTheirs = (row: { readonly space: string; readonly account: string }): boolean =>
    row.space === space && row.account === account;
  for (const [hash, row] of disk.sessions)
    if (isTheirs(row)) {
      disk.sessions.delete(hash);
      disk.farewells.set(hash, { space, at });
    }
  keepOnly(disk.members, (row) => !isTheirs(row));
  keepOnly(disk.consents, (row) => !isTheirs(row));
  keepOnly(disk.invitations, (row) => row.space !== space || row.forAccount !== account);
  disk.visits.delete(nameOf(space, account));
  for (const [name, row] of disk.contacts)
    if (row.space === space && row.addedBy === account) disk.contacts.set(name, { ...row, addedBy: null });
  for (const [n, row] of disk.invitations.entries())
    if (row.space === space && unlabelled.includes(row.id)) disk.invitations[n] = { ...row, label: null };
}

function keepOnly<T>(rows: T[], stays: (row: T) => boolean): void {
  rows.splice(0, rows.length, ...rows.filter(stays));
}
