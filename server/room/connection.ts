import type { CloseReason } from '#engine/protocol/closeCodes.ts';
import type { NewsTopic, UpdateRefusal } from '#protocol/frameWords.ts';
import type { Present } from './presence.ts';

/** A connection, as its room knows it. */
export interface Connection extends Present {
  send(frame: Uint8Array): void;
  /** For what may be left out when the other end does not keep up. */
  sendIfQuick(frame: Uint8Array): void;
  /** All update frames of this connection up to `frame` have been dealt with, `bytes` of them just now. */
  settle(frame: number, bytes: number): void;
  accept(): void;
  drop(frame: number): void;
  refuse(frame: number, why: UpdateRefusal, paths: readonly string[]): void;
  /** A client id that is nobody's, kept for this account; `taken` is one that is not theirs. */
  giveId(fresh: number, taken: number | null): void;
  /** Something beside the document is to be known. */
  tell(topic: NewsTopic): void;
  /** Something of the document was erased for good, so often by now. */
  tellEpoch(epoch: number): void;
  close(reason: CloseReason): void;
}
