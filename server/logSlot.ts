import type { Log } from './log.ts';

/** Where the pages find the log, so that what fails in them is told by the same rule: see server/portalSlot.ts. */
const SLOT = Symbol.for('terreau.log');

type Failed = (cause: unknown, about: Readonly<Record<string, unknown>>) => void;

export function fillLogSlot(log: Pick<Log, 'error'>): void {
  const failed: Failed = (cause, about) => log.error({ ...about, err: cause }, 'a page failed');
  (globalThis as { [SLOT]?: Failed })[SLOT] = failed;
}
