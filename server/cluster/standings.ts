import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { MemberStanding, SharedStore } from '#server/store/store.ts';
import type { Visitor, VisitorChange } from '#server/visitor.ts';

/** Those who are connected, and what may be done with them. */
export interface Connected {
  /** Another object for somebody once they learned something. */
  visitors(): readonly Visitor[];
  cut(space: string, account: string, reason: CloseReason): void;
  endSession(session: string): void;
  learn(space: string, account: string, change: VisitorChange): void;
}

/** What the store says of those who are connected. */
export type Standings = Pick<SharedStore, 'standing' | 'endedSessions'>;

/**
 * Asks how everybody who is connected stands, and which of their sessions ended: sends away who was removed or left,
 * tells who changed.
 */
export async function judgeByStanding(
  { visitors, cut, endSession, learn }: Connected,
  store: Standings,
): Promise<void> {
  const asked = new Map(visitors().map((one) => [`${one.space} ${one.account}`, one]));
  const sessions = new Set(visitors().map(({ session }) => session));
  const [standing, ended] = await Promise.all([
    store.standing([...asked.values()]),
    store.endedSessions([...sessions]),
  ]);
  for (const session of ended) endSession(session);
  const still = new Set(visitors());
  for (const [key, visitor] of asked) {
    const now = standing.get(key);
    if (now === undefined || now.isRemoved) cut(visitor.space, visitor.account, 'refused');
    // What was heard while the question was asked is newer than its answer.
    else if (still.has(visitor) && !isAs(visitor, now)) learn(visitor.space, visitor.account, changeOf(now));
  }
}

const isAs = (visitor: Visitor, now: MemberStanding): boolean =>
  visitor.role === now.role &&
  visitor.name === now.name &&
  visitor.structures.join(' ') === now.structures.join(' ');

const changeOf = ({ role, name, structures }: MemberStanding): VisitorChange => ({
  role,
  name,
  structures: structures as Visitor['structures'],
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
