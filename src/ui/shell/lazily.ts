/** A line that is back says so; one that only pretends to be there is tried again after this. */
const A_WHILE = 5_000;

/**
 * A part of the app that comes after the first screen. Where the line goes down before it is there (and before the
 * worker keeps it), it is asked for again once the line is back: until then the page does without.
 */
export async function lazily<Part>(load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await load();
    } catch {
      await nextOccasion();
    }
  }
}

const nextOccasion = (): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, A_WHILE);
    addEventListener('online', go);
  });
