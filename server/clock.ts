/** Undoes what was started. */
export type Stop = () => void;

/** The hour and the timers, handed in so that a test can say when time passes. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds since some moment, for durations: it never jumps, whatever is done to the machine's hour. */
  elapsed(): number;
  /** Runs `act` once, `ms` from now; 0 means once everything that has already arrived was read. */
  after(ms: number, act: () => void): Stop;
}

export const wallClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, act) {
    if (ms > 0) {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    }
    const soon = setImmediate(act);
    return () => clearImmediate(soon);
  },
};
