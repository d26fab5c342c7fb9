import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { RejectedChange } from '#engine/model/rejectedChange.ts';
import type { Environment } from './environment.ts';
import type { ErasureEpoch } from './erasureEpoch.ts';
import type { UpdateBuffer } from './updateBuffer.ts';
import type { KeptDocument } from './keptDocument.ts';
import type { Outbox } from './outbox.ts';
import type { RejectionCare } from './rejectionCare.ts';
import type { Rejections } from './rejections.ts';
import type { Ended } from './status.ts';
import type { Uplink } from './uplink.ts';

/** The parts of a room that hear its server. */
export interface ServedParts {
  /** The document that is open, and who is present in it. */
  readonly doc: () => Y.Doc;
  readonly awareness: () => Awareness;
  readonly outbox: Outbox;
  readonly rejections: Rejections;
  readonly epoch: ErasureEpoch;
  readonly care: Pick<RejectionCare<RejectedChange>, 'fromServer' | 'received'>;
  readonly uplink: Uplink;
  readonly environment: Environment;
  readonly buffer: () => UpdateBuffer | null;
  /** The server's copy has been received. */
  readonly inStep: () => void;
  /** The server asked not to come back. */
  readonly ended: (ended: Ended) => void;
  readonly news: (topic: string) => void;
  /** The status may be another one. */
  readonly changed: () => void;
}

/** What a room is composed of, for the code of it that comes later: what hears the server, and what rebases the copy. */
export interface RoomParts<Row extends RejectedChange> extends ServedParts {
  readonly care: RejectionCare<Row>;
  readonly kept: KeptDocument;
  /** Types the roots of a document of this room. */
  readonly open: (doc: Y.Doc) => Y.Doc;
  /** Puts another document in the place of the open one. */
  readonly exchange: (doc: Y.Doc) => void;
}
