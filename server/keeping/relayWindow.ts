import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 24 * 60 * 60 * 1_000;
/** How long after a restore organisers may hand on what others wrote. */
export const RELAY_DAYS = 14;
/** A clock that is put right by so many days at most closes nothing early. */
const SET_BACK = 1;

const fileOf = (folder: string): string => join(folder, 'relay.json');

/** Until when organisers may hand on what others wrote, in milliseconds since 1970; null when they may not. */
export function relayUntil(folder: string, now: number): number | null {
  try {
    const { until } = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as { until?: unknown };
    return typeof until === 'number' && until > now && until <= now + (RELAY_DAYS + SET_BACK) * DAY
      ? until
      : null;
  } catch {
    return null;
  }
}

export function openRelay(folder: string, now: number): number {
  const until = now + RELAY_DAYS * DAY;
  const draft = `${fileOf(folder)}.part`;
  writeFileSync(draft, `${JSON.stringify({ until })}\n`, { mode: 0o600 });
  renameSync(draft, fileOf(folder));
  return until;
}

export const closeRelay = (folder: string): void => rmSync(fileOf(folder), { force: true });
