import { postgresContacts } from './postgresContacts.ts';
import { postgresInvitations } from './postgresInvitations.ts';
import { PostgresWriter, type PostgresLine } from './postgresLine.ts';
import { postgresMembers } from './postgresMembers.ts';
import { postgresPrivacy } from './postgresPrivacy.ts';
import { OF_A_SPACE, OF_ITS_ROOMS } from './spaceTables.ts';
import type { PeopleStore, SpaceRow } from './store.ts';

/** The tables of people on PostgreSQL. Columns bear the names of the rows' fields, in snake case. */
export function postgresPeople(line: PostgresLine): PeopleStore {
  const writer = new PostgresWriter(line);
  return {
    ...postgresSpaces(line, writer),
    ...postgresMembers(line, writer),
    ...postgresInvitations(line, writer),
    ...postgresPrivacy(line, writer),
    ...postgresContacts(line, writer),
  };
}

type OfSpaces = 'addSpace' | 'space' | 'spaces' | 'suspendSpace' | 'deleteSpace';

function postgresSpaces(line: PostgresLine, writer: PostgresWriter): Pick<PeopleStore, OfSpaces> {
  const columns = 'SELECT slug, created_at AS "createdAt", suspended_at AS "suspendedAt" FROM spaces';
  return {
    suspendSpace: (slug, at) =>
      writer.once(
        async (query) =>
          void (await query(
            `UPDATE spaces SET suspended_at = CASE WHEN $2::bigint IS NULL THEN NULL
               ELSE coalesce(suspended_at, $2) END WHERE slug = $1`,
            [slug, at],
          )),
      ),
    deleteSpace: (slug, at) =>
      writer.once(async (query) => {
        await query(
          `INSERT INTO farewells (token_hash, space, at)
           SELECT token_hash, space, $2::bigint FROM sessions WHERE space = $1 ON CONFLICT DO NOTHING`,
          [slug, at],
        );
        for (const table of OF_A_SPACE) await query(`DELETE FROM ${table} WHERE space = $1`, [slug]);
        for (const table of OF_ITS_ROOMS)
          await query(`DELETE FROM ${table} WHERE room IN ($1, $2)`, [
            `${slug}/commons`,
            `${slug}/backstage`,
          ]);
        await query('DELETE FROM spaces WHERE slug = $1', [slug]);
      }),
    addSpace: ({ slug, createdAt }) =>
      writer.once(async (query) => {
        const added = await query(
          'INSERT INTO spaces (slug, created_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING slug',
          [slug, createdAt],
        );
        return added.length === 1;
      }),
    space: async (slug) => {
      const [found] = await line.read((query) => query<SpaceRow>(`${columns} WHERE slug = $1`, [slug]));
      return found ?? null;
    },
    spaces: () => line.read((query) => query<SpaceRow>(`${columns} ORDER BY arrival`)),
  };
}
