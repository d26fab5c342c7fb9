import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { MemberStanding, SharedStore } from '#server/store/store.ts';
import type { Identity, IdentityChange } from '#server/identity.ts';

/** Those who are connected, and what may be done with them. */
export interface Connected {
  /** Another object for somebody once they learned something. */
  identities(): readonly Identity[];
  cut(space: string, account: string, reason: CloseReason): void;
  endSession(session: string): void;
  learn(space: string, account: string, change: IdentityChange): void;
}

/** What the store says of those who are connected. */
export type Standings = Pick<SharedStore, 'standing' | 'endedSessions'>;

/**
 * Asks how everybody who is connected stands, and which of their sessions ended: sends away who was removed or left,
 * tells who changed.
 */
export async function judgeByStanding(
  { identities, cut, endSession, learn }: Connected,
  store: Standings,
): Promise<void> {
  const asked = new Map(identities().map((one) => [`${one.space} ${one.account}`, one]));
  const sessions = new Set(identities().map(({ session }) => session));
  const [standing, ended] = await Promise.all([
    store.standing([...asked.values()]),
    store.endedSessions([...sessions]),
  ]);
  for (const session of ended) endSession(session);
  const still = new Set(identities());
  for (const [key, identity] of asked) {
    const now = standing.get(key);
    if (now === undefined || now.isRemoved) cut(identity.space, identity.account, 'refused');
    // What was heard while the question was asked is newer than its answer.
    else if (still.has(identity) && !isAs(identity, now))
      learn(identity.space, identity.account, changeOf(now));
  }
}

const isAs = (identity: Identity, now: MemberStanding): boolean =>
  identity.role === now.role &&
  identity.name === now.name &&
  identity.structures.join(' ') === now.structures.join(' ');

const changeOf = ({ role, name, structures }: MemberStanding): IdentityChange => ({
  role,
  name,
  structures: structures as Identity['structures'],
});

/** The same act, never twice at once: what is asked for while it runs leads to one more run, after it. */
export function oneAtATime(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    running = act().finally(() => (running = null));
    return running;
  };
  return () => {
    if (running === null) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
