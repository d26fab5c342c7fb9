import { dayOf } from './dayOf.ts';
import { farewell, OF_ONE } from './members.ts';
import { first, tableOf, sql, type Tables } from './tables.ts';

/** That somebody agreed to something, asked apart: when, to which words, and until when. */
export interface ConsentRow {
  readonly space: string;
  readonly account: string;
  /** What for: `publicName`. */
  readonly purpose: string;
  readonly givenAt: number;
  readonly withdrawnAt: number | null;
  /** Which version of the words they read. */
  readonly words: string;
}

/** The last day on which somebody came, and whether it was told that they are about to be erased. */
export interface VisitRow {
  readonly space: string;
  readonly account: string;
  /** The start of that day (UTC), milliseconds since 1970. */
  readonly day: number;
  readonly warnedAt: number | null;
  /** The day of the last visit that took a warning back; null where none ever did. */
  readonly returnedOn: number | null;
}

/** Somebody who is being erased, and the pens of theirs whose contributions go as well. */
export interface LeavingRow {
  readonly space: string;
  readonly account: string;
  readonly at: number;
  readonly pens: readonly string[];
}

/** Consents, visits, and people who are erased. */
export interface PrivacyStore {
  /** Nothing new while one for the same purpose is in force. Rejects for somebody who is no member. */
  giveConsent(consent: Omit<ConsentRow, 'withdrawnAt'>): Promise<void>;
  /** Ends the one in force, if there is one. */
  withdrawConsent(space: string, account: string, purpose: string, at: number): Promise<void>;
  /** All that were given in a space, withdrawn ones too, the oldest first. */
  consents(space: string): Promise<readonly ConsentRow[]>;

  /** Keeps the day of this hour, unless a later one is kept, and takes a warning back. Of a member only. */
  noteVisit(space: string, account: string, at: number): Promise<void>;
  /** Keeps the hour of the first warning since the last visit. */
  warnOfErasure(space: string, account: string, at: number): Promise<void>;
  visits(space: string): Promise<readonly VisitRow[]>;
  visit(space: string, account: string): Promise<VisitRow | null>;

  /** Twice the same person is once, as first said. */
  beginLeaving(row: LeavingRow): Promise<void>;
  /** Those whose erasure was begun and is not finished; the oldest first. */
  leaving(): Promise<readonly LeavingRow[]>;
  endLeaving(space: string, account: string): Promise<void>;
  /**
   * Takes all rows of somebody away at once: member, sessions, consents, visits, links for their own devices, and the
   * labels of these invitations. Only what their sessions were known by stays, so that their devices are told.
   */
  erasePerson(space: string, account: string, at: number, unlabelled: readonly string[]): Promise<void>;
  /** Whether this was a session of somebody of the space who has been erased. */
  isFarewell(space: string, tokenHash: string): Promise<boolean>;
  /** Lets go of those from before this hour. */
  dropFarewells(before: number): Promise<void>;
}

const CONSENTS = tableOf<ConsentRow>('consents', {
  space: true,
  account: true,
  purpose: true,
  givenAt: true,
  withdrawnAt: true,
  words: true,
});
const VISITS = tableOf<VisitRow>('visits', {
  space: true,
  account: true,
  day: true,
  warnedAt: true,
  returnedOn: true,
});
const LEAVING = tableOf<LeavingRow>('leaving', { space: true, account: true, at: true, pens: true });

const IN_FORCE = `${OF_ONE} AND purpose = $3 AND withdrawn_at IS NULL`;
const LATER_DAY = 'CASE WHEN visits.day > excluded.day THEN visits.day ELSE excluded.day END';

export function privacyOn(tables: Tables): PrivacyStore {
  tables.expect(
    CONSENTS.select,
    VISITS.select,
    LEAVING.select,
    'SELECT token_hash, space, at FROM farewells',
  );
  return {
    async giveConsent({ space, account, purpose, givenAt, words }) {
      await tables.change(
        sql(
          `INSERT INTO consents (space, account, purpose, given_at, words)
         SELECT CAST($1 AS text), CAST($2 AS text), CAST($3 AS text), CAST($4 AS bigint), CAST($5 AS text)
         WHERE NOT EXISTS (SELECT 1 FROM consents ${IN_FORCE})`,
          space,
          account,
          purpose,
          givenAt,
          words,
        ),
      );
    },
    async withdrawConsent(space, account, purpose, at) {
      await tables.change(
        sql(`UPDATE consents SET withdrawn_at = $4 ${IN_FORCE}`, space, account, purpose, at),
      );
    },
    consents: (space) =>
      tables.select(`${CONSENTS.select} WHERE space = $1 ORDER BY ${tables.arrival}`, space),

    async noteVisit(space, account, at) {
      await tables.change(
        sql(
          `INSERT INTO visits (space, account, day)
         SELECT space, account, CAST($3 AS bigint) FROM members ${OF_ONE}
         ON CONFLICT (space, account) DO UPDATE SET day = ${LATER_DAY}, warned_at = NULL,
           returned_on = CASE WHEN visits.warned_at IS NULL THEN visits.returned_on ELSE ${LATER_DAY} END`,
          space,
          account,
          dayOf(at),
        ),
      );
    },
    async warnOfErasure(space, account, at) {
      await tables.change(
        sql(`UPDATE visits SET warned_at = $3 ${OF_ONE} AND warned_at IS NULL`, space, account, at),
      );
    },
    visits: (space) => tables.select(`${VISITS.select} WHERE space = $1`, space),
    visit: (space, account) => first(tables.select<VisitRow>(`${VISITS.select} ${OF_ONE}`, space, account)),

    async beginLeaving(row) {
      await tables.change(LEAVING.insert(row, 'ON CONFLICT DO NOTHING'));
    },
    leaving: () => tables.select(`${LEAVING.select} ORDER BY at, space, account`),
    async endLeaving(space, account) {
      await tables.change(sql(`DELETE FROM leaving ${OF_ONE}`, space, account));
    },
    async erasePerson(space, account, at, unlabelled) {
      await tables.change(
        farewell('space = $2 AND account = $3', at, space, account),
        ...['sessions', 'consents', 'visits', 'members'].map((table) =>
          sql(`DELETE FROM ${table} ${OF_ONE}`, space, account),
        ),
        sql('DELETE FROM invitations WHERE space = $1 AND for_account = $2', space, account),
        sql('UPDATE contacts SET added_by = NULL WHERE space = $1 AND added_by = $2', space, account),
        ...unlabelled.map((id) =>
          sql('UPDATE invitations SET label = NULL WHERE space = $1 AND id = $2', space, id),
        ),
      );
    },
    isFarewell: async (space, hash) =>
      (
        await tables.select(
          'SELECT 1 AS one FROM farewells WHERE space = $1 AND token_hash = $2',
          space,
          hash,
        )
      ).length > 0,
    async dropFarewells(before) {
      await tables.change(sql('DELETE FROM farewells WHERE at < $1', before));
    },
  };
}
