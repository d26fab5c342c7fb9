/** Where the live documents say what went wrong: names of rooms and errors, never content, tokens or names of people. */
export interface Log {
  info(about: object, sentence: string): void;
  warn(about: object, sentence: string): void;
  error(about: object, sentence: string): void;
}

const nothing = (): void => {};

export const silentLog: Log = { info: nothing, warn: nothing, error: nothing };
