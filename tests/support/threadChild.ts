import { wallClock } from '#server/clock.ts';
import { threadCompactor } from '#server/compaction/threadCompactor.ts';
import { sqliteStore } from '#server/store/sqlite.ts';

/** Folds a room of a SQLite folder in a thread, and says how far: `node … <folder> <room> <file of the thread>`. */
const [folder = '', room = '', file = ''] = process.argv.slice(2);

// A thread keeps no process alive.
const open = setInterval(() => undefined, 1_000);
const { updates, close } = sqliteStore(folder);
const compactor = threadCompactor({
  file,
  start: { data: folder, database: null },
  updates,
  clock: wallClock,
  log: { warn: (about) => console.error(about) },
});
console.log((await compactor.compact(room))?.through);
await compactor.close();
await close();
clearInterval(open);
