import type { SharedStore } from '#server/store/store.ts';
import type { BusNode } from './busNode.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { Log } from '#server/log.ts';
import { judgeByStanding, type Connected } from './standings.ts';

/** Milliseconds between two looks: for one who hears nothing of the others, and to be sure for one who hears. */
export const LOOKS: { readonly deaf: number; readonly hearing: number } = { deaf: 250, hearing: 15_000 };

/**
 * What the others of a house did is in the database: a node that does not hear them looks there, at the last number
 * of each of its rooms and at the standing of whoever is connected to it. Three questions, however many there are.
 */
export function lookAgain(
  node: Pick<
    BusNode,
    'isDeaf' | 'heardRooms' | 'rowsHere' | 'identities' | 'cutHere' | 'endSessionHere' | 'learnHere'
  >,
  shared: Pick<SharedStore, 'lastNumbers' | 'standing' | 'endedSessions'>,
  clock: Clock,
  log: Log,
): Stop {
  let stopped = false;
  let lookedAt = clock.elapsed();
  let stopTimer: Stop = () => undefined;

  const connected: Connected = {
    identities: () => node.identities(),
    cut: (...given) => node.cutHere(...given),
    endSession: (session) => node.endSessionHere(session),
    learn: (...given) => node.learnHere(...given),
  };

  async function look(): Promise<void> {
    for (const [room, through] of await shared.lastNumbers(node.heardRooms())) node.rowsHere(room, through);
    await judgeByStanding(connected, shared);
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
