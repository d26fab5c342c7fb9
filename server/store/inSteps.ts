/** Long enough for a writer of another thread or process to come between two steps, in milliseconds. */
const GAP = 4;

/** Does something long in short steps, until one says that none is left. Others write in between. */
export async function inSteps(step: () => Promise<boolean>): Promise<void> {
  while (await step()) await new Promise((resolve) => setTimeout(resolve, GAP));
}
