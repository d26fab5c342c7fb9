import { Worker } from 'node:worker_threads';
import { Damaged } from '#server/store/store.ts';
import type { Clock, Stop } from './clock.ts';
import type { Config } from './config.ts';

/** A thread that was asked nothing for this long ends, and gives its memory back; in milliseconds. */
const IDLE = 10_000;
/** What it makes in passing may take so much before it is collected, in MiB: V8 would let it take three times that. */
const YOUNG = 16;
/** How long what is under way is waited for when the house closes. It may be cut at any point. */
const FAREWELL = 500;

/** What a thread that reads the store is given when it starts. */
export type ThreadStart = Pick<Config, 'data' | 'database'>;

/** What a thread answers: errors of ours are spelled out, since a class does not pass from thread to thread. */
export type ThreadAnswer<Answer> =
  | { readonly say: 'answer'; readonly answer: Answer }
  | { readonly say: 'damaged'; readonly room: string | null; readonly rows: readonly string[] }
  | { readonly say: 'failed'; readonly error: unknown };

/** The last thing that a thread is asked. */
export const END = { ask: 'end' } as const;

export interface AskedThreadMeans {
  /** The bundled `worker.ts`. */
  readonly file: string;
  /** What the thread opens for itself, to read. */
  readonly start: ThreadStart;
  readonly clock: Pick<Clock, 'after'>;
}

/** A thread that is started when first needed, and is asked one thing at a time. */
export interface AskedThread<Question, Answer> {
  /** Rejects with what went wrong there. */
  ask(question: Question): Promise<Answer>;
  end(): Promise<void>;
}

export function askedThread<Question, Answer>({
  file,
  start,
  clock,
}: AskedThreadMeans): AskedThread<Question, Answer> {
  let thread: Worker | null = null;
  let stopIdle: Stop | null = null;

  function wake(): Worker {
    stopIdle?.();
    if (thread !== null) return thread;
    const fresh = new Worker(file, {
      workerData: { data: start.data, database: start.database },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
      // What was loaded before the server (`--import`) stays out: it was written for a process, not for a thread.
      execArgv: [],
    });
    // Reading never keeps a process alive.
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
      ending.postMessage(END);
    });
  }

  return {
    ask(question) {
      const worker = wake();
      return new Promise((resolve, reject) => {
        const done = (): void => {
          worker.off('message', hear);
          worker.off('error', fail);
          worker.off('exit', leave);
          stopIdle = clock.after(IDLE, () => void sleep(worker));
        };
        const hear = (said: ThreadAnswer<Answer>): void => {
          done();
          if (said.say === 'failed') reject(said.error);
          else if (said.say === 'damaged') reject(new Damaged(said.room, said.rows));
          else resolve(said.answer);
        };
        const fail = (error: unknown): void => {
          done();
          reject(error);
        };
        const leave = (): void => fail(new Error('the thread has ended'));
        worker.on('message', hear);
        worker.on('error', fail);
        worker.on('exit', leave);
        worker.postMessage(question);
      });
    },
    async end() {
      stopIdle?.();
      await sleep();
    },
  };
}
