import * as Y from 'yjs';
import type { StoredRoom, UpdateLog, UpdateRow } from '#server/store/store.ts';
import type { ClientIds } from './clientIds.ts';
import { copyOf, loadCopy, type Copy } from './copy.ts';
import type { RoomShape } from './roomShape.ts';
import { applyState } from './stateBytes.ts';
import { mergeAll, recordingUpdates } from './turn.ts';

/** What came into a room by another node of the house: durable already, and to be shown. */
export interface News {
  /** As one update; null when nothing came. */
  readonly came: Uint8Array | null;
  /** What Yjs tidied by itself afterwards, which is in nobody's update and not in the log. */
  readonly tidied: Uint8Array | null;
}

const NOTHING_NEW: News = { came: null, tidied: null };

/** A room's document in memory, as far as it follows the log. */
export class RoomDocument {
  private constructor(
    private readonly log: Pick<UpdateLog, 'load' | 'since'>,
    private readonly name: string,
    private readonly shape: RoomShape,
    private copy: Copy,
  ) {}

  /** Rejects when the store cannot read, or when what it holds is broken. */
  static async load(
    log: Pick<UpdateLog, 'load' | 'since'>,
    name: string,
    shape: RoomShape,
  ): Promise<RoomDocument> {
    return new RoomDocument(log, name, shape, await loadCopy(log, name, shape));
  }

  get doc(): Y.Doc {
    return this.copy.doc;
  }

  /** Whose each client id is; another map after each reload. */
  get claims(): Map<number, string> {
    return this.copy.claims;
  }

  /** Sequence number of the last durable row in it. */
  get through(): number {
    return this.copy.through;
  }

  get tidied(): Uint8Array | null {
    return this.copy.tidied;
  }

  /** How much of the log is loose, beside what is folded. */
  get loose(): Pick<Copy, 'foldedThrough' | 'looseBytes' | 'foldedBytes'> {
    return this.copy;
  }

  /** These rows, which are in the document, are durable. */
  took(rows: readonly UpdateRow[]): void {
    const { copy } = this;
    this.copy = {
      ...copy,
      through: copy.through + rows.length,
      looseBytes: rows.reduce((sum, row) => sum + row.bytes.length, copy.looseBytes),
    };
  }

  /** The rows up to here are folded into a state of so many bytes; `loose` of them were counted as loose. */
  folded(through: number, bytes: number, loose: number): void {
    this.copy = {
      ...this.copy,
      foldedThrough: through,
      foldedBytes: bytes,
      looseBytes: Math.max(0, this.copy.looseBytes - loose),
    };
  }

  /** Reads what others wrote since, into a document that holds durable things only. */
  async catchUp(): Promise<News> {
    const { through, doc } = this.copy;
    const since = await this.log.since(this.name, through);
    if (since.through < through || since.epoch !== this.copy.epoch)
      return { came: await this.reload(), tidied: this.copy.tidied };
    this.learnClaims(since.claims);
    if (since.through === through) return NOTHING_NEW;
    const { emitted } = recordingUpdates(doc, () => doc.transact(() => applyAll(doc, since)));
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Error(`the log of ${this.name} has a hole`);
    this.copy = {
      ...this.copy,
      through: since.through,
      foldedThrough: since.state === null ? this.copy.foldedThrough : since.through - since.updates.length,
      foldedBytes: since.state?.length ?? this.copy.foldedBytes,
      looseBytes: sizeOf(since.updates) + (since.state === null ? this.copy.looseBytes : 0),
    };
    return { came: mergeAll(emitted), tidied: mergeAll(emitted.slice(1)) };
  }

  private learnClaims(claims: ReadonlyMap<number, string>): void {
    const known = this.copy.claims;
    if (![...claims.keys()].every((client) => known.has(client)))
      this.copy = { ...this.copy, claims: new Map([...known, ...claims]) };
  }

  /**
   * Puts the store's document in the place of the one in memory, which holds more than is durable. Answers what is in
   * it that the log did not hold before, to be shown.
   */
  async reload(): Promise<Uint8Array | null> {
    const { doc, through, epoch } = this.copy;
    const stored = await this.log.load(this.name);
    this.copy = copyOf(this.name, stored, this.shape);
    doc.destroy();
    const { foldedThrough } = this.copy;
    const isSameEpoch = stored.epoch === epoch;
    if (stored.through === through && isSameEpoch) return null;
    return isSameEpoch && foldedThrough <= through && stored.through > through
      ? mergeAll(stored.updates.slice(through - foldedThrough))
      : Y.encodeStateAsUpdate(this.doc);
  }

  /** What ClientIds wants to know of a room. */
  get holds(): ConstructorParameters<typeof ClientIds>[0] {
    return () => this.copy;
  }

  destroy(): void {
    this.copy.doc.destroy();
  }
}

function applyAll(doc: Y.Doc, { state, updates }: StoredRoom): void {
  if (state !== null) applyState(doc, state);
  for (const update of updates) Y.applyUpdate(doc, update);
}

const sizeOf = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, update) => sum + update.length, 0);
