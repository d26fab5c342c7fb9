import { rootOf } from '#domain/collection.ts';
import { penOf } from '#domain/ids.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import { done, refused, type Result } from '#domain/result.ts';
import { mayDo } from '#domain/roles.ts';
import type { Session } from '#protocol/portal.ts';
import type { Holder, SpaceUse } from '#protocol/spaceUse.ts';
import { DEFAULT_LIMITS, type LiveLimits } from '../limits.ts';
import { roleNow } from './members.ts';
import { commonsOf, type Needs } from './needs.ts';

export type SpaceLimits = Pick<LiveLimits, 'document' | 'share' | 'kept'>;

/** Two pens are one person's: what they wrote without their name must not be told from the rest by its size. */
const ROUNDED = 100_000;
const rounded = (bytes: number): number => Math.ceil(bytes / ROUNDED) * ROUNDED;

/**
 * From here on nobody wrote it by hand in a season: what such an account wrote without its name goes with the rest when
 * an organiser gives its room back, though that tells whose it was.
 */
const MUCH = 1024 * 1024;

export const holdsMuch = async ({ live }: Needs, space: string, account: string): Promise<boolean> =>
  ((await live.holdings(commonsOf(space))).get(account) ?? 0) > MUCH;

/** For organisers: who holds how much, so that they know whose words to give back. */
export async function spaceUse(
  needs: Needs,
  limits: SpaceLimits | undefined,
  me: Session,
): Promise<Result<SpaceUse, 'notAllowed'>> {
  const role = await roleNow(needs, me);
  if (role === null || !mayDo(role, 'removeMember')) return refused('notAllowed');
  return done(await spaceUseOf(needs, me.space, limits));
}

/** The same without a session, for the terminal. */
export async function spaceUseOf(
  { store, live }: Needs,
  space: string,
  { document, share, kept }: SpaceLimits = DEFAULT_LIMITS,
): Promise<SpaceUse> {
  const room = commonsOf(space);
  const members = new Map((await store.people.members(space)).map((row) => [row.account, row]));
  const held = await live.holdings(room);
  const entries = await live.read(room, (doc) => {
    const counts = new Map<string, number>();
    for (const kind of COMMONS_KINDS)
      for (const id of rootOf(doc, kind).keys()) {
        const pen = penOf(id);
        if (pen !== null) counts.set(pen, (counts.get(pen) ?? 0) + 1);
      }
    return counts;
  });
  const most = [...held].sort(([, a], [, b]) => b - a);
  const holders = most.flatMap(([account, bytes]): Holder[] => {
    const row = members.get(account ?? '');
    // Of whoever was erased, holes are left, of a few bytes each.
    if (account === null || (row === undefined && bytes < ROUNDED)) return [];
    const mayHold = row === undefined || row.removedAt !== null ? null : document * share[row.role];
    return [
      {
        account,
        name: row?.name ?? null,
        role: row?.role ?? null,
        isRemoved: row?.removedAt !== null,
        bytes: mayHold === null || bytes > mayHold ? rounded(bytes) : Math.min(rounded(bytes), mayHold),
        entries: entries.get(account) ?? 0,
        mayHold,
      },
    ];
  });
  return {
    bytes: rounded([...held.values()].reduce((sum, bytes) => sum + bytes, 0)),
    mayHold: document,
    kept: document * kept,
    holders,
  };
}
