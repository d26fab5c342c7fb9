import type { MemberStanding, SharedStore } from '#server/store/store.ts';
import type { BusNode } from './busNode.ts';
import type { Clock, Stop } from './clock.ts';
import type { Log } from './log.ts';
import type { Visitor, VisitorChange } from './visitor.ts';

/** Milliseconds between two looks: for one who hears nothing of the others, and to be sure for one who hears. */
export const LOOKS: { readonly deaf: number; readonly hearing: number } = { deaf: 500, hearing: 15_000 };

/**
 * What the others of a house did is in the database: a node that does not hear them looks there, at the last number
 * of each of its rooms and at the standing of whoever is connected to it. Two questions, however many there are.
 */
export function lookAgain(
  node: Pick<BusNode, 'isDeaf' | 'heardRooms' | 'rowsHere' | 'visitors' | 'cutHere' | 'learnHere'>,
  shared: Pick<SharedStore, 'lastNumbers' | 'standing'>,
  clock: Clock,
  log: Log,
): Stop {
  let stopped = false;
  let lookedAt = clock.elapsed();
  let stopTimer: Stop = () => undefined;

  async function look(): Promise<void> {
    for (const [room, through] of await shared.lastNumbers(node.heardRooms())) node.rowsHere(room, through);
    const visitors = new Map(node.visitors().map((one) => [`${one.space} ${one.account}`, one]));
    const standing = await shared.standing([...visitors.values()]);
    for (const [key, visitor] of visitors) {
      const now = standing.get(key);
      if (now === undefined || now.isRemoved) node.cutHere(visitor.space, visitor.account, 'refused');
      else if (!isAs(visitor, now)) node.learnHere(visitor.space, visitor.account, changeOf(now));
    }
  }

  async function lookIfDue(): Promise<void> {
    if (node.isDeaf || clock.elapsed() - lookedAt >= LOOKS.hearing) {
      lookedAt = clock.elapsed();
      await look().catch((error: unknown) => {
        log.info({ err: error }, 'what other servers did could not be looked at');
      });
    }
    if (!stopped) stopTimer = clock.after(LOOKS.deaf, () => void lookIfDue());
  }

  stopTimer = clock.after(LOOKS.deaf, () => void lookIfDue());
  return () => {
    stopped = true;
    stopTimer();
  };
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
