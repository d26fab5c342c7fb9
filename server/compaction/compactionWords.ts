import type { Config } from '#server/config.ts';
import type { Verified } from '#server/keeping/verify.ts';
import type { Prepared } from './compaction.ts';
import type { PastAnswers, PastQuestion } from '#server/history/teller.ts';

/** What a thread that reads rooms is given when it starts. */
export type ThreadStart = Pick<Config, 'data' | 'database'>;

export type ToThread =
  | { readonly ask: 'fold'; readonly room: string }
  | { readonly ask: 'tell'; readonly room: string; readonly question: PastQuestion }
  | { readonly ask: 'inspect' }
  | { readonly ask: 'end' };

export type FromThread =
  | { readonly say: 'prepared'; readonly prepared: Prepared | null }
  | { readonly say: 'told'; readonly told: PastAnswers[PastQuestion['about']] }
  | { readonly say: 'inspected'; readonly verified: Verified }
  | { readonly say: 'damaged'; readonly room: string | null; readonly rows: readonly string[] }
  | { readonly say: 'failed'; readonly error: unknown };
