import type { Database } from 'better-sqlite3';
import { onDisk } from './sqliteErrors.ts';
import type { ErasureLog, ErasureRow } from './store.ts';

export function sqliteErasures(db: Database): ErasureLog {
  const begin = db.prepare(
    'INSERT INTO erasures (room, root, id, at) VALUES (@room, @root, @id, @at) ON CONFLICT DO NOTHING',
  );
  const pending = db.prepare<[], ErasureRow>(
    'SELECT room, root, id, at FROM erasures ORDER BY at, room, root, id',
  );
  const end = db.prepare('DELETE FROM erasures WHERE room = @room AND root = @root AND id = @id');
  return {
    begin: (row) => onDisk(() => void begin.run(row)),
    pending: () => onDisk(() => pending.all()),
    end: (row) => onDisk(() => void end.run(row)),
  };
}
