import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { AccountId, Pens, SpaceSlug } from '#domain/ids.ts';
import type { RoomName } from '#domain/roles.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import { CLOSE, closeReason } from '#protocol/closeCodes.ts';
import type { Hold } from './calm.ts';
import { drawerDatabase, roomDatabase, type DeviceStore } from './deviceStore.ts';
import type { Drawer } from './drawer.ts';
import type { Environment, Moment } from './environment.ts';
import { KeptDocument } from './keptDocument.ts';
import { Outbox } from './outbox.ts';
import { Reach } from './reach.ts';
import type { Renewal } from './renewal/renewal.ts';
import type { Doubts, Ended, ErasedHere, Heard, RoomStatus, Written } from './status.ts';
import { takesBack, writtenIn } from './takesBack.ts';
import { Together } from './together.ts';
import type { TransportListener, WebsocketTransport } from './transports/websocketTransport.ts';

const untyped = (doc: Y.Doc): Y.Doc => doc;

export interface RoomPlace {
  readonly slug: SpaceSlug;
  readonly account: AccountId;
  /** What the entries of this account are signed with. */
  readonly pens: Pens;
  readonly room: RoomName;
  /** Types its roots. Unless it is given, the pages that read them do. */
  readonly open?: (doc: Y.Doc) => Y.Doc;
  /** Where what it did not take goes; its own drawer unless one is given. */
  readonly drawer?: () => Promise<Drawer>;
}

/** Asleep longer than this, a connection that looks alive is asked before it is believed. */
const LONG_SLEEP = 20_000;
const ANSWER_WITHIN = 5_000;
const CLEAN_AGAIN_AFTER = 10_000;

/**
 * One room on this device: the document, what the device keeps of it, what waits for a receipt, and the way to the
 * server. It reads from the device at once and goes out only after `reach`. `close` puts everything away.
 */
export class RoomConnection {
  /** Resolves once what the device holds is in the document. */
  readonly loaded: Promise<void>;
  readonly #place: RoomPlace;
  readonly #store: DeviceStore;
  readonly #environment: Environment;
  #doc: Y.Doc;
  #awareness: Awareness;
  readonly #kept: KeptDocument;
  readonly #outbox: Outbox;
  readonly #reach: Reach;
  /** Laid once the document is read: with a listener there, Yjs would encode anew all that is read. */
  #transport: WebsocketTransport | null = null;
  #mayGo = false;
  #isClosed = false;
  readonly #listeners = new Set<(status: RoomStatus) => void>();
  readonly #newsListeners = new Set<(topic: string) => void>();
  readonly #renewedListeners = new Set<() => void>();
  /** Frames that were refused and are not taken care of yet. */
  #heard: Heard[] = [];
  /** What waits as this person wrote it: what others wrote since may have gone over it. */
  readonly #before = new Map<string, Written>();
  /** What waited when this connection began: frames of the former one may be judged beside those of this one. */
  #inDoubt: Set<string> = new Set();
  /** What of it has been settled since; the next answer of the server's shows whether it stands. */
  readonly #unseen = new Set<string>();
  /** What another window says is turned away until the copy is renewed, and not again before something is settled. */
  #turnedAway = false;
  /** The frame whose receipt says that the server has done with them; null: nothing is to be done. */
  #dueAfter: number | null = null;
  /** What takes care of them; it is fetched when there is something. */
  #renewal: Promise<Renewal> | null = null;
  #drawer: Promise<Drawer> | null = null;
  #unpublished = 0;
  /** How often the server says that something was erased; null until it has. */
  #epochHeard: number | null = null;
  readonly #seenToGo = new Set<string>();
  #erased: ErasedHere | null = null;
  /** How often the server said that something was erased that this copy may hold. */
  #cleanings = 0;
  #isShareNear = false;
  #cleanAgain: ReturnType<typeof setTimeout> | null = null;
  readonly #stopMoments: () => void;
  #ended: Ended | null = null;
  #isLoaded = false;
  /** The way to the server is laid, or on its way. */
  #isLaying = false;
  #wasInStep = false;
  #hiddenAt: number | null = null;
  #doubtTimer: ReturnType<typeof setTimeout> | null = null;
  /** Where nobody asked for calm. */
  readonly #together: Hold | null;
  #hold: Hold | null;
  #status: RoomStatus;

