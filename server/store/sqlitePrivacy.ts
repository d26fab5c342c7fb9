import type { Database } from 'better-sqlite3';
import { dayOf } from './dayOf.ts';
import { onDisk } from './sqliteErrors.ts';
import type { ConsentRow, LeavingRow, PeopleStore, VisitRow } from './store.ts';

type OfConsents = 'giveConsent' | 'withdrawConsent' | 'consents';
type OfVisits = 'noteVisit' | 'warnOfErasure' | 'visits' | 'visit';
type OfLeaving = 'beginLeaving' | 'leaving' | 'endLeaving' | 'erasePerson' | 'isFarewell' | 'dropFarewells';

/** Consents, visits, and people who are erased. */
export const sqlitePrivacy = (db: Database): Pick<PeopleStore, OfConsents | OfVisits | OfLeaving> => ({
  ...sqliteConsents(db),
  ...sqliteVisits(db),
  ...sqliteLeaving(db),
});

function sqliteConsents(db: Database): Pick<PeopleStore, OfConsents> {
  const give = db.prepare(
    `INSERT INTO consents (space, account, purpose, given_at, withdrawn_at, words)
     SELECT @space, @account, @purpose, @givenAt, NULL, @words WHERE NOT EXISTS (
       SELECT 1 FROM consents
       WHERE space = @space AND account = @account AND purpose = @purpose AND withdrawn_at IS NULL)`,
  );
  const withdraw = db.prepare(
    `UPDATE consents SET withdrawn_at = ?
     WHERE space = ? AND account = ? AND purpose = ? AND withdrawn_at IS NULL`,
  );
  const all = db.prepare<[string], ConsentRow>(
    `SELECT space, account, purpose, given_at AS givenAt, withdrawn_at AS withdrawnAt, words
     FROM consents WHERE space = ? ORDER BY rowid`,
  );
  return {
    giveConsent: (row) => onDisk(() => void give.run(row)),
    withdrawConsent: (space, account, purpose, at) =>
      onDisk(() => void withdraw.run(at, space, account, purpose)),
    consents: (space) => onDisk(() => all.all(space)),
  };
}

function sqliteVisits(db: Database): Pick<PeopleStore, OfVisits> {
  const note = db.prepare(
    `INSERT INTO visits (space, account, day)
     SELECT space, account, @day FROM members WHERE space = @space AND account = @account
     ON CONFLICT DO UPDATE SET day = max(day, excluded.day), warned_at = NULL,
       returned_on = CASE WHEN warned_at IS NULL THEN returned_on ELSE max(day, excluded.day) END`,
  );
  const warn = db.prepare(
    'UPDATE visits SET warned_at = ? WHERE space = ? AND account = ? AND warned_at IS NULL',
  );
  const columns =
    'SELECT space, account, day, warned_at AS warnedAt, returned_on AS returnedOn FROM visits WHERE space = ?';
  const all = db.prepare<[string], VisitRow>(columns);
  const one = db.prepare<[string, string], VisitRow>(`${columns} AND account = ?`);
  return {
    noteVisit: (space, account, at) => onDisk(() => void note.run({ space, account, day: dayOf(at) })),
    warnOfErasure: (space, account, at) => onDisk(() => void warn.run(at, space, account)),
    visits: (space) => onDisk(() => all.all(space)),
    visit: (space, account) => onDisk(() => one.get(space, account) ?? null),
  };
}

function sqliteLeaving(db: Database): Pick<PeopleStore, OfLeaving> {
  const begin = db.prepare(
    'INSERT INTO leaving (space, account, at, pens) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const all = db.prepare<[], Omit<LeavingRow, 'pens'> & { readonly pens: string }>(
    'SELECT space, account, at, pens FROM leaving ORDER BY at, space, account',
  );
  const end = db.prepare('DELETE FROM leaving WHERE space = ? AND account = ?');
  const farewell = db.prepare<[string, string], unknown>(
    'SELECT 1 FROM farewells WHERE space = ? AND token_hash = ?',
  );
  const drop = db.prepare('DELETE FROM farewells WHERE at < ?');
  const unlabel = db.prepare('UPDATE invitations SET label = NULL WHERE space = ? AND id = ?');
  const eraseRows = db.transaction(
    (space: string, account: string, at: number, unlabelled: readonly string[]) => {
      db.prepare(
        `INSERT INTO farewells (token_hash, space, at)
         SELECT token_hash, space, ? FROM sessions WHERE space = ? AND account = ? ON CONFLICT DO NOTHING`,
      ).run(at, space, account);
      for (const table of ['sessions', 'consents', 'visits', 'members'])
        db.prepare(`DELETE FROM ${table} WHERE space = ? AND account = ?`).run(space, account);
      db.prepare('DELETE FROM invitations WHERE space = ? AND for_account = ?').run(space, account);
      db.prepare('UPDATE contacts SET added_by = NULL WHERE space = ? AND added_by = ?').run(space, account);
      for (const id of unlabelled) unlabel.run(space, id);
    },
  );
  return {
    beginLeaving: ({ space, account, at, pens }) =>
      onDisk(() => void begin.run(space, account, at, JSON.stringify(pens))),
    leaving: () => onDisk(() => all.all().map((row) => ({ ...row, pens: JSON.parse(row.pens) as string[] }))),
    endLeaving: (space, account) => onDisk(() => void end.run(space, account)),
    erasePerson: (...given) => onDisk(() => eraseRows.immediate(...given)),
    isFarewell: (space, hash) => onDisk(() => farewell.get(space, hash) !== undefined),
    dropFarewells: (before) => onDisk(() => void drop.run(before)),
  };
}
