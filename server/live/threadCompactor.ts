import { Worker } from 'node:worker_threads';
import type { UpdateLog } from '#server/store/store.ts';
import type { Clock, Stop } from './clock.ts';
import { oneByOne, putFold, type Compacted, type Compactor, type Prepared } from './compaction.ts';
import type { FromThread, ThreadStart, ToThread } from './compactionWords.ts';
import type { Log } from './log.ts';

/** A thread that had nothing to fold for this long ends, and gives its memory back; in milliseconds. */
const IDLE = 60_000;
/** How long a fold that is under way is waited for when the house closes. It may be cut at any point. */
const FAREWELL = 500;

export interface ThreadMeans {
  /** The bundled `compactionThread.ts`. */
  readonly file: string;
  /** What the thread opens for itself, to read; what it made is put into `updates`. */
  readonly start: ThreadStart;
  readonly updates: UpdateLog;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Folds in a thread of its own, which is started when first needed. */
export function threadCompactor({ file, start, updates, clock, log }: ThreadMeans): Compactor {
  let thread: Worker | null = null;
  let stopIdle: Stop | null = null;

  function wake(): Worker {
    stopIdle?.();
    if (thread !== null) return thread;
    const fresh = new Worker(file, { workerData: { data: start.data, database: start.database } });
    // Folding never keeps a process alive.
    fresh.unref();
    fresh.once('exit', () => {
      if (thread === fresh) thread = null;
    });
    thread = fresh;
    return fresh;
  }

  function sleep(ending: Worker | null = thread): Promise<void> {
    if (ending === null) return Promise.resolve();
    if (thread === ending) thread = null;
    return new Promise((resolve) => {
      const stop = clock.after(FAREWELL, () => void ending.terminate());
      ending.once('exit', () => {
        stop();
        resolve();
      });
      ending.postMessage({ ask: 'end' } satisfies ToThread);
    });
  }

  async function fold(room: string): Promise<Compacted | null> {
    const prepared = await prepare(room);
    return prepared === null ? null : putFold(room, updates, prepared);
  }

  function prepare(room: string): Promise<Prepared | null> {
    const worker = wake();
    return new Promise<Prepared | null>((resolve, reject) => {
      const done = (): void => {
        worker.off('message', hear);
        worker.off('error', fail);
        worker.off('exit', leave);
        stopIdle = clock.after(IDLE, () => void sleep(worker));
      };
      const hear = (said: FromThread): void => {
        done();
        if (said.say === 'failed') reject(said.error);
        else resolve(said.prepared);
      };
      const fail = (error: unknown): void => {
        done();
        reject(error);
      };
      const leave = (): void => fail(new Error('the thread that folds has ended'));
      worker.on('message', hear);
      worker.on('error', fail);
      worker.on('exit', leave);
      worker.postMessage({ ask: 'fold', room } satisfies ToThread);
    });
  }

  return oneByOne(fold, log, async () => {
    stopIdle?.();
    await sleep();
  });
}
