import type * as Y from 'yjs';
import { migrate, type Migration } from '#domain/migrate.ts';
import type { RoomName } from '#domain/roles.ts';
import { updateFrame } from '#engine/protocol/frames.ts';
import { stopwatch, type Meter } from '#server/metrics.ts';
import { CannotWrite, Damaged, type UpdateLog, type UpdateRow } from '#server/store/store.ts';
import { Answers } from './answers.ts';
import type { Bus } from '#server/cluster/bus.ts';
import { ClientIds } from './clientIds.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { Compactor } from '#server/compaction/compaction.ts';
import type { DatedAct } from './contract.ts';
import { NotStored } from '#server/store/journal.ts';
import { Durable } from './durable.ts';
import { again, refuse } from '#server/guard/contribution.ts';
import { Folding } from '#server/compaction/folding.ts';
import { IdleEviction } from './idleEviction.ts';
import type { Connection } from './connection.ts';
import { HouseTurn, isBehind } from '#server/cluster/houseTurn.ts';
import { Inbox, type Act } from './inbox.ts';
import type { Journal } from '#server/store/journal.ts';
import { Judging, type JudgingMeans } from './judging.ts';
import type { Log } from '#server/log.ts';
import { Arrivals, asLongAsATurn, writes } from './pace.ts';
import { pensOf } from './pensOf.ts';
import { Presence } from './presence.ts';
import { Resting } from './resting.ts';
import { RoomDocument } from '#server/document/roomDocument.ts';
import { ROOM_SHAPES } from '#server/document/roomShape.ts';
import { holdingsOf, type Holdings } from './shares.ts';
import { tellSenders } from './telling.ts';
import { Spoiled, takeTurn, type Judged, type Offer } from './turn.ts';
import { mergeAll, recordingUpdates } from '#server/document/updates.ts';
import { turnRows } from './turnRows.ts';

export interface RoomMeans extends JudgingMeans {
  readonly updates: UpdateLog;
  readonly journal: Pick<Journal, 'append'>;
  readonly bus: Pick<Bus, 'enter' | 'rows' | 'presence' | 'turn'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly migrations: readonly Migration[];
  /** Rooms whose commons is known to have taken them: to look again, a document would have to be made. */
  readonly migrated: Set<string>;
  readonly meter: Meter;
  readonly compactor: Pick<Compactor, 'compact'>;
}

/** When the log could not be read, it is looked at again after so many milliseconds. */
const LOOK_AGAIN = 1_000;

/**
 * One live document. Updates go through it in turns: judged and applied in memory, appended, then shown.
 * Nothing leaves it before it is durable: not to the others, not to a newcomer, not as a receipt.
 */
export class Room {
  readonly connections = new Set<Connection>();
  private readonly toldNearlyFull = new WeakSet<Connection>();
  readonly presence: Presence<Connection>;
  private readonly answers: Answers;
  private readonly clientIds: ClientIds;
  private readonly judging: Judging<Connection>;
  private readonly folding: Folding;
  private readonly arrivals: Arrivals;
  private readonly inbox = new Inbox<Connection>();
  private readonly durable = new Durable();
  private readonly resting: Resting;
  /** `still`: memory is what the store holds. `turning`: memory is ahead of it. `failed`: this room is over. */
  private stage: 'still' | 'due' | 'turning' | 'failed' = 'still';
  private stopTimer: Stop | null = null;
  private stopListening: Stop = () => {};
  /** When the last turn began, or showed what it brought. */
  private lastShown = -Infinity;
  /** Keys of one line are judged together, until something that passed so could not be applied. */
  private joins = true;
  /** The last turn did not take all that waited. */
  private isLeftOver = false;
  /** Another node of the house may have written: the log is looked at before anything else. */
  private mayBeBehind = false;
  /** The last turn did nothing but look at it. */
  private hasLooked = false;
  private readonly houseTurn: HouseTurn;

