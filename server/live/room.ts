import * as Y from 'yjs';
import type { Pen } from '#domain/ids.ts';
import { migrate, type Migration } from '#domain/migrate.ts';
import { phaseOf } from '#domain/projections/phaseOf.ts';
import { surroundingsOf } from '#domain/projections/surroundings.ts';
import { roomRight, type RoomName } from '#domain/roles.ts';
import type { CloseReason } from '#protocol/closeCodes.ts';
import { step1Frame, updateFrame, type UpdateRefusal } from '#protocol/frames.ts';
import type { Allowance } from '#server/people/rate.ts';
import type { UpdateLog, UpdateRow } from '#server/store/store.ts';
import { Answers } from './answers.ts';
import { ClientIds } from './clientIds.ts';
import type { Clock, Stop } from './clock.ts';
import { NotStored } from './contract.ts';
import { loadCopy, type Copy } from './copy.ts';
import { again, firstPaths, pathsOf, refuse, type Verdict } from './guard/contribution.ts';
import { judge } from './guard/judge.ts';
import type { Journal } from './journal.ts';
import type { LiveLimits } from './limits.ts';
import type { Log } from './log.ts';
import { Presence, type Present } from './presence.ts';
import { ROOM_SHAPES } from './roomShape.ts';
import { mergeAll, recordingUpdates, Spoiled, takeTurn, type Judged, type Offer } from './turn.ts';

/** A connection, as its room knows it. */
export interface Guest extends Present {
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
  close(reason: CloseReason): void;
}

export interface RoomMeans {
  readonly updates: UpdateLog;
  readonly journal: Pick<Journal, 'append'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: LiveLimits;
  readonly migrations: readonly Migration[];
  /** By account, over all its connections: contributions, and bytes to judge. */
  readonly mayCreate: Allowance;
  readonly mayBeJudged: Allowance;
}

interface Act {
  readonly run: (doc: Y.Doc) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Work =
  { readonly kind: 'offer'; readonly offer: Offer<Guest> } | { readonly kind: 'act'; readonly act: Act };

interface Waiting {
  readonly run: () => void;
  readonly fail: (error: unknown) => void;
}

/** How long updates are gathered once a room is lively, in milliseconds: 10, and 1 more for 25 connections. */
export const turnWindow = (connections: number): number => Math.min(40, 10 + Math.floor(connections / 25));

const FIRST_REST = 1_000;
const LONGEST_REST = 30_000;
/** The loose rows of a small share of the document are not worth an encoding of it. */
const LOOSE_SHARE = 1 / 4;
const MOST_LOOSE_ROWS = 8_000;

/**
 * One live document. Updates go through it in turns: judged and applied in memory, appended, then shown.
 * Nothing leaves it before it is durable: not to the others, not to a newcomer, not as a receipt.
 */
export class Room {
  readonly guests = new Set<Guest>();
  readonly presence: Presence<Guest>;
  private readonly answers = new Answers();
  private readonly clientIds = new ClientIds(
    () => this.copy,
    (client) => this.presence.holderOf(client),
  );
  private inbox: Work[] = [];
  private waiting: Waiting[] = [];
  /** `still`: memory is what the store holds. `turning`: memory is ahead of it. `failed`: this room is over. */
  private stage: 'still' | 'due' | 'turning' | 'failed' = 'still';
  private stopTimer: Stop | null = null;
  private stopRest: Stop | null = null;
  private lastTurn = -Infinity;
  private rest = 0;
  private folding = false;

  private constructor(
    readonly name: string,
    readonly kind: RoomName,
    private readonly means: RoomMeans,
    private copy: Copy,
    private readonly onFailure: () => void,
  ) {
    this.presence = new Presence(
      means.clock,
      () => this.guests.size,
      (frame) => this.guests.forEach((guest) => guest.sendIfQuick(frame)),
      means.limits.presence,
      (client) => this.copy.claims.get(client) ?? this.clientIds.keptFor(client),
      (from, client) => this.giveId(from, client),
    );
  }

  /** Rejects when the store cannot read or when what it holds is broken. `onFailure` is called if the room dies later. */
  static async load(name: string, kind: RoomName, means: RoomMeans, onFailure: () => void): Promise<Room> {
    const room = new Room(
      name,
      kind,
      means,
      await loadCopy(means.updates, name, ROOM_SHAPES[kind]),
      onFailure,
    );
    await room.keepTidied();
    await room.migrate();
    return room;
  }

  /** Sequence number of the last durable row. */
  get version(): number {
    return this.copy.through;
  }

  get isOver(): boolean {
    return this.stage === 'failed';
  }

