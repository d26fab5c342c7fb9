import type { Session } from '#protocol/portal.ts';
import type { MyData } from '#protocol/privacy.ts';
import type * as Y from 'yjs';
import { readAll } from '#domain/collection.ts';
import { penOf } from '#domain/ids.ts';
import { mandate } from '#domain/kinds/index.ts';
import type { InvitationRow, MemberRow } from '../store/store.ts';
import { backstageOf, commonsOf, type Needs } from './needs.ts';
import { wordsUnder } from './personWords.ts';
import { structuresOf } from './structures.ts';

const HOUR = 3_600_000;
/** The newest of the log of who looked at contacts. */
const MOST_ACCESSES = 10_000;

/** All that the server keeps of somebody in a space. No secret, and nobody else's. */
export async function myData(needs: Needs, { space, account }: Session): Promise<MyData> {
  const { people } = needs.store;
  const row = await people.member(space, account);
  if (row === null) throw new Error(`No member ${account} in ${space}`);
  const names = new Map((await structuresOf(needs, space)).map(({ id, name }) => [id as string, name]));
  const visit = (await people.visits(space)).find((one) => one.account === account);
  const invitations = await people.invitations(space);
  const came = invitations.find(({ id }) => id === row.invitation);
  return {
    format: 'terreau-my-data-1',
    space,
    writtenAt: hour(needs.world.now()),
    account: {
      id: account,
      name: row.name,
      role: row.role,
      structures: row.structures.map((id) => names.get(id) ?? id),
      mandates: await mandatesOf(needs, row, names),
      joinedAt: hour(row.joinedAt),
      lastVisit: visit === undefined ? null : new Date(visit.day).toISOString().slice(0, 10),
    },
    sessions: (await people.sessionsOf(space, account)).map(({ createdAt, lastSeenAt }) => ({
      since: hour(createdAt),
      lastSeen: hour(lastSeenAt),
    })),
    cameBy: came === undefined ? null : told(came),
    invitationsMade: invitations
      .filter(({ createdBy, forAccount }) => createdBy === account && forAccount === null)
      .map(told),
    consents: (await people.consents(space))
      .filter((one) => one.account === account)
      .map(({ purpose, givenAt, withdrawnAt, words }) => ({
        purpose,
        givenAt: new Date(givenAt).toISOString(),
        withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt).toISOString(),
        words,
      })),
    accesses: (await people.accesses(space, MOST_ACCESSES))
      .filter((one) => one.account === account)
      .map(({ at, act }) => ({ at: hour(at), act })),
    contributions: (await Promise.all(roomsOf(row).map((room) => contributionsIn(needs, room, row)))).flat(),
  };
}

const mandatesOf = (
  { live }: Needs,
  { space, account }: MemberRow,
  names: ReadonlyMap<string, string>,
): Promise<MyData['account']['mandates']> =>
  live.read(commonsOf(space), (doc) =>
    [...readAll(doc, mandate).values()].flatMap(({ person, structure, state, askedAt }) =>
      person === account && structure !== null
        ? [{ structure: names.get(structure) ?? structure, state, askedAt: hour(askedAt) }]
        : [],
    ),
  );

/** What an organiser noted for the committee is theirs too; whoever is none receives nothing of it. */
const roomsOf = ({ space, role }: MemberRow): readonly string[] =>
  role === 'organiser' ? [commonsOf(space), backstageOf(space)] : [commonsOf(space)];

const contributionsIn = (
  { live }: Needs,
  room: string,
  { account, veiledPen }: MemberRow,
): Promise<MyData['contributions']> =>
  live.read(room, (doc) =>
    wordsUnder(doc, [account, veiledPen]).map(({ root, id, text }) => ({
      root,
      id,
      text,
      signed: penOf(id) === account,
      fields: fieldsOf(doc, root, id),
    })),
  );

const fieldsOf = (doc: Y.Doc, root: string, id: string): Readonly<Record<string, unknown>> =>
  doc.getMap<Y.Map<unknown>>(root).get(id)?.toJSON() ?? {};

const told = ({ role, label, createdAt }: InvitationRow) => ({ role, label, madeAt: hour(createdAt) });

/** Rounded to the hour: when somebody was at their screen to the second is of no use to anybody. */
const hour = (at: number): string => new Date(Math.floor(at / HOUR) * HOUR).toISOString();
