import * as Y from 'yjs';
import { Damaged, type StoredRoom, type UpdateLog, type UpdateRow } from '#server/store/store.ts';
import { step2Frame } from '#engine/protocol/frames.ts';
import type { Clock } from '#server/clock.ts';
import { copyOf, emptyDocument, readable, standingOf, type Copy } from './copy.ts';
import type { RoomShape } from './roomShape.ts';
import { applyState, readWhole, type Whole } from './stateBytes.ts';
import { EvictedBytes } from './evictedBytes.ts';
import { mergeAll, recordingUpdates } from './updates.ts';

/** What came into a room by another node of the house: durable already, and to be shown. */
export interface News {
  /** As one update; null when nothing came. */
  readonly came: Uint8Array | null;
  /** What Yjs tidied by itself afterwards, which is in nobody's update and not in the log. */
  readonly tidied: Uint8Array | null;
}

/** How much of the document an answer brings: all of it, what was deleted, or what one lacks. */
export type AnswerKind = 'everything' | 'deletions' | 'some';

const NOTHING_NEW: News = { came: null, tidied: null };

const WEIGHED_FOR = 60_000;

/** So many differing answers are read out of the bytes before a document is made to write the next ones. */
const ANSWERS_FROM_BYTES = 3;

/**
 * What a room holds, as far as it follows the log. It is a document while somebody writes and some seconds after; else
 * the bytes that a newcomer gets.
 */
export class RoomDocument {
  private evicted: EvictedBytes | null = null;
  private answered = 0;
  private weighed: { readonly bytes: number; readonly at: number } | null = null;

  private constructor(
    private readonly log: Pick<UpdateLog, 'load' | 'since'>,
    private readonly name: string,
    private readonly shape: RoomShape,
    private copy: Copy,
    private readonly clock: Pick<Clock, 'elapsed'>,
    /** The document was used, and made for it in so many milliseconds. */
    private readonly onUse: (cost?: number) => void,
  ) {}

  /** Rejects when the store cannot read, or when what it holds is broken. */
  static async load(
    log: Pick<UpdateLog, 'load' | 'since'>,
    name: string,
    shape: RoomShape,
    clock: Pick<Clock, 'elapsed'>,
    onUse: (cost?: number) => void = () => {},
  ): Promise<RoomDocument> {
    const stored = await log.load(name);
    const before = clock.elapsed();
    const whole = readable(name, NO_DOCUMENT, () => onlyFolded(stored));
    if (whole !== null) {
      const copy = { ...standingOf(stored), doc: NO_DOCUMENT, tidied: null };
      const document = new RoomDocument(log, name, shape, copy, clock, onUse);
      document.keepEvicted(new EvictedBytes(whole));
      return document;
    }
    const document = new RoomDocument(log, name, shape, copyOf(name, stored, shape), clock, onUse);
    onUse(clock.elapsed() - before);
    return document;
  }

  /** The document itself, made if need be. Whoever takes it changes or reads it now, and does not keep it. */
  get doc(): Y.Doc {
    if (this.evicted === null) this.onUse();
    else this.makeDocument(this.evicted);
    return this.copy.doc;
  }

  get isResident(): boolean {
    return this.evicted === null;
  }

  /** Evicts the document, and keeps its bytes. Only while it holds nothing that is not durable. */
  evict(): void {
    if (this.evicted !== null) return;
    this.keepEvicted(EvictedBytes.of(this.copy.doc));
    this.copy.doc.destroy();
    this.copy = { ...this.copy, doc: NO_DOCUMENT };
  }

  private keepEvicted(evicted: EvictedBytes): void {
    this.evicted = evicted;
    this.answered = 0;
    this.weighed = { bytes: evicted.state.length, at: this.clock.elapsed() };
  }

  /** Whether it can be told without a document that an update brings nothing new. */
  isKnown(update: Uint8Array): boolean {
    return this.evicted?.knows(update) ?? false;
  }

  /** The state vector. */
  vector(): Uint8Array {
    return this.evicted?.vector ?? Y.encodeStateVector(this.copy.doc);
  }

  /** Whether anything was ever written under a client id. */
  isWrittenWith(client: number): boolean {
    if (this.claims.has(client)) return true;
    if (this.evicted !== null) return Y.decodeStateVector(this.evicted.vector).has(client);
    return this.copy.doc.store.clients.has(client);
  }

