import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/openStore.ts';
import { prepareFold } from './compaction.ts';
import type { FromThread, ThreadStart, ToThread } from './compactionWords.ts';

/**
 * The thread that folds, with a connection to the store of its own, by which it only reads. Nobody waits for it but
 * other folds, so it packs as small as it can. `threadCompactor.ts` starts it and asks one thing at a time.
 */
const THOROUGH = 9;

const store = await openStore(workerData as ThreadStart);

async function answer(room: string): Promise<FromThread> {
  try {
    return { say: 'prepared', prepared: await prepareFold(room, store.updates, THOROUGH) };
  } catch (error) {
    return { say: 'failed', error };
  }
}

parentPort?.on('message', async (asked: ToThread) => {
  if (asked.ask === 'fold') return parentPort?.postMessage(await answer(asked.room));
  await store.close();
  parentPort?.close();
});
