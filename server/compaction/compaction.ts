import { keptPast } from '#server/history/keptPast.ts';
import { build, pack } from '#server/history/replay.ts';
import type { Log } from '#server/log.ts';
import type { DamageWatch } from '#server/store/damage.ts';
import { FoldedMeanwhile, type Folded, type UpdateLog } from '#server/store/store.ts';

export interface Compacted {
  /** The last row that the state holds now. */
  readonly through: number;
  readonly foldedBytes: number;
}

/**
 * Folds the log of rooms. It works from the store alone: it needs no live document and holds none up. Rows that come
 * meanwhile stay.
 */
export interface Compactor {
  /** Null when there was nothing to fold, or when it could not be: then the log says why, and nothing has changed. */
  compact(room: string): Promise<Compacted | null>;
  close(): Promise<void>;
}

/** Moments of a fold, for tests that end the process at one of them. */
export type Step = 'read' | 'built' | 'packed' | 'folded' | 'tidied';

/** A state that waits to take the place of the rows it was made from. */
export interface Prepared {
  readonly folded: Folded;
  readonly through: number;
  readonly epoch: number;
  /** What the rows take in the store, in bytes. */
  readonly dropped: number;
}

/** What dropped rows leave free in a file is given back from this many bytes on. */
const WORTH_TIDYING = 256 * 1024;
/** What a row takes besides its bytes, roughly. */
const ROW = 48;

/** The long part of a fold, which writes nothing. `effort` is brotli's. Rejects when the log is broken. */
export async function prepareFold(
  room: string,
  updates: Pick<UpdateLog, 'foldable' | 'past'>,
  effort: number,
  step: (step: Step) => void = () => undefined,
): Promise<Prepared | null> {
  const foldable = await updates.foldable(room);
  const { rows, through, epoch } = foldable;
  if (rows.length === 0) return null;
  step('read');
  const built = build(room, foldable);
  const { doc, memory } = built;
  step('built');
  const past = await keptPast(room, updates, foldable, built, effort);
  const folded = { ...pack(doc, memory, effort), past };
  doc.destroy();
  step('packed');
  return { folded, through, epoch, dropped: rows.reduce((sum, { bytes }) => sum + bytes.length + ROW, 0) };
}

/**
 * The short part, for whoever appends: on SQLite two that write wait for each other, and who writes all the time
 * would let a thread wait for ever.
 */
export async function putFold(
  room: string,
  updates: Pick<UpdateLog, 'fold' | 'tidy'>,
  { folded, through, epoch, dropped }: Prepared,
  step: (step: Step) => void = () => undefined,
): Promise<Compacted> {
  await updates.fold(room, folded, through, epoch);
  step('folded');
  if (dropped >= WORTH_TIDYING) await updates.tidy();
  step('tidied');
  return { through, foldedBytes: folded.state.length };
}

/** Folds one room, once, in this thread. */
export async function foldRoom(
  room: string,
  updates: UpdateLog,
  effort: number,
  step?: (step: Step) => void,
): Promise<Compacted | null> {
  const prepared = await prepareFold(room, updates, effort, step);
  return prepared === null ? null : putFold(room, updates, prepared, step);
}

/** Light enough for the thread that serves people. */
const QUICK = 4;

/** Hears of what a fold found damaged: then nothing is folded. */
type Heard = Pick<DamageWatch, 'note'>;

/** Folds in the thread of whoever asks, one room after the other: for tests, and where the server is not built. */
export const hereCompactor = (updates: UpdateLog, log: Pick<Log, 'warn'>, damage?: Heard): Compactor =>
  oneByOne((room) => foldRoom(room, updates, QUICK), log, undefined, damage);

/** One room after the other, each asked for once at a time, none after the end; what goes wrong is logged. */
export function oneByOne(
  fold: (room: string) => Promise<Compacted | null>,
  log: Pick<Log, 'warn'>,
  end: () => Promise<void> = () => Promise.resolve(),
  damage?: Heard,
): Compactor {
  const waiting = new Map<string, Promise<Compacted | null>>();
  let last: Promise<unknown> = Promise.resolve();
  let closing = false;

  const attempt = async (room: string): Promise<Compacted | null> => {
    waiting.delete(room);
    if (closing) return null;
    try {
      return await fold(room);
    } catch (error) {
      damage?.note(error);
      // Another server of this log was quicker.
      if (!(error instanceof FoldedMeanwhile) && !closing)
        log.warn({ room, err: error }, 'the log could not be folded');
      return null;
    }
  };

  return {
    compact(room) {
      const known = waiting.get(room);
      if (known !== undefined) return known;
      const turn = last.then(() => attempt(room));
      waiting.set(room, turn);
      last = turn;
      return turn;
    },
    async close() {
      closing = true;
      await Promise.all([last, end()]);
    },
  };
}
