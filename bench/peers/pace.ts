/** Spread over the period, so that nobody moves in step. */
export function every(period: number, n: number, act: () => void): () => void {
  let beat: NodeJS.Timeout | undefined;
  const first = setTimeout(
    () => {
      act();
      beat = setInterval(act, period);
    },
    (n * 7_919) % period,
  );
  return () => {
    clearTimeout(first);
    clearInterval(beat);
  };
}

/** Calls `act` so many times a second with 0, 1, 2, …, in small bursts; answers how to stop, and how many were called. */
export function atRate(rate: number, act: (n: number) => void): () => number {
  const start = performance.now();
  let done = 0;
  const beat = setInterval(() => {
    const due = Math.floor(((performance.now() - start) / 1_000) * rate);
    // A driver that fell behind does not make up for it in one burst.
    const until = Math.min(due, done + Math.ceil(rate / 20));
    for (; done < until; done += 1) act(done);
  }, 4);
  return () => {
    clearInterval(beat);
    return done;
  };
}
