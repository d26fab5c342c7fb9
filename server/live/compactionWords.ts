import type { Config } from '../config.ts';
import type { Prepared } from './compaction.ts';

/** What the thread that folds is given when it starts. */
export type ThreadStart = Pick<Config, 'data' | 'database'>;

export type ToThread = { readonly ask: 'fold'; readonly room: string } | { readonly ask: 'end' };

export type FromThread =
  | { readonly say: 'prepared'; readonly prepared: Prepared | null }
  | { readonly say: 'failed'; readonly error: unknown };
