/** Lets acts on the same name run one after the other, so that what one has looked at still holds when it writes. */
export type Turns = <T>(name: string, act: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (name, act) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(act, act);
    const settled = mine.catch(() => undefined);
    last.set(name, settled);
    try {
      return await mine;
    } finally {
      if (last.get(name) === settled) last.delete(name);
    }
  };
}

/** The same over several processes, by `wider`, of which each process asks one turn of a name at a time. */
export function widerTurns(wider: Turns): Turns {
  const here = createTurns();
  return (name, act) => here(name, () => wider(name, act));
}
