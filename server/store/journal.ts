import { Behind, type UpdateLog, type UpdateRow } from '#server/store/store.ts';
import type { Clock } from '#server/clock.ts';

/** The store could not write: disk full, read-only, gone. Nothing was shown to anybody. */
export class NotStored extends Error {
  override readonly name = 'NotStored';
}

interface Request {
  readonly rows: readonly UpdateRow[];
  readonly resolve: () => void;
  readonly reject: (error: NotStored) => void;
}

/** Two calls of the store begin so far apart at least, in milliseconds: what comes meanwhile shares the next one. */
const BREATH = 12;

/**
 * Group commit: what all rooms ask for in one turn of the process goes to the store in one call, so that
 * one fsync serves everybody; the next batch gathers while one is being written. Alone, a row is written at once.
 */
export class Journal {
  private gathering: Request[] = [];
  private busy = false;
  private lastWrite = -Infinity;

  constructor(
    private readonly log: Pick<UpdateLog, 'append'>,
    private readonly clock: Pick<Clock, 'after' | 'elapsed'>,
  ) {}

  /** Durable when it resolves; rejects with `NotStored`, and then nothing was written. */
  append(rows: readonly UpdateRow[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.gathering.push({ rows, resolve, reject });
      if (this.busy) return;
      this.busy = true;
      this.writeSoon();
    });
  }

  private writeSoon(): void {
    const wait = Math.max(0, this.lastWrite + BREATH - this.clock.elapsed());
    this.clock.after(wait, () => void this.write());
  }

  private async write(): Promise<void> {
    const batch = this.gathering;
    this.gathering = [];
    this.lastWrite = this.clock.elapsed();
    await this.store(batch);
    if (this.gathering.length > 0) this.writeSoon();
    else this.busy = false;
  }

  private async store(batch: readonly Request[]): Promise<void> {
    try {
      await this.log.append(batch.flatMap((request) => request.rows));
      for (const request of batch) request.resolve();
    } catch (cause) {
      // A room in which another process wrote has to read again; the others of its batch go on.
      if (cause instanceof Behind && batch.length > 1) for (const one of batch) await this.store([one]);
      else for (const request of batch) request.reject(new NotStored('the store could not write', { cause }));
    }
  }
}
