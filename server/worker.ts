import { parentPort, workerData } from 'node:worker_threads';
import { END, type ThreadAnswer, type ThreadStart } from './askedThread.ts';
import { prepareFold } from './compaction/compaction.ts';
import type { FoldQuestion } from './compaction/threadCompactor.ts';
import type { AskedPast } from './history/openTeller.ts';
import { hereTeller } from './history/teller.ts';
import type { InspectQuestion } from './keeping/inspection.ts';
import { verifyStore } from './keeping/verify.ts';
import { openStore } from './store/openStore.ts';
import { Damaged } from './store/store.ts';

/**
 * The worker thread that folds, that tells of the past, or that reads all that is stored to see if it is whole, with a
 * connection to the store of its own, by which it only reads. Nobody waits for a fold but other folds, so it packs as
 * small as it can. `askedThread.ts` starts it and asks one thing at a time.
 */
const THOROUGH = 9;

type Question = FoldQuestion | AskedPast | InspectQuestion;

const store = await openStore(workerData as ThreadStart);
const teller = hereTeller(store.updates);

function answerTo(asked: Question): Promise<unknown> {
  if (asked.ask === 'inspect') return verifyStore(store);
  if (asked.ask === 'fold') return prepareFold(asked.room, store.updates, THOROUGH);
  return teller.tell(asked.room, asked.question as never);
}

async function answer(asked: Question): Promise<ThreadAnswer<unknown>> {
  try {
    return { say: 'answer', answer: await answerTo(asked) };
  } catch (error) {
    if (error instanceof Damaged) return { say: 'damaged', room: error.room, rows: error.rows };
    return { say: 'failed', error };
  }
}

parentPort?.on('message', async (asked: Question | typeof END) => {
  if (asked.ask !== END.ask) return parentPort?.postMessage(await answer(asked));
  await teller.close();
  await store.close();
  parentPort?.close();
});