  private constructor(
    readonly name: string,
    readonly kind: RoomName,
    private readonly means: RoomMeans,
    private readonly document: RoomDocument,
    private readonly eviction: IdleEviction,
    private readonly onFailure: () => void,
  ) {
    const { clock, limits, bus } = means;
    this.presence = new Presence({
      clock,
      connections: () => this.connections.size,
      send: (frame) => this.connections.forEach((connection) => connection.sendIfQuick(frame)),
      tellNodes: (update) => bus.presence(name, update),
      largest: limits.presence,
      writerOf: (client) => document.claims.get(client) ?? this.clientIds.keptFor(client),
      onTaken: (from, client) => this.giveId(from, client),
    });
    this.answers = new Answers(document);
    this.arrivals = new Arrivals(clock);
    this.resting = new Resting(clock);
    this.folding = new Folding(name, document, { ...means, foldRows: limits.foldRows });
    this.clientIds = new ClientIds(document, (client) => this.presence.holderOf(client));
    this.houseTurn = new HouseTurn(
      name,
      means,
      () => document.through,
      () => this.catchUp(),
    );
    this.judging = new Judging(name, kind, means, document, this.clientIds, this.presence, (connection) => {
      if (this.toldNearlyFull.has(connection)) return;
      this.toldNearlyFull.add(connection);
      connection.tell('share');
    });
  }

  /** Rejects when the store cannot read or when what it holds is broken. `onFailure` is called if the room dies later. */
  static async load(name: string, kind: RoomName, means: RoomMeans, onFailure: () => void): Promise<Room> {
    const eviction = new IdleEviction(means.clock, () => room.evict());
    const document = await RoomDocument.load(means.updates, name, ROOM_SHAPES[kind], means.clock, (cost) =>
      eviction.touch(cost),
    );
    const room: Room = new Room(name, kind, means, document, eviction, onFailure);
    await room.keepTidied(document.tidied);
    await room.migrate();
    room.listen();
    return room;
  }

  /** Sequence number of the last durable row. */
  get version(): number {
    return this.document.through;
  }

  get isOver(): boolean {
    return this.stage === 'failed';
  }

  /** Nothing under way, nobody there. */
  get isQuiet(): boolean {
    return (
      this.stage === 'still' && this.connections.size === 0 && this.inbox.isEmpty && this.durable.isEmpty
    );
  }

  enter(connection: Connection): void {
    this.connections.add(connection);
    this.answers.enter(connection);
    this.whenDurable(() => {
      if (this.document.epoch > 0) connection.tellEpoch(this.document.epoch);
      connection.send(this.answers.hello());
    });
    const present = this.presence.everyone();
    if (present !== null) connection.send(present);
  }

  leave(connection: Connection): void {
    this.connections.delete(connection);
    this.presence.leave(connection);
    this.clientIds.forget(connection);
  }

  giveId(connection: Connection, taken: number | null): void {
    connection.giveId(this.clientIds.keepFor(connection, connection.identity.account), taken);
  }

  /** Answers a sync step 1, once everything in memory is durable. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    this.whenDurable(() => {
      const frame = this.answers.answer(connection, stateVector);
      if (frame !== null) connection.send(frame);
    });
  }

  /** Asks a connection for everything it has that this room has not. */
  ask(connection: Connection): void {
    this.whenDurable(() => connection.send(this.answers.hello()));
  }

  offer(offer: Offer<Connection>): void {
    if (this.isOver || this.resting.isResting) return this.turnAway(offer);
    // Most who come back bring nothing: no document is made to learn that.
    if (this.stage === 'still' && this.inbox.isEmpty && this.document.isKnown(offer.update))
      return offer.from.settle(offer.frame, offer.update.length);
    if (offer.isStep2 && writes(offer.update)) this.arrivals.note();
    this.inbox.add(offer);
    this.wake();
  }

  /** See `LiveDocuments.act`. An act that throws leaves nothing behind. */
  act<T>(run: (doc: Y.Doc) => T): Promise<T> {
    return this.actIn([{ at: null, run }]) as Promise<T>;
  }

  /** See `LiveDocuments.backdate`. */
  async backdate(acts: readonly DatedAct[]): Promise<void> {
    await this.actIn(acts.map(({ at, act }) => ({ at, run: act })));
  }

