import type { Clock } from '#server/clock.ts';

/** A clock whose hands a test moves. */
export interface PuppetClock extends Clock {
  /** Lets `ms` go by: what was due runs in its order, each with all that follows from it at once. */
  pass(ms: number): Promise<void>;
  /** Somebody sets the machine's hour, forward or back: durations know nothing of it. */
  jump(ms: number): void;
}

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

/** Everything that needs no time has happened: promises are kept, queues are empty. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function puppetClock(start = Date.UTC(2027, 0, 1)): PuppetClock {
  let now = 0;
  let hour = start;
  const timers = new Set<Timer>();

  const nextUntil = (end: number): Timer | null => {
    let next: Timer | null = null;
    for (const timer of timers) if (timer.at <= end && (next === null || timer.at < next.at)) next = timer;
    return next;
  };

  return {
    now: () => hour + now,
    elapsed: () => now,
    after(ms, act) {
      const timer = { at: now + ms, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    jump(ms) {
      hour += ms;
    },
    async pass(ms) {
      const end = now + ms;
      await settled();
      for (let timer = nextUntil(end); timer !== null; timer = nextUntil(end)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.act();
        await settled();
      }
      now = end;
    },
  };
}
