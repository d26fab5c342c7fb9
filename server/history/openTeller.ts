import { existsSync } from 'node:fs';
import type { UpdateLog } from '#server/store/store.ts';
import { askedThread, type AskedThreadMeans } from '#server/askedThread.ts';
import { hereTeller, type PastQuestion, type PastTeller } from './teller.ts';

/** Tells in a thread of its own where the server is built; else (`npm run dev`) in this one. */
export const openTeller = ({ updates, ...means }: AskedThreadMeans & { updates: UpdateLog }): PastTeller =>
  existsSync(means.file) ? threadTeller(means) : hereTeller(updates);

/** Building a room takes long where it is large, and whoever writes does not wait for whoever reads its past. */
export function threadTeller(means: AskedThreadMeans): PastTeller {
  const thread = askedThread(means);
  let last: Promise<unknown> = Promise.resolve();
  return {
    tell(room, question: PastQuestion) {
      const told = last.then(async () => {
        const said = await thread.ask({ ask: 'tell', room, question });
        return said.say === 'told' ? said.told : null;
      });
      last = told.catch(() => undefined);
      return told as Promise<never>;
    },
    close: () => thread.end(),
  };
}
