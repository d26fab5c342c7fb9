import { postgresContacts } from './postgresContacts.ts';
import { postgresInvitations } from './postgresInvitations.ts';
import { PostgresWriter, type PostgresLine } from './postgresLine.ts';
import { postgresMembers } from './postgresMembers.ts';
import { postgresPrivacy } from './postgresPrivacy.ts';
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

function postgresSpaces(
  line: PostgresLine,
  writer: PostgresWriter,
): Pick<PeopleStore, 'addSpace' | 'space' | 'spaces'> {
  const columns = 'SELECT slug, created_at AS "createdAt" FROM spaces';
  return {
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
