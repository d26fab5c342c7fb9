/**
 * An act of mine on plain values, and how it is taken back. Each way answers false when it has nothing left to do
 * (somebody came after me): the act is dropped then, and what others did stands.
 */
export interface PlainAct {
  readonly undo: () => boolean;
  readonly redo: () => boolean;
}

/**
 * A value that I changed from `before` to `after`. Whoever changed it after me has it: then nothing is taken back.
 * `set` answers whether it could.
 */
export function changeOf<T>(change: {
  readonly before: T;
  readonly after: T;
  readonly now: () => T;
  readonly set: (value: T) => boolean;
}): PlainAct {
  const move = (from: T, to: T) => (): boolean => Object.is(change.now(), from) && change.set(to);
  return { undo: move(change.after, change.before), redo: move(change.before, change.after) };
}

/** Several acts as one: what of them can still be taken back is. */
export const together = (acts: readonly PlainAct[]): PlainAct => ({
  undo: () => [...acts].reverse().filter((act) => act.undo()).length > 0,
  redo: () => acts.filter((act) => act.redo()).length > 0,
});
