import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { ItemId } from './ids.ts';

/** *Non publié*: what somebody wrote and the server did not take. */
export interface Unpublished extends RejectedChange {
  readonly id: ItemId;
  readonly about: About | null;
}

/** What it pointed to, as it read then. */
export interface About {
  readonly kind: 'question' | 'theme' | 'term';
  readonly item: ItemId;
  readonly words: string;
}
