import { Behind, type Hold, type UpdateLog, type UpdateRow } from '#server/store/store.ts';
import type { Bus } from './bus.ts';
import type { Clock } from '#server/clock.ts';
import { NotStored } from '#server/store/journal.ts';
import type { Journal } from '#server/store/journal.ts';

/** After others were seen to write in the same room, they are counted on for so many milliseconds. */
const COUNTED_ON = 10_000;

export interface HouseTurnMeans {
  readonly bus: Pick<Bus, 'turn'>;
  readonly updates: Pick<UpdateLog, 'hold'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Pick<Clock, 'elapsed'>;
}

/**
 * The turns of one room among the servers of its house. The bus lends them while it carries words. Where it does not,
 * or did not help, whoever came second holds the room in the store, so that nobody comes second for ever.
 */
export class HouseTurn {
  private held: Hold | null = null;
  private cameSecond = false;
  private othersWroteAt = -Infinity;

  constructor(
    private readonly room: string,
    private readonly means: HouseTurnMeans,
    /** How far the log is read. */
    private readonly through: () => number,
    private readonly catchUp: () => Promise<void>,
  ) {}

  /** What another server wrote in its turn is read before `work`: what is judged on less would be judged twice. */
  async take(work: () => Promise<void>): Promise<void> {
    const turn = await this.means.bus.turn(this.room);
    try {
      if (turn !== null && turn.through > this.through()) await this.catchUp();
      if (this.cameSecond || (turn === null && this.countsOnOthers())) await this.hold();
      await work();
    } finally {
      await this.held?.end();
      this.held = null;
      turn?.end(this.through());
    }
  }

  /** As `Journal.append`. */
  async append(rows: readonly UpdateRow[]): Promise<void> {
    const { held } = this;
    this.held = null;
    try {
      await (held === null ? this.means.journal.append(rows) : appendBy(held, rows));
      this.cameSecond = false;
    } catch (error) {
      this.cameSecond = isBehind(error);
      if (this.cameSecond) this.othersWroteAt = this.means.clock.elapsed();
      throw error;
    }
  }

  private countsOnOthers(): boolean {
    return this.means.clock.elapsed() - this.othersWroteAt <= COUNTED_ON;
  }

  private async hold(): Promise<void> {
    this.held = (await this.means.updates.hold?.(this.room)) ?? null;
    if (this.held === null) return;
    const before = this.through();
    await this.catchUp();
    if (this.through() > before) this.othersWroteAt = this.means.clock.elapsed();
  }
}

/** Whether a row was not stored because somebody else wrote first. */
export const isBehind = (error: unknown): boolean =>
  error instanceof NotStored && error.cause instanceof Behind;

async function appendBy(held: Hold, rows: readonly UpdateRow[]): Promise<void> {
  try {
    await held.append(rows);
  } catch (cause) {
    throw new NotStored('the store could not write', { cause });
  }
}
