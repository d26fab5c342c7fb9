import type { Clock, Stop } from '#server/clock.ts';

/** A document stays for so long after its last use, in milliseconds. */
const STAYS = 10_000;
/** One that was dear to make stays longer: so many times what it cost, and a minute at most. */
const WORTH = 200;
const LONGEST_STAY = 60_000;
const TRY_AGAIN = 1_000;

/** Idle eviction: lets what is dear in memory and cheap to make anew go, some seconds after it was last used. */
export class IdleEviction {
  private usedAt = -Infinity;
  private stays = STAYS;
  private stop: Stop | null = null;
  private over = false;

  constructor(
    private readonly clock: Pick<Clock, 'after' | 'elapsed'>,
    /** Evicts it; answers false when that cannot be now. */
    private readonly evict: () => boolean,
  ) {}

  /** It was used just now; `cost`: it was made for this, in so many milliseconds. */
  touch(cost?: number): void {
    if (this.over) return;
    this.usedAt = this.clock.elapsed();
    if (cost !== undefined) this.stays = Math.min(LONGEST_STAY, Math.max(STAYS, WORTH * cost));
    this.stop ??= this.clock.after(this.stays, () => this.look());
  }

  close(): void {
    this.over = true;
    this.stop?.();
  }

  private look(): void {
    this.stop = null;
    const left = this.usedAt + this.stays - this.clock.elapsed();
    if (left <= 0 && this.evict()) return;
    this.stop = this.clock.after(Math.max(left, TRY_AGAIN), () => this.look());
  }
}
