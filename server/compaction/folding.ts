import type { Clock, Stop } from '#server/clock.ts';
import type { Compactor } from './compaction.ts';
import type { RoomDocument } from '#server/document/roomDocument.ts';

/** The loose rows of a small share of the document are not worth an encoding of it. */
const LOOSE_SHARE = 1 / 4;
/** As many bytes as that many rows of one letter take: a row may hold all that somebody wrote in a turn. */
const ENOUGH_BYTES = 64 * 1024;
/** A long log waits until nobody has written for so long, in milliseconds; a very long one does not. */
const QUIET = 5_000;
const MOST_ROWS = 20_000;
const MOST_BYTES = 8 * 1024 * 1024;
const A_DAY = 24 * 60 * 60 * 1_000;

export interface FoldingMeans {
  readonly clock: Pick<Clock, 'after' | 'elapsed'>;
  readonly compactor: Pick<Compactor, 'compact'>;
  /** Rows of the log after which a room is folded, unless they are little beside the document. */
  readonly foldRows: number;
}

/** When the log of a room is folded: once it is long and people pause, once it is very long, and each day. */
export class Folding {
  private isFolding = false;
  private isOver = false;
  private wroteAt = 0;
  private stopPause: Stop | null = null;
  private stopDay: Stop;

  constructor(
    private readonly room: string,
    private readonly document: RoomDocument,
    private readonly means: FoldingMeans,
  ) {
    this.stopDay = this.nextDay();
  }

  /** Rows have come to the log. */
  noteRows(): void {
    if (this.isOver) return;
    const { through, loose } = this.document;
    const rows = through - loose.foldedThrough;
    this.wroteAt = this.means.clock.elapsed();
    if (rows >= MOST_ROWS || loose.looseBytes >= MOST_BYTES) void this.fold();
    else if (
      (rows >= this.means.foldRows || loose.looseBytes >= ENOUGH_BYTES) &&
      loose.looseBytes >= loose.foldedBytes * LOOSE_SHARE
    )
      this.stopPause ??= this.means.clock.after(QUIET, () => this.look());
  }

  /** Has the log folded into one state, without a document of this room. Rows that come meanwhile stay. */
  async fold(): Promise<void> {
    const { through, loose } = this.document;
    if (this.isFolding || through === loose.foldedThrough) return;
    this.isFolding = true;
    const folded = await this.means.compactor.compact(this.room);
    this.isFolding = false;
    if (folded !== null) this.document.folded(folded.through, folded.foldedBytes, loose.looseBytes);
  }

  close(): void {
    this.isOver = true;
    this.stopPause?.();
    this.stopDay();
  }

  private look(): void {
    this.stopPause = null;
    const left = this.wroteAt + QUIET - this.means.clock.elapsed();
    if (left > 0) this.stopPause = this.means.clock.after(left, () => this.look());
    else void this.fold();
  }

  private nextDay(): Stop {
    return this.means.clock.after(A_DAY, () => {
      this.stopDay = this.nextDay();
      void this.fold();
    });
  }
}
