import type { Database } from 'better-sqlite3';
import { NewerData } from '../store.ts';
import { MIGRATIONS } from './index.ts';

/** Brings a database to today's tables, all the way or not at all. `user_version` counts the steps it has taken. */
export function migrate(db: Database, steps: readonly string[] = MIGRATIONS): void {
  // Nothing to do is seen without holding up who writes.
  if (db.pragma('user_version', { simple: true }) === steps.length) return;
  db.transaction(() => {
    const taken = Number(db.pragma('user_version', { simple: true }));
    if (taken > steps.length) throw new NewerData(taken, steps.length);
    for (const step of steps.slice(taken)) db.exec(step);
    if (taken < steps.length) db.pragma(`user_version = ${steps.length}`);
  }).exclusive();
}
