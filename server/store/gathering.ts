import { CannotWrite, type UpdateRow } from './store.ts';

interface Request {
  readonly rows: readonly UpdateRow[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Rows that share one commit, at most; a single append may have more. */
const MOST_ROWS = 2_000;
const MOST_BYTES = 8 * 1024 * 1024;

/**
 * Group commit: appends that arrive while one is being written share the next. What is wrong with one of them is told
 * to that one alone.
 */
export function gathering(
  write: (rows: readonly UpdateRow[]) => Promise<void>,
): (rows: readonly UpdateRow[]) => Promise<void> {
  let waiting: Request[] = [];
  let busy = false;

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = leading(waiting);
      waiting = waiting.slice(batch.length);
      await writeTogether(batch);
    }
    busy = false;
  }

  async function writeTogether(batch: readonly Request[]): Promise<void> {
    try {
      await write(batch.flatMap(({ rows }) => rows));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1 || error instanceof CannotWrite) for (const { reject } of batch) reject(error);
      else for (const one of batch) await writeTogether([one]);
    }
  }

  return (rows) =>
    new Promise((resolve, reject) => {
      waiting.push({ rows, resolve, reject });
      if (busy) return;
      busy = true;
      void writeAll();
    });
}

/** The first of those who wait that may share a commit: one who counts on a room's last number shares no room. */
function leading(waiting: readonly Request[]): Request[] {
  const batch: Request[] = [];
  const [taken, countedOn] = [new Set<string>(), new Set<string>()];
  let [total, bytes] = [0, 0];
  for (const request of waiting) {
    const { rows } = request;
    const clashes = rows.some(
      ({ room, after }) => countedOn.has(room) || (taken.has(room) && after !== undefined),
    );
    total += rows.length;
    bytes += rows.reduce((sum, row) => sum + row.bytes.length, 0);
    if (batch.length > 0 && (clashes || total > MOST_ROWS || bytes > MOST_BYTES)) break;
    batch.push(request);
    for (const { room, after } of rows) {
      taken.add(room);
      if (after !== undefined) countedOn.add(room);
    }
  }
  return batch;
}
