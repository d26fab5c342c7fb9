import { parentPort, workerData } from 'node:worker_threads';
import { verifyStore } from '#server/keeping/verify.ts';
import { openStore } from '#server/store/openStore.ts';
import { Damaged } from '#server/store/store.ts';
import { prepareFold } from './compaction.ts';
import type { FromThread, ThreadStart, ToThread } from './compactionWords.ts';
import { hereTeller } from '#server/history/teller.ts';

/**
 * The thread that folds, that tells of the past, or that reads all that is stored to see if it is whole, with a connection to the store of its own, by which it only reads.
 * Nobody waits for a fold but other folds, so it packs as small as it can. `askedThread.ts` starts it and asks one
 * thing at a time.
 */
const THOROUGH = 9;

const store = await openStore(workerData as ThreadStart);
const teller = hereTeller(store.updates);

async function answer(asked: Exclude<ToThread, { ask: 'end' }>): Promise<FromThread> {
  try {
    if (asked.ask === 'inspect') return { say: 'inspected', verified: await verifyStore(store) };
    const { room } = asked;
    if (asked.ask === 'fold')
      return { say: 'prepared', prepared: await prepareFold(room, store.updates, THOROUGH) };
    return { say: 'told', told: await teller.tell(room, asked.question) };
  } catch (error) {
    // A class of ours does not pass from thread to thread.
    if (error instanceof Damaged) return { say: 'damaged', room: error.room, rows: error.rows };
    return { say: 'failed', error };
  }
}

parentPort?.on('message', async (asked: ToThread) => {
  if (asked.ask !== 'end') return parentPort?.postMessage(await answer(asked));
  await teller.close();
  await store.close();
  parentPort?.close();
});
