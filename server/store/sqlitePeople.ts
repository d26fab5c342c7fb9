import type { Database } from 'better-sqlite3';
import { sqliteInvitations } from './sqliteInvitations.ts';
import { sqliteMembers } from './sqliteMembers.ts';
import { onDisk } from './sqliteErrors.ts';
import { sqliteContacts } from './sqliteContacts.ts';
import { sqlitePrivacy } from './sqlitePrivacy.ts';
import { OF_A_SPACE, OF_ITS_ROOMS } from './spaceTables.ts';
import type { PeopleStore, SpaceRow } from './store.ts';

/** The tables of people on SQLite. Columns bear the names of the rows' fields, in snake case. */
export const sqlitePeople = (db: Database): PeopleStore => ({
  ...sqliteSpaces(db),
  ...sqliteMembers(db),
  ...sqliteInvitations(db),
  ...sqlitePrivacy(db),
  ...sqliteContacts(db),
});

type OfSpaces = 'addSpace' | 'space' | 'spaces' | 'suspendSpace' | 'deleteSpace';

function sqliteSpaces(db: Database): Pick<PeopleStore, OfSpaces> {
  const add = db.prepare(
    'INSERT INTO spaces (slug, created_at) VALUES (@slug, @createdAt) ON CONFLICT DO NOTHING',
  );
  const columns = 'SELECT slug, created_at AS createdAt, suspended_at AS suspendedAt FROM spaces';
  const one = db.prepare<[string], SpaceRow>(`${columns} WHERE slug = ?`);
  const all = db.prepare<[], SpaceRow>(`${columns} ORDER BY rowid`);
  const open = db.prepare('UPDATE spaces SET suspended_at = NULL WHERE slug = ?');
  const suspend = db.prepare('UPDATE spaces SET suspended_at = ? WHERE slug = ? AND suspended_at IS NULL');
  const deleteRows = db.transaction((slug: string, at: number) => {
    db.prepare(
      `INSERT INTO farewells (token_hash, space, at)
       SELECT token_hash, space, ? FROM sessions WHERE space = ? ON CONFLICT DO NOTHING`,
    ).run(at, slug);
    for (const table of OF_A_SPACE) db.prepare(`DELETE FROM ${table} WHERE space = ?`).run(slug);
    for (const table of OF_ITS_ROOMS)
      db.prepare(`DELETE FROM ${table} WHERE room IN (?, ?)`).run(`${slug}/commons`, `${slug}/backstage`);
    db.prepare('DELETE FROM spaces WHERE slug = ?').run(slug);
  });
  return {
    suspendSpace: (slug, at) => onDisk(() => void (at === null ? open.run(slug) : suspend.run(at, slug))),
    deleteSpace: (slug, at) => onDisk(() => deleteRows.immediate(slug, at)),
    addSpace: (space) => onDisk(() => add.run(space).changes === 1),
    space: (slug) => onDisk(() => one.get(slug) ?? null),
    spaces: () => onDisk(() => all.all()),
  };
}
