import type { AnnouncerClock } from '#state/announcer.svelte.ts';
import type { CalmClock } from '#sync/calm.ts';

/** A clock of a page that goes when the test says so. */
export class HandClock implements CalmClock, AnnouncerClock {
  private time = 0;
  private waiting: { readonly at: number; readonly run: () => void }[] = [];
  readonly now = (): number => this.time;
  readonly hour = (): number => Date.UTC(2027, 2, 1) + this.time;
  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const entry = { at: this.time + milliseconds, run };
    this.waiting.push(entry);
    return () => (this.waiting = this.waiting.filter((other) => other !== entry));
  };

  goes(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.waiting = this.waiting.filter((other) => other !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }
}