  constructor(place: RoomPlace, store: DeviceStore, environment: Environment) {
    const name = roomDatabase(place.slug, place.account, place.room);
    this.#place = place;
    this.#store = store;
    this.#environment = environment;
    this.#hold = this.#together =
      environment.onFrame === undefined ? null : new Together(environment.onFrame);
    this.#doc = (place.open ?? untyped)(new Y.Doc({ guid: `${place.slug}/${place.room}` }));
    this.#awareness = new Awareness(this.#doc);
    this.#reach = new Reach(environment.isOnline);
    this.#outbox = new Outbox(
      name,
      store,
      environment,
      () => this.#outboxChanged(),
      () => this.#kept.catchUp(),
      {
        refused: (heard) => this.#noteRefused(heard, 0),
        renewed: (doubts) => this.#renewedElsewhere(doubts),
        adopted: (keys) => keys.forEach((key) => this.#inDoubt.add(key)),
      },
    );
    // Listens before the document is kept: an entry is noted as waiting before what it waits for is written.
    this.#doc.on('afterTransaction', this.#note);
    this.#kept = new KeptDocument(
      this.#doc,
      name,
      environment.storage,
      () => this.#tell(),
      () => this.#renewedElsewhere([]),
    );
    this.#status = this.#read();
    this.#stopMoments = environment.onMoment((moment) => this.#moment(moment));
    void store.noteRoom(name);
    this.loaded = Promise.all([this.#kept.loaded, this.#outbox.loaded]).then(() => this.#opened());
  }

  /** The document as it stands: another one after `onRenewed`. */
  get doc(): Y.Doc {
    return this.#doc;
  }
  get awareness(): Awareness {
    return this.#awareness;
  }

  get status(): RoomStatus {
    return this.#status;
  }

  subscribe(listener: (status: RoomStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onNews(listener: (topic: string) => void): () => void {
    this.#newsListeners.add(listener);
    return () => this.#newsListeners.delete(listener);
  }

  /** Told when a document without what the server refused has taken the place of the former one. */
  onRenewed(listener: () => void): () => void {
    this.#renewedListeners.add(listener);
    return () => this.#renewedListeners.delete(listener);
  }

  /** What others write goes by `hold` from now on, into the document once it lets it; null: by the frame. */
  holdWith(hold: Hold | null): void {
    this.#hold?.release();
    this.#hold = hold ?? this.#together;
  }

  /** What of mine the server did not take. */
  drawer(): Promise<Drawer> {
    return (this.#drawer ??= this.#openDrawer());
  }

  /** Goes to the server, and comes back to it until `end` or `close`. */
  reach(): void {
    if (this.#ended !== null) return;
    this.#mayGo = true;
    this.#transport?.connect();
  }

  /** The server did not answer over HTTP either: there was no use in going to it. */
  foundNobody(): void {
    this.#reach.lost(null, false);
    this.#reach.overHttp(false);
    this.#tell();
  }

  /** The server answered that nobody enters the space for now: what is written waits. */
  foundSuspended(): void {
    this.#reach.lost(CLOSE.suspended, false);
    this.#tell();
  }

  /** Stops coming back. What the device holds stays. */
  end(ended: Ended): void {
    // Who was sent away hears later that they were erased.
    if (this.#ended !== null && (this.#ended !== 'refused' || ended !== 'erased')) return;
    this.#ended = ended;
    this.#mayGo = false;
    this.#transport?.stop();
    this.#tell();
    this.#keepBack();
  }

  /** Stops for good, and answers what waits, as plain words; rejects while the code for that is not there. */
  async surrender(why: string): Promise<readonly Unpublished[]> {
    this.#mayGo = false;
    this.#transport?.stop();
    if (this.#outbox.keys.size === 0) return [];
    const renewal = await this.#renew();
    if (renewal === null) throw new Error('what waits cannot be read yet');
    return renewal.whatWaits(why);
  }

  async close(): Promise<void> {
    this.#hold?.release();
    this.#isClosed = true;
    this.#stopMoments();
    this.#believe();
    if (this.#cleanAgain !== null) clearTimeout(this.#cleanAgain);
    this.#listeners.clear();
    this.#newsListeners.clear();
    this.#renewedListeners.clear();
    this.#transport?.close();
    this.#outbox.close();
    await this.#kept.close();
    await this.#drawer?.then(
      (drawer) => this.#place.drawer ?? drawer.close(),
      () => {},
    );
    this.#doc.off('afterTransaction', this.#note);
    this.#doc.destroy();
  }

  #opened(): void {
    if (this.#isClosed) return;
    this.#isLoaded = true;
    this.#tell();
    this.#layTransport();
    void this.#lookIntoDrawer();
    this.#keepBack();
  }

  /** A drawer that never held anything is not fetched. */
  async #lookIntoDrawer(): Promise<void> {
    const rooms = await this.#store.rooms();
    if (rooms.includes(this.#drawerName) && !this.#isClosed) await this.drawer().catch(() => {});
  }

  /** One for all rooms of a space. */
  get #drawerName(): string {
    return drawerDatabase(this.#place.slug, this.#place.account, 'commons');
  }

  async #openDrawer(): Promise<Drawer> {
    const drawer = await (this.#place.drawer ?? (() => this.#ownDrawer()))();
    const count = (): void => {
      if (this.#isClosed) return;
      this.#unpublished = drawer.rows.length;
      this.#tell();
    };
    drawer.onChange(count);
    count();
    return drawer;
  }

  async #ownDrawer(): Promise<Drawer> {
    const { Drawer } = await import('./drawer.ts');
    await this.#store.noteRoom(this.#drawerName);
    return Drawer.open(this.#drawerName, this.#environment);
  }

  /** What takes care of refusals; when its code does not arrive it is asked for again at the next occasion. */
  #renew(): Promise<Renewal | null> {
    this.#hold?.release();
    const hands = {
      doc: () => this.#doc,
      outbox: this.#outbox,
      unseen: () => this.#unseen,
      takeHeard: () => this.#heard.splice(0),
      before: () => this.#before,
      epoch: () => this.#epochHeard ?? this.#kept.epoch,
      seenToGo: this.#seenToGo,
      tellErased: (unsent: number) => this.#tellErased(unsent),
      isDone: () => (this.#dueAfter = null),
      kept: this.#kept,
      drawer: () => this.drawer(),
      wholeState: () => this.#transport?.wholeState() ?? Promise.resolve(null),
      exchange: (doc: Y.Doc) => this.#exchange(doc),
      pens: this.#place.pens,
      open: this.#place.open ?? untyped,
      world: { now: this.#environment.now, chance: this.#environment.chance },
    };
    this.#renewal ??= import('./renewal/renewal.ts').then(({ Renewal }) => new Renewal(hands));
    return this.#renewal.catch(() => (this.#renewal = null));
  }

  #renewedElsewhere(doubts: Doubts): void {
    if (this.#isClosed) return;
    void this.#renew().then((renewal) => renewal?.follow(doubts));
  }

  /** What can go out no more is kept as a copy, beside the document in which it stays readable. */
  #keepBack(): void {
    const ended = this.#ended;
    if (ended === null || !this.#isLoaded || this.#outbox.keys.size === 0) return;
    void this.#renew().then((renewal) => renewal?.keepBack(ended));
  }

  /** Another document takes the place of the one that is open; what follows it follows the other. */
  #exchange(doc: Y.Doc): void {
    this.#hold?.release();
    const [old, oldAwareness, oldTransport] = [this.#doc, this.#awareness, this.#transport];
    old.off('afterTransaction', this.#note);
    this.#doc = doc;
    this.#awareness = new Awareness(doc);
    this.#awareness.setLocalState(oldAwareness.getLocalState());
    this.#transport = null;
    this.#before.clear();
    doc.on('afterTransaction', this.#note);
    this.#reach.doubt();
    oldTransport?.close();
    for (const listener of this.#renewedListeners) listener();
    oldAwareness.destroy();
    old.destroy();
    this.#isLaying = true;
    void this.#kept.atRest().then(() => {
      this.#isLaying = false;
      this.#layTransport();
    });
  }

  #layTransport(): void {
    if (this.#isLaying || this.#isClosed) return;
    this.#isLaying = true;
    const doc = this.#doc;
    const way = this.#environment.layTransport(
      { ...this.#place, era: this.#kept.era },
      doc,
      this.#awareness,
      this.#environment,
      this.#transportListener(doc),
    );
    // The code of the way itself may not arrive: it is fetched again at the next sign of a network.
    if (!(way instanceof Promise)) return this.#takeTransport(way, doc);
    way
      .then((laid) => this.#takeTransport(laid, doc))
      .catch(() => {
        this.#isLaying = false;
        this.foundNobody();
      });
  }

  #takeTransport(transport: WebsocketTransport, doc: Y.Doc): void {
    if (this.#isClosed || doc !== this.#doc) return transport.close();
    this.#transport = transport;
    if (this.#mayGo) transport.connect();
  }

  readonly #note = (transaction: Y.Transaction): void => {
    // Reading from the device, another tab or the server is not writing.
    if (!transaction.local) return this.#noteGone(transaction);
    const keys = touchedEntries(transaction);
    if (keys.size === 0) return;
    this.#outbox.note(keys);
    // Letters are never written over, and come too often for this.
    if ([...transaction.changed.keys()].some((type) => type instanceof Y.Map)) this.#noteWritten(keys);
  };

  /** Entries that go are erased: the server says so by a word of its own, which comes after. */
  #noteGone({ changed }: Y.Transaction): void {
    for (const [type, names] of changed)
      if (type._item === null)
        for (const name of names)
          if (name !== null && type._map.get(name)?.deleted === true)
            this.#seenToGo.add(`${Y.findRootTypeKey(type)}/${name}`);
  }

  #noteWritten(keys: ReadonlySet<string>): void {
    for (const [key, written] of writtenIn(this.#doc, keys)) this.#before.set(key, written);
  }

  #transportListener(doc: Y.Doc): TransportListener {
    const { receipts } = this.#outbox;
    const current = (run: () => void): void => {
      if (doc === this.#doc) run();
    };
    return {
      opened: () =>
        current(() => {
          receipts.startAnew();
          this.#inDoubt = new Set(receipts.waiting);
        }),
      sent: (n, isStep2) => current(() => receipts.sent(n, isStep2)),
      inStep: () => current(() => this.#inStep()),
      takes: (update, isTheServers) => doc !== this.#doc || this.#takes(update, isTheServers),
      receipt: (settled) => current(() => this.#settled(settled)),
      again: (n) => current(() => receipts.again(n)),
      refused: (n, why, paths) => current(() => this.#refused(n, why, paths)),
      epoch: (epoch) => doc !== this.#doc || this.#hearEpoch(epoch),
      news: (topic) => this.#hearNews(topic),
      keeps: (update, bring) => doc === this.#doc && this.#hold?.keeps(update, bring) === true,
      release: () => current(() => this.#hold?.release()),
      lost: (code, isOurs) => current(() => this.#lost(code, isOurs)),
      ended: (code) =>
        current(() => {
          const reason = closeReason(code);
          this.#ended ??= reason === 'signedOut' || reason === 'gone' ? reason : 'refused';
          this.#tell();
          this.#keepBack();
        }),
    };
  }

  #hearNews(topic: string): void {
    if (topic === 'share') {
      this.#isShareNear = true;
      this.#tell();
    }
    for (const listener of this.#newsListeners) listener(topic);
  }

  #inStep(): void {
    this.#believe();
    this.#wasInStep = true;
    this.#reach.inStep();
    this.#tell();
    if (this.#dueAfter !== null) this.#takeCare();
  }

  #settled(settled: number): void {
    const received = this.#outbox.settled(settled);
    if (received.length > 0) this.#turnedAway = false;
    for (const key of received) this.#before.delete(key);
    const inDoubt = received.filter((key) => this.#inDoubt.delete(key));
    if (inDoubt.length > 0) {
      for (const key of inDoubt) this.#unseen.add(key);
      this.#transport?.askStep2();
    }
    if (this.#dueAfter !== null && settled >= this.#dueAfter) this.#takeCare();
    if (received.length > 0 && (this.#unpublished > 0 || this.#renewal !== null))
      void this.#renew().then((renewal) => renewal?.received(received));
  }

  #refused(n: number, why: string, paths: readonly string[]): void {
    const { receipts } = this.#outbox;
    if (why === 'notStored') receipts.postponed(n, why);
    else {
      const keys = new Set([...receipts.keysOf(n), ...paths.flatMap(entryAt)]);
      const heard = { why, paths, keys: [...keys] };
      this.#noteRefused(heard, n);
      this.#outbox.sayRefused(heard);
    }
    this.#tell();
  }

  #noteRefused(heard: Heard, n: number): void {
    this.#outbox.receipts.refused(heard.keys, heard.why);
    this.#heard.push(heard);
    this.#dueAfter = Math.max(n, this.#dueAfter ?? 0);
  }

  /** An answer that takes away what waits here is a refusal that was not heard: the words are kept first. */
  #takes(update: Uint8Array, isTheServers: boolean): boolean {
    const keys = new Set([...this.#outbox.keys, ...this.#unseen]);
    this.#noteWritten(keys);
    const mayTurnAway = isTheServers || this.#dueAfter !== null || !this.#turnedAway;
    const isTakenBack = mayTurnAway && keys.size > 0 && takesBack(this.#doc, update, keys);
    if (!isTheServers && isTakenBack) this.#turnedAway = true;
    if (isTakenBack) this.#outbox.note(this.#unseen);
    if (isTakenBack || isTheServers) this.#unseen.clear();
    if (!isTakenBack) return true;
    this.#dueAfter ??= 0;
    this.#takeCare();
    return false;
  }

  #takeCare(): void {
    void this.#renew().then(async (renewal) => {
      await renewal?.fromServer();
      if (this.#holdsErased && !this.#isClosed) this.#cleanLater();
    });
  }

  get #holdsErased(): boolean {
    return this.#epochHeard !== null && this.#epochHeard > this.#kept.epoch;
  }

  /** Answers whether this copy holds nothing that was erased, as far as it knows: else another takes its place first. */
  #hearEpoch(epoch: number): boolean {
    this.#epochHeard = epoch;
    // Fewer: the server was restored from an older backup.
    if (epoch < this.#kept.epoch || (this.#holdsErased && this.#doc.store.clients.size === 0))
      this.#kept.noteEpoch(epoch);
    if (!this.#holdsErased) return true;
    this.#cleanings += 1;
    this.#tell();
    this.#dueAfter ??= 0;
    this.#takeCare();
    return false;
  }

  /** The device had no room, or the code did not arrive: the next connection hears the same, and it begins anew. */
  #cleanLater(): void {
    this.#cleanAgain ??= setTimeout(() => {
      this.#cleanAgain = null;
      if (this.#holdsErased) this.#transport?.reopen();
    }, CLEAN_AGAIN_AFTER);
  }

  #tellErased(unsent: number): void {
    this.#seenToGo.clear();
    this.#erased = { times: (this.#erased?.times ?? 0) + 1, unsent };
    this.#tell();
  }

  #lost(code: number | null, isOurs: boolean): void {
    this.#outbox.receipts.startAnew();
    if (this.#reach.lost(code, isOurs)) void this.#askOverHttp();
    this.#tell();
  }

  /** What a tab that is gone left waiting goes out at once, not at the next connection. */
  #outboxChanged(): void {
    const transport = this.#transport;
    if (this.#wasInStep && transport?.isOpen && this.#outbox.receipts.needsStep2) transport.sendStep2();
    if (this.#dueAfter === 0 && transport?.isOpen) this.#takeCare();
    this.#tell();
  }

  #moment(moment: Moment): void {
    if (moment === 'leave' || moment === 'hidden') {
      // What others wrote is on the device before the page may be gone.
      this.#hold?.release();
      this.#kept.tidy();
    }
    if (moment === 'leave') return this.#outbox.leave();
    if (moment === 'hidden') {
      this.#hiddenAt = this.#environment.now();
      return;
    }
    const asleep = this.#hiddenAt === null ? 0 : this.#environment.now() - this.#hiddenAt;
    if (moment === 'wake') {
      this.#hiddenAt = null;
      this.#outbox.comeBack();
    }
    if (this.#ended !== null) return;
    const networkMoved = moment === 'online' || moment === 'offline';
    const mayBeDead = networkMoved || asleep > LONG_SLEEP;
    const transport = this.#transport;
    if (transport?.isOpen) {
      if (mayBeDead) this.#doubt();
    } else if (moment !== 'offline') {
      if (this.#isLoaded) this.#layTransport();
      if (mayBeDead) transport?.reopen();
      else transport?.hurry();
    }
    this.#tell();
  }

  /** Asks the server before calling anything received; a silent connection is given up. */
  #doubt(): void {
    this.#reach.doubt();
    this.#transport?.askStep2();
    if (this.#doubtTimer !== null) clearTimeout(this.#doubtTimer);
    this.#doubtTimer = setTimeout(() => {
      this.#doubtTimer = null;
      this.#transport?.reopen();
    }, ANSWER_WITHIN);
  }

  #believe(): void {
    if (this.#doubtTimer !== null) clearTimeout(this.#doubtTimer);
    this.#doubtTimer = null;
  }

  async #askOverHttp(): Promise<void> {
    const answers = await answersOverHttp(this.#environment);
    this.#reach.overHttp(answers);
    if (answers) this.#transport?.detour.serverAnswers();
    this.#tell();
  }

  #read(): RoomStatus {
    return Object.freeze({
      link: this.#reach.link,
      isByPolls: this.#transport?.detour.isByPolls ?? false,
      ended: this.#ended,
      keeping: this.#kept.keeping,
      loaded: this.#isLoaded,
      synced: this.#wasInStep,
      waiting: this.#outbox.waiting,
      refusal: this.#outbox.receipts.refusal,
      unpublished: this.#unpublished,
      erased: this.#erased,
      isShareNear: this.#isShareNear,
      cleanings: this.#cleanings,
    });
  }

  #tell(): void {
    const status = this.#read();
    if (sameStatus(this.#status, status)) return;
    this.#status = status;
    for (const listener of this.#listeners) listener(status);
  }
}

async function answersOverHttp({ fetch, origin }: Pick<Environment, 'fetch' | 'origin'>): Promise<boolean> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_WITHIN);
  try {
    return (await fetch(`${origin}/health`, { cache: 'no-store', signal: late.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** The entry that a place is in: another window's, perhaps, whose words went out with this one's. */
function entryAt(place: string): readonly string[] {
  const [root, id] = place.split('/');
  return root === undefined || id === undefined ? [] : [`${root}/${id}`];
}

/** The entries that a transaction changed, as `<root>/<id>`. */
function touchedEntries(transaction: Y.Transaction): Set<string> {
  const keys = new Set<string>();
  for (const [type, fields] of transaction.changed) {
    const [root, id] = entryOf(type);
    const name = Y.findRootTypeKey(root);
    if (id !== null) keys.add(`${name}/${id}`);
    else for (const field of fields) if (field !== null) keys.add(`${name}/${field}`);
  }
  return keys;
}

type SharedType = Parameters<typeof Y.findRootTypeKey>[0];

/** The root that a shared type lives in, and the entry of it; the entry is null for the root itself. */
function entryOf(type: SharedType): readonly [root: SharedType, id: string | null] {
  let [root, id]: [SharedType, string | null] = [type, null];
  while (root._item !== null) [root, id] = [root._item.parent as SharedType, root._item.parentSub];
  return [root, id];
}

const sameStatus = (a: RoomStatus, b: RoomStatus): boolean =>
  a.link === b.link &&
  a.isByPolls === b.isByPolls &&
  a.ended === b.ended &&
  a.keeping === b.keeping &&
  a.loaded === b.loaded &&
  a.synced === b.synced &&
  a.refusal === b.refusal &&
  a.unpublished === b.unpublished &&
  a.erased === b.erased &&
  a.isShareNear === b.isShareNear &&
  a.cleanings === b.cleanings &&
  a.waiting.size === b.waiting.size &&
  [...a.waiting].every((id) => b.waiting.has(id));
