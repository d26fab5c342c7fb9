/** Resolves once it is so: looks again each time the process has read what came. Rejects at its deadline. */
export async function until(isSo: () => boolean, what = 'it', patience = 15_000): Promise<void> {
  const deadline = Date.now() + patience;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${what} never came`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** The same for what has to be asked. */
export async function eventually(isSo: () => Promise<boolean>, what = 'it'): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${what} never came`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