  private actIn(parts: Act['parts']): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.isOver || this.resting.isResting)
        return reject(new NotStored('the store could not write a moment ago'));
      this.inbox.addAct({ parts, resolve, reject });
      this.wake();
    });
  }

  read<T>(read: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const attempt = (): void => {
        try {
          resolve(read(this.document.doc));
        } catch (error) {
          reject(error);
        }
      };
      this.whenDurable(attempt, reject);
    });
  }

  /** See `LiveDocuments.holdings`. */
  holdings(): Promise<Holdings> {
    return this.read((doc) => holdingsOf(doc, this.document.claims));
  }

  /** See `LiveDocuments.leavesRoom`. */
  leavesRoom(bytes: number): Promise<boolean> {
    const { document, kept } = this.means.limits;
    return this.read(() => this.document.hasRoomFor(bytes, document * (1 - kept)));
  }

  /** See `LiveDocuments.pensOf`. */
  pensOf(account: string): Promise<ReadonlySet<string>> {
    return this.read((doc) => pensOf(doc, this.document.claims, account));
  }

  /** Resolves when nothing is under way. */
  whenQuiet(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.stage === 'failed' || (this.stage === 'still' && this.inbox.isEmpty)) resolve();
        else this.durable.wait(look, () => resolve());
      };
      look();
    });
  }

  /** See `Folding.fold`. */
  fold(): Promise<void> {
    return this.folding.fold();
  }

  /** Evicts the document, unless memory is ahead of the log. */
  private evict(): boolean {
    if (this.stage === 'turning' || this.isOver) return this.isOver;
    this.answers.forget();
    this.document.evict();
    return true;
  }

  get isResident(): boolean {
    return this.document.isResident;
  }

  /** Ends the room in memory. What was not taken up yet is turned away. */
  close(why: unknown = new NotStored(`${this.name} is closed`)): void {
    if (this.stage === 'failed') return;
    this.stage = 'failed';
    this.stopTimer?.();
    this.resting.close();
    this.stopListening();
    this.presence.close();
    this.eviction.close();
    this.folding.close();
    for (const act of this.inbox.drain().acts) act.reject(why);
    this.durable.failAll(why);
    this.document.destroy();
  }

  /** Hears what other nodes of the house do here. */
  private listen(): void {
    this.stopListening = this.means.bus.enter(this.name, {
      rows: (through) => through > this.document.through && this.look(),
      presence: (node, update) => this.presence.hearNode(node, update),
      gone: (node) => this.presence.nodeGone(node),
      introduce: () => this.presence.ownPeople(),
      missed: () => this.look(),
    });
    this.wake();
  }

  /** Something was erased in the store: this room looks, and those of the other servers. */
  beginEpoch(): void {
    this.look();
    // A number that nobody has read yet, so that everybody looks.
    this.means.bus.rows(this.name, this.document.through + 1);
  }

  /** Looks at the log as soon as memory holds nothing that is not durable. */
  look(): void {
    if (this.isOver) return;
    this.mayBeBehind = true;
    this.wake();
  }

  private turnAway({ from, frame, update }: Offer<Connection>): void {
    from.refuse(frame, 'notStored', []);
    from.settle(frame, update.length);
  }

  private whenDurable(run: () => void, fail: (error: unknown) => void = () => {}): void {
    if (this.stage === 'failed') fail(new NotStored(`${this.name} is closed`));
    else if (this.stage === 'turning') this.durable.wait(run, fail);
    else run();
  }

  private wake(): void {
    if (this.stage !== 'still' || (this.inbox.isEmpty && !this.mayBeBehind)) return;
    this.stage = 'due';
    const wait =
      this.lastShown +
      this.arrivals.window(this.connections.size, this.isLeftOver) -
      this.means.clock.elapsed();
    this.stopTimer = this.means.clock.after(this.mayBeBehind ? 0 : Math.max(0, wait), () => void this.turn());
  }

  private async turn(): Promise<void> {
    this.stage = 'turning';
    this.lastShown = this.means.clock.elapsed();
    const taken = stopwatch();
    try {
      // Others who write without a pause keep nobody here from writing.
      const looks = this.mayBeBehind && (this.inbox.isEmpty || !this.hasLooked);
      this.hasLooked = looks;
      if (looks) await this.catchUp();
      else await this.houseTurn.take(() => this.takeNext());
    } catch (error) {
      return this.fail(error);
    }
    if (this.isOver) return;
    this.means.meter.observe('turn_seconds', taken());
    this.isLeftOver = !this.inbox.isEmpty;
    this.stage = 'still';
    this.durable.runAll();
    this.wake();
  }

  private async takeNext(): Promise<void> {
    if (this.isOver) return;
    const work = this.inbox.next();
    if (work?.kind === 'act') await this.takeAct(work.act);
    else if (work !== null) await this.takeOffers(work.offers);
  }

  private async takeOffers(waiting: Iterable<Offer<Connection>>): Promise<void> {
    const offers: Offer<Connection>[] = [];
    try {
      const turn = takeTurn(
        this.document.doc,
        asLongAsATurn(waiting, this.means.clock, this.arrivals.turn, offers),
        (offer) => this.judging.judge(offer),
        { hasErased: this.document.epoch > 0, joins: this.joins },
      );
      if (turn.merged !== null) {
        await this.store(
          turnRows(turn).map(({ account, bytes, claims }) => this.row(account, bytes, claims)),
        );
        const accepted = turn.judged.filter(({ verdict }) => verdict.verdict === 'accept');
        const senders = new Set(accepted.map(({ offer }) => offer.from));
        const [lone] = senders;
        this.show(turn.merged, senders.size === 1 && turn.tidied === null ? lone : undefined);
      }
      this.tell(turn.judged);
    } catch (error) {
      if (isBehind(error)) await this.judgeAgain(() => this.inbox.putBack(offers));
      else if (error instanceof NotStored) await this.withdraw(offers, error);
      else if (error instanceof Spoiled) await this.forget(offers, error as Spoiled<Connection>);
      else throw error;
    }
  }

  private async takeAct(act: Act): Promise<void> {
    try {
      const { doc } = this.document;
      const rows: UpdateRow[] = [];
      let answer: unknown;
      for (const { at, run } of act.parts) {
        const { value, emitted } = recordingUpdates(doc, () => doc.transact(() => run(doc)));
        const written = mergeAll(emitted);
        if (written !== null) rows.push({ ...this.row(null, written), ...(at === null ? {} : { at }) });
        answer = value;
      }
      const merged = mergeAll(rows.map(({ bytes }) => bytes));
      if (merged !== null) {
        await this.store(rows);
        this.show(merged, undefined);
      }
      act.resolve(answer);
    } catch (error) {
      if (isBehind(error)) return this.judgeAgain(() => this.inbox.addAct(act));
      act.reject(error);
      await this.reload();
      if (error instanceof NotStored) this.takeRest(error);
    }
  }

  /** Somebody else wrote first: what was taken up is put back, and is judged by what they left, at once. */
  private async judgeAgain(putBack: () => void): Promise<void> {
    putBack();
    await this.reload();
    this.mayBeBehind = true;
  }

  /** Reads what other nodes wrote, and shows it. A store that cannot read for now is asked again later. */
  private async catchUp(): Promise<void> {
    this.mayBeBehind = false;
    try {
      const { epoch } = this.document;
      const { came, tidied } = await this.document.catchUp();
      if (this.document.epoch !== epoch)
        for (const connection of this.connections) connection.tellEpoch(this.document.epoch);
      if (came === null) return;
      this.show(came, undefined);
      await this.keepTidied(tidied);
    } catch (error) {
      if (!(error instanceof CannotWrite)) throw error;
      this.means.log.warn({ room: this.name, err: error }, 'what others wrote could not be read yet');
      this.means.clock.after(LOOK_AGAIN, () => this.look());
    }
  }

  private row(account: string | null, bytes: Uint8Array, claims: readonly number[] = []): UpdateRow {
    return {
      room: this.name,
      account,
      at: this.means.clock.now(),
      bytes,
      claims,
      after: this.document.through,
    };
  }

  private async store(rows: readonly UpdateRow[]): Promise<void> {
    await this.houseTurn.append(rows);
    this.document.took(rows);
    this.folding.noteRows();
    this.resting.endsWell();
    this.means.bus.rows(this.name, this.document.through);
  }

  private show(update: Uint8Array, except: Connection | undefined): void {
    this.lastShown = this.means.clock.elapsed();
    const frame = updateFrame(update);
    for (const connection of this.connections) if (connection !== except) connection.send(frame);
  }

  private tell(judged: readonly Judged<Connection>[]): void {
    tellSenders(judged, this.means.meter, (connection, taken) => this.giveId(connection, taken));
  }

  /** Nothing of the turn is stored: nothing of it was shown, and its senders keep their edits. */
  private async withdraw(offers: readonly Offer<Connection>[], why: NotStored): Promise<void> {
    // Told at once: a store that does not write may be slow to read as well.
    this.tell(offers.map((offer) => ({ offer, verdict: refuse('notStored') })));
    await this.reload();
    if (!this.isOver) this.takeRest(why);
  }

  /** One update broke the copy in memory: it is refused, and the others of its turn are asked for again. */
  private async forget(
    offers: readonly Offer<Connection>[],
    { culprit, cause }: Spoiled<Connection>,
  ): Promise<void> {
    this.means.log.error(
      { room: this.name, err: cause },
      'an update that passed the guard could not be applied',
    );
    // Which of them it was is told when they come again.
    if (culprit.parts !== undefined) this.joins = false;
    await this.reload();
    if (this.isOver) return;
    this.tell(offers.map((offer) => ({ offer, verdict: offer === culprit ? refuse('unreadable') : again })));
  }

  /** Puts the store's document in the place of the one in memory, and shows what others have put there. */
  private async reload(): Promise<void> {
    const came = await this.document.reload();
    if (this.isOver) return this.document.destroy();
    this.answers.forget();
    if (came !== null) this.show(came, undefined);
  }

  /** For a while nothing is tried; then everybody is asked for what the store could not take. */
  private takeRest(why: NotStored): void {
    const rest = this.resting.begin(() => {
      for (const connection of this.connections) this.ask(connection);
    });
    this.means.log.error({ room: this.name, rest, err: why.cause }, 'the store could not write');
    const { offers, acts } = this.inbox.drain();
    for (const offer of offers) this.turnAway(offer);
    for (const act of acts) act.reject(why);
  }

  /** What Yjs tidied goes to the log as well. Another node that tidied the same has written it already. */
  private async keepTidied(tidied: Uint8Array | null): Promise<void> {
    if (tidied === null) return;
    try {
      await this.store([this.row(null, tidied)]);
    } catch (error) {
      if (!isBehind(error)) throw error;
      await this.reload();
      this.mayBeBehind = true;
    }
  }

  /** The server's own act at load. A store that cannot take it leaves the commons as it was, to be read. */
  private async migrate(): Promise<void> {
    const { migrations, migrated, clock } = this.means;
    // Then there is nothing to look at in it, and no document to make.
    if (this.kind !== 'commons' || migrations.length === 0 || migrated.has(this.name)) return;
    try {
      const { doc } = this.document;
      const { emitted } = recordingUpdates(doc, () => migrate(doc, clock.now(), migrations));
      const merged = mergeAll(emitted);
      if (merged !== null) await this.store([this.row(null, merged)]);
      migrated.add(this.name);
    } catch (error) {
      await this.reload();
      // Another node was faster: most often by the same step.
      if (isBehind(error)) return this.migrate();
      this.means.log.error({ room: this.name, err: error }, 'the commons could not be migrated');
    }
  }

  /** A broken invariant closes this room, and no other. */
  private fail(error: unknown): void {
    if (this.stage === 'failed') return;
    this.means.log.error({ room: this.name, err: error }, 'the room had to close');
    this.close(error);
    for (const connection of [...this.connections])
      connection.close(error instanceof Damaged ? 'damaged' : 'roomFailed');
    this.onFailure();
  }
}
