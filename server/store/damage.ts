import type { Log } from '../log.ts';
import { Damaged } from './store.ts';

/** What is known to be damaged in what the store holds, since this process started. A repair needs it stopped. */
export interface DamageSeen {
  readonly rooms: number;
  /** Damage that is in no room: SQLite finds the file itself wrong. */
  readonly file: boolean;
}

/** Notes an error if it tells of damage; the first time of each place, the log says so and what to do. */
export interface DamageWatch {
  note(error: unknown): void;
  seen(): DamageSeen;
}

const FILE = 'file';

export function watchDamage(log: Pick<Log, 'error'>): DamageWatch {
  const places = new Set<string>();
  return {
    note(error) {
      if (!(error instanceof Damaged)) return;
      const place = error.room ?? FILE;
      if (places.has(place)) return;
      places.add(place);
      const todo = `npm run terreau -- repair ${error.room?.split('/')[0] ?? ''}`.trim();
      log.error(
        { room: error.room, rows: error.rows, todo, err: error },
        'what is stored is damaged; nothing is written over it, see docs/operate.md',
      );
    },
    seen: () => ({ rooms: places.size - (places.has(FILE) ? 1 : 0), file: places.has(FILE) }),
  };
}
