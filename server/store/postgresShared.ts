import { createHash } from 'node:crypto';
import type { PostgresLine } from './postgresLine.ts';
import type { PostgresTurns } from './postgresTurns.ts';
import type { MemberStanding, SharedStore } from './store.ts';

/** A copy of a database that stands beside it under another name is another house. */
const BIRTH = `
  SELECT current_database() || ' ' || current_schema() || ' ' ||
    to_char(at AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSUS') AS birth
  FROM migrations WHERE step = 1`;

const STANDING = `
  SELECT space || ' ' || account AS key, role, name, structures, removed_at IS NOT NULL AS "isRemoved"
  FROM members JOIN unnest($1::text[], $2::text[]) AS asked (space, account) USING (space, account)`;

const ENDED = `
  SELECT asked.hash FROM unnest($1::text[]) AS asked (hash)
  WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE token_hash = asked.hash)`;

/** What several servers on one PostgreSQL database share besides what is stored. The tables must be there. */
export async function postgresShared(line: PostgresLine, { turn }: PostgresTurns): Promise<SharedStore> {
  const [found] = await line.read((query) => query<{ birth: string }>(BIRTH));
  if (found === undefined) throw new Error('This database has no tables of ours.');
  return {
    house: createHash('sha256').update(found.birth).digest('hex').slice(0, 16),
    turn,
    async lastNumbers(rooms) {
      if (rooms.length === 0) return new Map();
      const rows = await line.read((query) =>
        query<{ room: string; last: number }>('SELECT room, last FROM rooms WHERE room = ANY ($1)', [rooms]),
      );
      return new Map(rows.map(({ room, last }) => [room, last]));
    },
    async standing(people) {
      if (people.length === 0) return new Map();
      const asked = [people.map(({ space }) => space), people.map(({ account }) => account)];
      const rows = await line.read((query) =>
        query<MemberStanding & { readonly key: string }>(STANDING, asked),
      );
      return new Map(rows.map(({ key, ...standing }) => [key, standing]));
    },
    async endedSessions(tokenHashes) {
      if (tokenHashes.length === 0) return [];
      const rows = await line.read((query) => query<{ hash: string }>(ENDED, [tokenHashes]));
      return rows.map(({ hash }) => hash);
    },
  };
}