  /** The sync step 2 for somebody who has all of `stateVector`. Throws when it is none. */
  answer(stateVector: Uint8Array, kind: AnswerKind): Uint8Array {
    const { evicted } = this;
    if (evicted === null) return answerFrom(this.copy.doc, stateVector);
    if (kind === 'everything') return evicted.frame;
    if (kind === 'deletions') return step2Frame(evicted.deletions());
    this.answered += 1;
    return this.answered > ANSWERS_FROM_BYTES
      ? answerFrom(this.doc, stateVector)
      : step2Frame(evicted.since(stateVector));
  }

  /** Whether it stays within `most` when it grows by so many bytes. Near the end it is weighed, once a minute at most. */
  hasRoomFor(bytes: number, most: number): boolean {
    if (this.atMost() + bytes <= most) return true;
    if (this.weighed === null || this.clock.elapsed() - this.weighed.at >= WEIGHED_FOR) this.weigh();
    return this.atMost() + bytes <= most;
  }

  /** What it weighs, or more. The bytes of a folded state say nothing of it, since one letter many times packs to none. */
  atMost(): number {
    const { looseBytes, foldedBytes } = this.copy;
    if (foldedBytes > 0 && this.weighed === null) this.weigh();
    return this.weighed?.bytes ?? looseBytes;
  }

  private weigh(): void {
    this.weighed = { bytes: this.state().length, at: this.clock.elapsed() };
  }

  /** The whole of it as one update. */
  state(): Uint8Array {
    return this.evicted?.state ?? Y.encodeStateAsUpdate(this.copy.doc);
  }

  /** Whose each client id is; another map after each reload. */
  get claims(): Map<number, string> {
    return this.copy.claims;
  }

  /** Sequence number of the last durable row in it. */
  get through(): number {
    return this.copy.through;
  }

  /** How often something of it was erased for good. */
  get epoch(): number {
    return this.copy.epoch;
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
    const { copy, weighed } = this;
    const bytes = rows.reduce((sum, row) => sum + row.bytes.length, 0);
    if (weighed !== null) this.weighed = { bytes: weighed.bytes + bytes, at: weighed.at };
    this.copy = { ...copy, through: copy.through + rows.length, looseBytes: copy.looseBytes + bytes };
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
    const { through } = this.copy;
    const since = await this.log.since(this.name, through);
    if (since.through < through || since.epoch !== this.copy.epoch)
      return { came: await this.reload(), tidied: this.copy.tidied };
    this.learnClaims(since.claims);
    if (since.through === through) return NOTHING_NEW;
    const { doc, weighed } = this;
    const { emitted } = recordingUpdates(doc, () => doc.transact(() => applyAll(doc, since)));
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Damaged(this.name, ['hole']);
    if (since.state !== null) this.weighed = null;
    else if (weighed !== null)
      this.weighed = { bytes: weighed.bytes + sizeOf(since.updates), at: weighed.at };
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
    const before = this.clock.elapsed();
    this.copy = copyOf(this.name, stored, this.shape);
    this.evicted = null;
    this.weighed = null;
    this.onUse(this.clock.elapsed() - before);
    doc.destroy();
    const { foldedThrough } = this.copy;
    const isSameEpoch = stored.epoch === epoch;
    if (stored.through === through && isSameEpoch) return null;
    return isSameEpoch && foldedThrough <= through && stored.through > through
      ? mergeAll(stored.updates.slice(through - foldedThrough))
      : Y.encodeStateAsUpdate(this.doc);
  }

  destroy(): void {
    this.copy.doc.destroy();
  }

  private makeDocument(evicted: EvictedBytes): void {
    const before = this.clock.elapsed();
    const doc = emptyDocument(this.shape);
    Y.applyUpdate(doc, evicted.state);
    this.copy = { ...this.copy, doc };
    this.evicted = null;
    this.onUse(this.clock.elapsed() - before);
  }
}

/** An answer from a whole document. */
const answerFrom = (doc: Y.Doc, stateVector: Uint8Array): Uint8Array =>
  step2Frame(Y.encodeStateAsUpdate(doc, stateVector));

/** The bytes of a room of which all is folded; a folded state was tidied when it was packed. */
const onlyFolded = ({ state, updates }: StoredRoom): Whole | null =>
  state === null || updates.length > 0 ? null : readWhole(state);

/** Stands where no document is. */
const NO_DOCUMENT = new Y.Doc();

function applyAll(doc: Y.Doc, { state, updates }: StoredRoom): void {
  if (state !== null) applyState(doc, state);
  for (const update of updates) Y.applyUpdate(doc, update);
}

const sizeOf = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, update) => sum + update.length, 0);
