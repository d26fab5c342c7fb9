import { farewell } from './members.ts';
import { first, tableOf, sql, type Tables } from './tables.ts';

export interface SpaceRow {
  readonly slug: string;
  readonly createdAt: number;
  /** Since when the operator has suspended it: nobody enters, nobody writes, nobody reads it in public. */
  readonly suspendedAt: number | null;
}

/** The spaces of a house. */
export interface SpaceStore {
  /** False, and nothing written, when the slug is taken. */
  addSpace(space: Omit<SpaceRow, 'suspendedAt'>): Promise<boolean>;
  space(slug: string): Promise<SpaceRow | null>;
  spaces(): Promise<readonly SpaceRow[]>;
  /** From this hour on, unless it is suspended already; null opens it again. */
  suspendSpace(slug: string, at: number | null): Promise<void>;
  /**
   * Takes all rows of a space away at once, but what stands in its rooms: the space, its members with all of theirs,
   * invitations, contacts, whose each client id is, erasures under way. What sessions were known by stays, as of
   * people who are erased.
   */
  deleteSpace(slug: string, at: number): Promise<void>;
}

const SPACES = tableOf<SpaceRow>('spaces', { slug: true, createdAt: true, suspendedAt: true });

/** Tables whose rows name a space: what points to a row goes before it. */
const OF_A_SPACE: readonly string[] = [
  'sessions',
  'consents',
  'visits',
  'leaving',
  'contacts',
  'contact_accesses',
  'members',
  'invitations',
];

/** Tables whose rows name a room, and hold nothing of what stands in it. */
const OF_ITS_ROOMS: readonly string[] = ['claims', 'erasures', 'past_erasures'];

export function spacesOn(tables: Tables): SpaceStore {
  tables.expect(SPACES.select);
  return {
    addSpace: async (space) =>
      (await tables.change(
        SPACES.insert({ ...space, suspendedAt: null }, 'ON CONFLICT DO NOTHING RETURNING slug'),
      )) === 1,
    space: (slug) => first(tables.select<SpaceRow>(`${SPACES.select} WHERE slug = $1`, slug)),
    spaces: () => tables.select(`${SPACES.select} ORDER BY ${tables.arrival}`),
    async suspendSpace(slug, at) {
      await tables.change(
        at === null
          ? sql('UPDATE spaces SET suspended_at = NULL WHERE slug = $1', slug)
          : sql('UPDATE spaces SET suspended_at = coalesce(suspended_at, $2) WHERE slug = $1', slug, at),
      );
    },
    async deleteSpace(slug, at) {
      await tables.change(
        farewell('space = $2', at, slug),
        ...OF_A_SPACE.map((table) => sql(`DELETE FROM ${table} WHERE space = $1`, slug)),
        ...OF_ITS_ROOMS.map((table) =>
          sql(`DELETE FROM ${table} WHERE room IN ($1, $2)`, `${slug}/commons`, `${slug}/backstage`),
        ),
        sql('DELETE FROM spaces WHERE slug = $1', slug),
      );
    },
  };
}
