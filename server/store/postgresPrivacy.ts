import { dayOf } from './dayOf.ts';
import type { PostgresLine, PostgresWriter } from './postgresLine.ts';
import type { ConsentRow, LeavingRow, PeopleStore, VisitRow } from './store.ts';

type OfConsents = 'giveConsent' | 'withdrawConsent' | 'consents';
type OfVisits = 'noteVisit' | 'warnOfErasure' | 'visits' | 'visit';
type OfLeaving = 'beginLeaving' | 'leaving' | 'endLeaving' | 'erasePerson' | 'isFarewell' | 'dropFarewells';

/** One statement that answers nothing. */
type Change = (text: string, values: readonly unknown[]) => Promise<void>;

/** Consents, visits, and people who are erased. */
export function postgresPrivacy(
  line: PostgresLine,
  writer: PostgresWriter,
): Pick<PeopleStore, OfConsents | OfVisits | OfLeaving> {
  const change: Change = (text, values) => writer.once(async (query) => void (await query(text, values)));
  return {
    ...postgresConsents(line, change),
    ...postgresVisits(line, change),
    ...postgresLeaving(line, writer, change),
  };
}

const postgresConsents = (line: PostgresLine, change: Change): Pick<PeopleStore, OfConsents> => ({
  giveConsent: ({ space, account, purpose, givenAt, words }) =>
    change(
      `INSERT INTO consents (space, account, purpose, given_at, words)
       SELECT $1::text, $2::text, $3::text, $4::bigint, $5::text WHERE NOT EXISTS (
         SELECT 1 FROM consents WHERE space = $1 AND account = $2 AND purpose = $3 AND withdrawn_at IS NULL)`,
      [space, account, purpose, givenAt, words],
    ),
  withdrawConsent: (space, account, purpose, at) =>
    change(
      `UPDATE consents SET withdrawn_at = $4
       WHERE space = $1 AND account = $2 AND purpose = $3 AND withdrawn_at IS NULL`,
      [space, account, purpose, at],
    ),
  consents: (space) =>
    line.read((query) =>
      query<ConsentRow>(
        `SELECT space, account, purpose, given_at AS "givenAt", withdrawn_at AS "withdrawnAt", words
         FROM consents WHERE space = $1 ORDER BY arrival`,
        [space],
      ),
    ),
});

const VISITS = 'SELECT space, account, day, warned_at AS "warnedAt", returned_on AS "returnedOn" FROM visits';

const postgresVisits = (line: PostgresLine, change: Change): Pick<PeopleStore, OfVisits> => ({
  noteVisit: (space, account, at) =>
    change(
      `INSERT INTO visits (space, account, day)
       SELECT space, account, $3::bigint FROM members WHERE space = $1 AND account = $2
       ON CONFLICT (space, account) DO UPDATE SET day = greatest(visits.day, excluded.day), warned_at = NULL,
         returned_on = CASE WHEN visits.warned_at IS NULL THEN visits.returned_on
           ELSE greatest(visits.day, excluded.day) END`,
      [space, account, dayOf(at)],
    ),
  warnOfErasure: (space, account, at) =>
    change('UPDATE visits SET warned_at = $3 WHERE space = $1 AND account = $2 AND warned_at IS NULL', [
      space,
      account,
      at,
    ]),
  visits: (space) => line.read((query) => query<VisitRow>(`${VISITS} WHERE space = $1`, [space])),
  visit: async (space, account) =>
    (
      await line.read((query) =>
        query<VisitRow>(`${VISITS} WHERE space = $1 AND account = $2`, [space, account]),
      )
    )[0] ?? null,
});

const postgresLeaving = (
  line: PostgresLine,
  writer: PostgresWriter,
  change: Change,
): Pick<PeopleStore, OfLeaving> => ({
  beginLeaving: ({ space, account, at, pens }) =>
    change('INSERT INTO leaving (space, account, at, pens) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      space,
      account,
      at,
      pens,
    ]),
  leaving: () =>
    line.read((query) =>
      query<LeavingRow>('SELECT space, account, at, pens FROM leaving ORDER BY at, space, account'),
    ),
  endLeaving: (space, account) =>
    change('DELETE FROM leaving WHERE space = $1 AND account = $2', [space, account]),
  erasePerson: (space, account, at, unlabelled) =>
    writer.once(async (query) => {
      await query(
        `INSERT INTO farewells (token_hash, space, at)
         SELECT token_hash, space, $3::bigint FROM sessions WHERE space = $1 AND account = $2 ON CONFLICT DO NOTHING`,
        [space, account, at],
      );
      for (const table of ['sessions', 'consents', 'visits', 'members'])
        await query(`DELETE FROM ${table} WHERE space = $1 AND account = $2`, [space, account]);
      await query('DELETE FROM invitations WHERE space = $1 AND for_account = $2', [space, account]);
      await query('UPDATE contacts SET added_by = NULL WHERE space = $1 AND added_by = $2', [space, account]);
      await query('UPDATE invitations SET label = NULL WHERE space = $1 AND id = ANY($2::text[])', [
        space,
        unlabelled,
      ]);
    }),
  isFarewell: async (space, hash) =>
    (
      await line.read((query) =>
        query('SELECT 1 FROM farewells WHERE space = $1 AND token_hash = $2', [space, hash]),
      )
    ).length > 0,
  dropFarewells: (before) => change('DELETE FROM farewells WHERE at < $1', [before]),
});
