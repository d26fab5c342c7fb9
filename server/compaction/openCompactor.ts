import { existsSync } from 'node:fs';
import { hereCompactor, type Compactor } from './compaction.ts';
import { threadCompactor, type ThreadMeans } from './threadCompactor.ts';

/** In a thread of its own where the server is built; else (`npm run dev`) in this one. */
export const openCompactor = (means: ThreadMeans): Compactor =>
  existsSync(means.file) ? threadCompactor(means) : hereCompactor(means.updates, means.log, means.damage);
