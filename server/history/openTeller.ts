import { existsSync } from 'node:fs';
import type { UpdateLog } from '#server/store/store.ts';
import { askedThread, type AskedThreadMeans } from '#server/askedThread.ts';
import { hereTeller, type PastAnswers, type PastQuestion, type PastTeller } from './teller.ts';

export interface AskedPast {
  readonly ask: 'tell';
  readonly room: string;
  readonly question: PastQuestion;
}

/** Tells in a thread of its own where the server is built; else (`npm run dev`) in this one. */
export const openTeller = ({ updates, ...means }: AskedThreadMeans & { updates: UpdateLog }): PastTeller =>
  existsSync(means.file) ? threadTeller(means) : hereTeller(updates);

/** Building a room takes long where it is large, and whoever writes does not wait for whoever reads its past. */
export function threadTeller(means: AskedThreadMeans): PastTeller {
  const thread = askedThread<AskedPast, PastAnswers[PastQuestion['about']]>(means);
  let last: Promise<unknown> = Promise.resolve();
  return {
    tell(room, question: PastQuestion) {
      const told = last.then(() => thread.ask({ ask: 'tell', room, question }));
      last = told.catch(() => undefined);
      return told as Promise<never>;
    },
    close: () => thread.end(),
  };
}
