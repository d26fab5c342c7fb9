import { existsSync } from 'node:fs';
import { askedThread, type AskedThreadMeans } from '../askedThread.ts';
import type { Clock, Stop } from '../clock.ts';
import type { Log } from '../log.ts';
import type { DamageWatch } from '../store/damage.ts';
import { Damaged, type Store } from '../store/store.ts';
import { verifyStore, type Verified } from './verify.ts';

const A_DAY = 24 * 60 * 60 * 1_000;

export interface InspectQuestion {
  readonly ask: 'inspect';
}

export interface InspectionMeans extends AskedThreadMeans {
  readonly store: Pick<Store, 'updates' | 'people' | 'integrity'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly damage: Pick<DamageWatch, 'note'>;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Data scrubbing: all that is stored is read once when the server starts and each day, in a thread of its own where the
 * server is built, so that rot is found while there is a backup from before. Rows of before checksums were kept get
 * theirs once their room was read whole. Answers how to end it.
 */
export function keepInspecting({
  store,
  clock,
  damage,
  log,
  ...means
}: InspectionMeans): () => Promise<void> {
  const thread = existsSync(means.file) ? askedThread<InspectQuestion, Verified>({ ...means, clock }) : null;
  let isOver = false;
  let stop: Stop = () => undefined;

  const read = (): Promise<Verified> => thread?.ask({ ask: 'inspect' }) ?? verifyStore(store);

  async function inspect(): Promise<void> {
    const { rooms, findings } = await read();
    if (findings.length > 0) damage.note(new Damaged(null, findings));
    for (const { room, fault, damaged } of rooms)
      if (fault !== null) damage.note(new Damaged(room, damaged.length > 0 ? damaged : [fault]));
      else if (!isOver) await store.updates.seal(room);
  }

  async function inspectDaily(): Promise<void> {
    await inspect().catch((error: unknown) => {
      if (!isOver) log.warn({ err: error }, 'what is stored could not be read through');
    });
    if (!isOver) stop = clock.after(A_DAY, () => void inspectDaily());
  }

  void inspectDaily();
  return async () => {
    isOver = true;
    stop();
    await thread?.end();
  };
}
