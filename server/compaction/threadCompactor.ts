import type { DamageWatch } from '#server/store/damage.ts';
import type { UpdateLog } from '#server/store/store.ts';
import { askedThread, type AskedThreadMeans } from '#server/askedThread.ts';
import { oneByOne, putFold, type Compacted, type Compactor, type Prepared } from './compaction.ts';
import type { Log } from '#server/log.ts';

export interface FoldQuestion {
  readonly ask: 'fold';
  readonly room: string;
}

export interface ThreadMeans extends AskedThreadMeans {
  /** Where what the thread made is put: it only reads. */
  readonly updates: UpdateLog;
  readonly log: Pick<Log, 'warn'>;
  readonly damage?: Pick<DamageWatch, 'note'>;
}

/** Folds in a thread of its own. */
export function threadCompactor({ updates, log, damage, ...means }: ThreadMeans): Compactor {
  const thread = askedThread<FoldQuestion, Prepared | null>(means);

  async function fold(room: string): Promise<Compacted | null> {
    const prepared = await thread.ask({ ask: 'fold', room });
    return prepared === null ? null : putFold(room, updates, prepared);
  }

  return oneByOne(fold, log, () => thread.end(), damage);
}
