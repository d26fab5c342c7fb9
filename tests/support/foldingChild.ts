import { foldRoom } from '#server/compaction/compaction.ts';
import { sqliteStore } from '#server/store/sqlite.ts';

/** Folds a room of a SQLite folder and kills itself −9 on the way: `node … <folder> <room> <step>`. */
const [folder = '', room = '', last = ''] = process.argv.slice(2);
const die = (): void => void process.kill(process.pid, 'SIGKILL');

const { updates } = sqliteStore(folder);
await foldRoom(room, updates, 4, (step) => {
  if (step === last) die();
  // The state is there, and the first rows are gone: others wait for their step.
  if (step === 'packed' && last === 'dropping') setImmediate(die);
});