  /** Nothing under way, nobody there. */
  get isQuiet(): boolean {
    return (
      this.stage === 'still' && this.guests.size === 0 && this.inbox.length === 0 && this.waiting.length === 0
    );
  }

  enter(guest: Guest): void {
    this.guests.add(guest);
    this.whenDurable(() => guest.send(this.hello()));
    const present = this.presence.everyone();
    if (present !== null) guest.send(present);
  }

  leave(guest: Guest): void {
    this.guests.delete(guest);
    this.presence.leave(guest);
    this.clientIds.forget(guest);
  }

  giveId(guest: Guest, taken: number | null): void {
    guest.giveId(this.clientIds.keepFor(guest, guest.visitor.account), taken);
  }

  /** Answers a sync step 1, once everything in memory is durable. */
  answer(guest: Guest, stateVector: Uint8Array): void {
    this.whenDurable(() => {
      const frame = this.answers.answer(this.copy.doc, stateVector);
      if (frame !== null) guest.send(frame);
    });
  }

  /** Asks a connection for everything it has that this room has not. */
  ask(guest: Guest): void {
    this.whenDurable(() => guest.send(this.hello()));
  }

  offer(offer: Offer<Guest>): void {
    this.take({ kind: 'offer', offer });
  }

  /** See `LiveDocuments.act`. An act that throws leaves nothing behind. */
  act<T>(run: (doc: Y.Doc) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const act: Act = { run, resolve: (value) => resolve(value as T), reject };
      this.take({ kind: 'act', act });
    });
  }

  read<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        try {
          resolve(read(this.copy.doc));
        } catch (error) {
          reject(error);
        }
      };
      this.whenDurable(attempt, reject);
    });
  }

  /** Resolves when nothing is under way. */
  whenQuiet(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.stage === 'failed' || (this.stage === 'still' && this.inbox.length === 0)) resolve();
        else this.waiting.push({ run: look, fail: () => resolve() });
      };
      look();
    });
  }

  /** Folds the log into one state. Rows that come meanwhile stay. Does nothing while memory is ahead of the log. */
  async fold(): Promise<void> {
    const { through, foldedThrough, looseBytes, doc } = this.copy;
    if (this.folding || this.stage === 'turning' || this.stage === 'failed' || through === foldedThrough)
      return;
    const state = Y.encodeStateAsUpdate(doc);
    this.folding = true;
    try {
      await this.means.updates.fold(this.name, { state, memory: null }, through);
      this.copy = {
        ...this.copy,
        foldedThrough: through,
        looseBytes: Math.max(0, this.copy.looseBytes - looseBytes),
        foldedBytes: state.length,
      };
    } catch (error) {
      this.means.log.warn({ room: this.name, err: error }, 'the log could not be folded');
    } finally {
      this.folding = false;
    }
  }

  /** Ends the room in memory. What was not taken up yet is turned away. */
  close(why: unknown = new NotStored(`${this.name} is closed`)): void {
    if (this.stage === 'failed') return;
    this.stage = 'failed';
    this.stopTimer?.();
    this.stopRest?.();
    this.presence.close();
    const { inbox, waiting } = this;
    this.inbox = [];
    this.waiting = [];
    for (const work of inbox) if (work.kind === 'act') work.act.reject(why);
    for (const { fail } of waiting) fail(why);
    this.copy.doc.destroy();
  }

  private take(work: Work): void {
    if (this.stage === 'failed' || this.stopRest !== null) return this.turnAway(work, 'notStored');
    this.inbox.push(work);
    this.wake();
  }

  private turnAway(work: Work, why: UpdateRefusal): void {
    if (work.kind === 'act') return work.act.reject(new NotStored('the store could not write a moment ago'));
    const { from, frame, update } = work.offer;
    from.refuse(frame, why, []);
    from.settle(frame, update.length);
  }

  private whenDurable(run: () => void, fail: (error: unknown) => void = () => {}): void {
    if (this.stage === 'failed') fail(new NotStored(`${this.name} is closed`));
    else if (this.stage === 'turning') this.waiting.push({ run, fail });
    else run();
  }

  private wake(): void {
    if (this.stage !== 'still' || this.inbox.length === 0) return;
    this.stage = 'due';
    const wait = this.lastTurn + turnWindow(this.guests.size) - this.means.clock.elapsed();
    this.stopTimer = this.means.clock.after(Math.max(0, wait), () => void this.turn());
  }

  private async turn(): Promise<void> {
    this.stage = 'turning';
    try {
      const first = this.inbox[0];
      if (first?.kind === 'act') await this.takeAct(first.act);
      else if (first !== undefined) await this.takeOffers(this.leadingOffers());
    } catch (error) {
      return this.fail(error);
    }
    if (this.isOver) return;
    this.lastTurn = this.means.clock.elapsed();
    this.stage = 'still';
    this.foldIfDue();
    const waiting = this.waiting;
    this.waiting = [];
    for (const { run } of waiting) run();
    this.wake();
  }

  private leadingOffers(): Offer<Guest>[] {
    const offers: Offer<Guest>[] = [];
    for (const work of this.inbox) {
      if (work.kind === 'act') break;
      offers.push(work.offer);
    }
    return offers;
  }

  private async takeOffers(offers: readonly Offer<Guest>[]): Promise<void> {
    this.inbox = this.inbox.slice(offers.length);
    try {
      const turn = takeTurn(this.copy.doc, offers, (offer) => this.judge(offer));
      const accepted = turn.judged.flatMap(({ offer, verdict }) =>
        verdict.verdict === 'accept' ? [{ offer, verdict }] : [],
      );
      if (turn.merged !== null) {
        await this.store([
          ...accepted.map(({ offer: { from, update }, verdict: { instead, claims } }) =>
            this.row(from.visitor.account, instead ?? update, claims),
          ),
          ...(turn.tidied === null ? [] : [this.row(null, turn.tidied)]),
        ]);
        const senders = new Set(accepted.map(({ offer }) => offer.from));
        const [lone] = senders;
        this.show(turn.merged, senders.size === 1 && turn.tidied === null ? lone : undefined);
      }
      this.tell(turn.judged);
    } catch (error) {
      if (error instanceof NotStored) await this.withdraw(offers, error);
      else if (error instanceof Spoiled) await this.forget(offers, error as Spoiled<Guest>);
      else throw error;
    }
  }

  private async takeAct(act: Act): Promise<void> {
    this.inbox = this.inbox.slice(1);
    try {
      const { doc } = this.copy;
      const { value, emitted } = recordingUpdates(doc, () => doc.transact(() => act.run(doc)));
      const merged = mergeAll(emitted);
      if (merged !== null) {
        await this.store([this.row(null, merged)]);
        this.show(merged, undefined);
      }
      act.resolve(value);
    } catch (error) {
      act.reject(error);
      await this.reload();
      if (error instanceof NotStored) this.takeRest(error);
    }
  }

  private judge(offer: Offer<Guest>): Verdict {
    const { doc } = this.copy;
    const { from, update } = offer;
    const { account, veiledPen, role, structures } = from.visitor;
    const { mayCreate, mayBeJudged, limits } = this.means;
    if (!mayBeJudged(account, update.length)) return refuse('tooMany');
    const { roots, mergeOf } = ROOM_SHAPES[this.kind];
    const verdict = judge(update, {
      doc,
      roots,
      mergeOf,
      right: roomRight(role, this.kind),
      writer: { role, pens: { named: account as string as Pen, veiled: veiledPen }, phase: phaseOf(doc) },
      author: { account, role, structures },
      around: surroundingsOf(doc),
      ownerOf: (client) => this.clientIds.ownerOf(client),
      isTakenOver: (client) => !offer.isStep2 && this.presence.isTakenOver(from, client),
      limits: offer.isStep2 ? limits.step2 : limits.update,
    });
    if (verdict.verdict !== 'accept') return verdict;
    // An id that is only shown in presence, or handed out, is claimed with the first update under it.
    const fresh = verdict.claims.filter((client) => !this.copy.claims.has(client));
    if (!this.clientIds.mayClaim(account, fresh, limits.clientIds)) return refuse('tooMany');
    if (verdict.created.length > 0 && !mayCreate(`${this.name} ${account}`, verdict.created.length))
      return refuse('tooMany', firstPaths(verdict.created));
    if (fresh.length > 0) this.clientIds.claim(account, fresh);
    return { ...verdict, claims: fresh };
  }

  private row(account: string | null, bytes: Uint8Array, claims: readonly number[] = []): UpdateRow {
    return { room: this.name, account, at: this.means.clock.now(), bytes, claims, after: this.copy.through };
  }

  private async store(rows: readonly UpdateRow[]): Promise<void> {
    await this.means.journal.append(rows);
    const { copy } = this;
    this.copy = {
      ...copy,
      through: copy.through + rows.length,
      looseBytes: rows.reduce((sum, row) => sum + row.bytes.length, copy.looseBytes),
    };
    this.rest = 0;
    this.answers.forget();
  }

  private show(update: Uint8Array, except: Guest | undefined): void {
    const frame = updateFrame(update);
    for (const guest of this.guests) if (guest !== except) guest.send(frame);
  }

  /** Says to each sender what became of its frames, in their order, and how far it is settled. */
  private tell(judged: readonly Judged<Guest>[]): void {
    const settled = new Map<Guest, { frame: number; bytes: number }>();
    for (const { offer, verdict } of judged) {
      if (verdict.verdict === 'accept') offer.from.accept();
      if (verdict.verdict === 'again') offer.from.drop(offer.frame);
      if ('taken' in verdict && verdict.taken !== null) this.giveId(offer.from, verdict.taken);
      if (verdict.verdict === 'refuse') offer.from.refuse(offer.frame, verdict.why, verdict.paths);
      // The rest of it is durable; a frame of which some was refused is told as refused.
      if (verdict.verdict === 'accept' && verdict.refused[0] !== undefined)
        offer.from.refuse(offer.frame, verdict.refused[0].why, pathsOf(verdict.refused));
      const bytes = (settled.get(offer.from)?.bytes ?? 0) + offer.update.length;
      settled.set(offer.from, { frame: offer.frame, bytes });
    }
    for (const [guest, { frame, bytes }] of settled) guest.settle(frame, bytes);
  }

  /** Nothing of the turn is stored: nothing of it was shown, and its senders keep their edits. */
  private async withdraw(offers: readonly Offer<Guest>[], why: NotStored): Promise<void> {
    await this.reload();
    if (this.isOver) return;
    this.tell(offers.map((offer) => ({ offer, verdict: refuse('notStored') })));
    this.takeRest(why);
  }

  /** One update broke the copy in memory: it is refused, and the others of its turn are asked for again. */
  private async forget(offers: readonly Offer<Guest>[], { culprit, cause }: Spoiled<Guest>): Promise<void> {
    this.means.log.error(
      { room: this.name, err: cause },
      'an update that passed the guard could not be applied',
    );
    await this.reload();
    if (this.isOver) return;
    this.tell(offers.map((offer) => ({ offer, verdict: offer === culprit ? refuse('unreadable') : again })));
  }

  /** Puts the store's document in the place of the one in memory. */
  private async reload(): Promise<void> {
    const old = this.copy.doc;
    const fresh = await loadCopy(this.means.updates, this.name, ROOM_SHAPES[this.kind]);
    old.destroy();
    if (this.isOver) return fresh.doc.destroy();
    this.copy = fresh;
    this.answers.forget();
  }

  /** For a while nothing is tried; then everybody is asked for what the store could not take. */
  private takeRest(why: NotStored): void {
    this.rest = Math.min(LONGEST_REST, Math.max(FIRST_REST, this.rest * 2));
    this.means.log.error({ room: this.name, rest: this.rest, err: why.cause }, 'the store could not write');
    this.stopRest?.();
    this.stopRest = this.means.clock.after(this.rest, () => {
      this.stopRest = null;
      for (const guest of this.guests) this.ask(guest);
    });
    for (const work of this.inbox) this.turnAway(work, 'notStored');
    this.inbox = [];
  }

  private async keepTidied(): Promise<void> {
    const { tidied } = this.copy;
    if (tidied !== null) await this.store([this.row(null, tidied)]);
  }

  /** The server's own act at load. A store that cannot take it leaves the commons as it was, to be read. */
  private async migrate(): Promise<void> {
    if (this.kind !== 'commons') return;
    const { doc } = this.copy;
    try {
      const { emitted } = recordingUpdates(doc, () => migrate(doc, this.means.migrations));
      const merged = mergeAll(emitted);
      if (merged !== null) await this.store([this.row(null, merged)]);
    } catch (error) {
      this.means.log.error({ room: this.name, err: error }, 'the commons could not be migrated');
      await this.reload();
    }
  }

  private foldIfDue(): void {
    const { through, foldedThrough, looseBytes, foldedBytes } = this.copy;
    const looseRows = through - foldedThrough;
    const due = looseRows >= this.means.limits.foldRows && looseBytes >= foldedBytes * LOOSE_SHARE;
    if (due || looseRows >= MOST_LOOSE_ROWS) void this.fold();
  }

  /** A broken invariant closes this room, and no other. */
  private fail(error: unknown): void {
    if (this.stage === 'failed') return;
    this.means.log.error({ room: this.name, err: error }, 'the room had to close');
    this.close(error);
    for (const guest of [...this.guests]) guest.close('roomFailed');
    this.onFailure();
  }

  private hello(): Uint8Array {
    return step1Frame(Y.encodeStateVector(this.copy.doc));
  }
}
