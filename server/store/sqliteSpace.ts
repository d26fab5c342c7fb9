import type { Database } from 'better-sqlite3';
import { inSteps } from './inSteps.ts';
import type { Arrived } from './sqliteArrived.ts';
import { onDisk } from './sqliteErrors.ts';
import { CannotWrite, type UpdateLog } from './store.ts';

/** Pages that are given back while a writer waits: a quarter of a megabyte. */
const PAGES_AT_ONCE = 64;
/** Rows that are dropped while a writer waits. */
const ROWS_AT_ONCE = 250;
/** How often a reader of another process that keeps the write-ahead log is waited for. */
const PATIENCE = 50;

/** What the file takes up on the disk, and what still stands in it. */
export function sqliteSpace(db: Database, arrived: Arrived): Pick<UpdateLog, 'tidy' | 'scrub'> {
  // A process that was killed on the way leaves rows that a state holds already.
  const dropHeld = db.prepare<[number]>(
    `DELETE FROM updates WHERE rowid IN (
       SELECT updates.rowid FROM updates JOIN folded USING (room) WHERE seq <= through LIMIT ?)`,
  );
  const settle = db.transaction(() => arrived.settle());
  const inPlace = (): Promise<void> => onDisk(() => arrived.orUndone(() => settle.immediate()));
  const free = (): number => Number(db.pragma('freelist_count', { simple: true }));
  /** False while somebody still reads what the log holds. */
  const emptyLog = (): boolean =>
    (db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[])[0]?.busy === 0;

  return {
    async tidy() {
      await inPlace();
      await inSteps(() => onDisk(() => dropHeld.run(ROWS_AT_ONCE).changes === ROWS_AT_ONCE));
      let left = free();
      await inSteps(() =>
        onDisk(() => {
          if (left === 0) return false;
          db.pragma(`incremental_vacuum(${PAGES_AT_ONCE})`);
          const before = left;
          left = free();
          // A file of before pages could be given back keeps them, and fills them again.
          return left > 0 && left < before;
        }),
      );
      await onDisk(() => {
        // First what holds up nobody; then only the rest is written while writers wait.
        db.pragma('wal_checkpoint(PASSIVE)');
        emptyLog();
      });
    },

    async scrub() {
      await inPlace();
      await onDisk(() => {
        dropHeld.run(-1);
        // Overwriting what is deleted leaves copies that pages made of it when they were split: all are written anew.
        db.pragma('auto_vacuum = INCREMENTAL');
        db.exec('VACUUM');
      });
      let tries = 0;
      await inSteps(() =>
        onDisk(() => {
          if (emptyLog()) return false;
          if ((tries += 1) > PATIENCE)
            throw new CannotWrite('Another process keeps the write-ahead log of the database.');
          return true;
        }),
      );
    },
  };
}
