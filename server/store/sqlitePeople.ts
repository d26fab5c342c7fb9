import type { Database } from 'better-sqlite3';
import { sqliteInvitations } from './sqliteInvitations.ts';
import { sqliteMembers } from './sqliteMembers.ts';
import { onDisk } from './sqliteErrors.ts';
import { sqliteContacts } from './sqliteContacts.ts';
import { sqlitePrivacy } from './sqlitePrivacy.ts';
import type { PeopleStore, SpaceRow } from './store.ts';

/** The tables of people on SQLite. Columns bear the names of the rows' fields, in snake case. */
export const sqlitePeople = (db: Database): PeopleStore => ({
  ...sqliteSpaces(db),
  ...sqliteMembers(db),
  ...sqliteInvitations(db),
  ...sqlitePrivacy(db),
  ...sqliteContacts(db),
});

function sqliteSpaces(db: Database): Pick<PeopleStore, 'addSpace' | 'space' | 'spaces'> {
  const add = db.prepare(
    'INSERT INTO spaces (slug, created_at) VALUES (@slug, @createdAt) ON CONFLICT DO NOTHING',
  );
  const columns = 'SELECT slug, created_at AS createdAt FROM spaces';
  const one = db.prepare<[string], SpaceRow>(`${columns} WHERE slug = ?`);
  const all = db.prepare<[], SpaceRow>(`${columns} ORDER BY rowid`);
  return {
    addSpace: (space) => onDisk(() => add.run(space).changes === 1),
    space: (slug) => onDisk(() => one.get(slug) ?? null),
    spaces: () => onDisk(() => all.all()),
  };
}
