import { CLOSE } from '#engine/protocol/closeCodes.ts';

const LONGEST = 30_000;

/** A number between two bounds, all as likely. */
const between = (least: number, most: number, spread: number): number => least + (most - least) * spread;

/**
 * Milliseconds before a device knocks again. `code`: why the connection ended, null where nobody said; `failures`:
 * the connections in a row that never were in step; `spread`: between 0 and 1. What sends everybody away at once
 * (a restart, a dead machine) must not bring everybody back at once; and a house that is full, or has to be repaired, is left in peace.
 */
export function waitBeforeReturn(code: number | null, failures: number, spread: number): number {
  if (code === CLOSE.full || code === CLOSE.damaged || code === CLOSE.suspended)
    return between(LONGEST / 2, LONGEST * 2, spread);
  if (code === CLOSE.restarting) return between(500, 5_000, spread);
  if (failures === 0) return between(200, 2_000, spread);
  const longest = Math.min(2 ** failures * 100, LONGEST);
  return between(longest / 2, longest, spread);
}
