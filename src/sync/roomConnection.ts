import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { openCommons } from '#domain/collection.ts';
import type { AccountId, SpaceSlug } from '#domain/ids.ts';
import type { RoomName } from '#domain/roles.ts';
import { closeReason } from '#protocol/closeCodes.ts';
import { roomDatabase, type DeviceStore } from './deviceStore.ts';
import type { Environment, Moment } from './environment.ts';
import { KeptDocument } from './keptDocument.ts';
import { Outbox } from './outbox.ts';
import { Reach } from './reach.ts';
import type { Ended, RoomStatus } from './status.ts';
import type { WebsocketTransport } from './transports/websocketTransport.ts';

export interface RoomPlace {
  readonly slug: SpaceSlug;
  readonly account: AccountId;
  readonly room: RoomName;
}

/** Asleep longer than this, a connection that looks alive is asked before it is believed. */
const LONG_SLEEP = 20_000;
const ANSWER_WITHIN = 5_000;

/**
 * One room on this device: the document, what the device keeps of it, what waits for a receipt, and the way to the
 * server. It reads from the device at once and goes out only after `reach`. `close` puts everything away.
 */
export class RoomConnection {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Resolves once what the device holds is in the document. */
  readonly loaded: Promise<void>;
  readonly #place: RoomPlace;
  readonly #environment: Environment;
  readonly #kept: KeptDocument;
  readonly #outbox: Outbox;
  readonly #reach: Reach;
  /** Laid once the document is read: with a listener there, Yjs would encode anew all that is read. */
  #transport: WebsocketTransport | null = null;
  #mayGo = false;
  #isClosed = false;
  readonly #listeners = new Set<(status: RoomStatus) => void>();
  readonly #newsListeners = new Set<(topic: string) => void>();
  readonly #stopMoments: () => void;
  #ended: Ended | null = null;
  #isLoaded = false;
  /** The way to the server is laid, or on its way. */
  #isLaying = false;
  #wasInStep = false;
  #hiddenAt: number | null = null;
  #doubtTimer: ReturnType<typeof setTimeout> | null = null;
  #status: RoomStatus;

  constructor(place: RoomPlace, store: DeviceStore, environment: Environment) {
    const name = roomDatabase(place.slug, place.account, place.room);
    this.#place = place;
    this.#environment = environment;
    this.doc = openCommons(new Y.Doc({ guid: `${place.slug}/${place.room}` }));
    this.awareness = new Awareness(this.doc);
    this.#reach = new Reach(environment.isOnline);
    this.#outbox = new Outbox(
      name,
      store,
      environment,
      () => this.#outboxChanged(),
      () => this.#kept.catchUp(),
    );
    // Listens before the document is kept: an entry is noted as waiting before what it waits for is written.
    this.doc.on('afterTransaction', this.#note);
    this.#kept = new KeptDocument(this.doc, name, environment.storage, () => this.#tell());
    this.#status = this.#read();
    this.#stopMoments = environment.onMoment((moment) => this.#moment(moment));
    void store.noteRoom(name);
    this.loaded = Promise.all([this.#kept.loaded, this.#outbox.loaded]).then(() => this.#opened());
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

  /** Stops coming back. What the device holds stays. */
  end(ended: Ended): void {
    if (this.#ended !== null) return;
    this.#ended = ended;
    this.#mayGo = false;
    this.#transport?.stop();
    this.#tell();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopMoments();
    this.#believe();
    this.#listeners.clear();
    this.#newsListeners.clear();
    this.#transport?.close();
    this.#outbox.close();
    await this.#kept.close();
    this.doc.off('afterTransaction', this.#note);
    this.doc.destroy();
  }

  #opened(): void {
    if (this.#isClosed) return;
    this.#isLoaded = true;
    this.#tell();
    this.#layTransport();
  }

  #layTransport(): void {
    if (this.#isLaying) return;
    this.#isLaying = true;
    const way = this.#environment.layTransport(
      this.#place,
      this.doc,
      this.awareness,
      this.#environment,
      this.#transportListener(),
    );
    // The code of the way itself may not arrive: it is fetched again at the next sign of a network.
    if (!(way instanceof Promise)) return this.#takeTransport(way);
    way
      .then((laid) => this.#takeTransport(laid))
      .catch(() => {
        this.#isLaying = false;
        this.foundNobody();
      });
  }

  #takeTransport(transport: WebsocketTransport): void {
    if (this.#isClosed) return transport.close();
    this.#transport = transport;
    if (this.#mayGo) transport.connect();
  }

  readonly #note = (transaction: Y.Transaction): void => {
    // Reading from the device, another tab or the server is not writing.
    if (!transaction.local) return;
    const keys = touchedEntries(transaction);
    if (keys.size > 0) this.#outbox.note(keys);
  };

  #transportListener() {
    const { receipts } = this.#outbox;
    return {
      opened: () => receipts.startAnew(),
      sent: (n: number, isStep2: boolean) => receipts.sent(n, isStep2),
      inStep: () => {
        this.#believe();
        this.#wasInStep = true;
        this.#reach.inStep();
        this.#tell();
      },
      receipt: (settled: number) => this.#outbox.settled(settled),
      again: (n: number) => receipts.again(n),
      refused: (n: number, why: string) => {
        receipts.refused(n, why);
        this.#tell();
      },
      news: (topic: string) => this.#newsListeners.forEach((listener) => listener(topic)),
      lost: (code: number | null, isOurs: boolean) => {
        receipts.startAnew();
        if (this.#reach.lost(code, isOurs)) void this.#askOverHttp();
        this.#tell();
      },
      ended: (code: number) => {
        const reason = closeReason(code);
        this.#ended ??= reason === 'signedOut' || reason === 'gone' ? reason : 'refused';
        this.#tell();
      },
    };
  }

  /** What a tab that is gone left waiting goes out at once, not at the next connection. */
  #outboxChanged(): void {
    const transport = this.#transport;
    if (this.#wasInStep && transport?.isOpen && this.#outbox.receipts.needsStep2) transport.sendStep2();
    this.#tell();
  }

  #moment(moment: Moment): void {
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
    this.#reach.overHttp(await answersOverHttp(this.#environment));
    this.#tell();
  }

  #read(): RoomStatus {
    return Object.freeze({
      link: this.#reach.link,
      ended: this.#ended,
      keeping: this.#kept.keeping,
      loaded: this.#isLoaded,
      synced: this.#wasInStep,
      waiting: this.#outbox.waiting,
      refusal: this.#outbox.receipts.refusal,
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
  a.ended === b.ended &&
  a.keeping === b.keeping &&
  a.loaded === b.loaded &&
  a.synced === b.synced &&
  a.refusal === b.refusal &&
  a.waiting.size === b.waiting.size &&
  [...a.waiting].every((id) => b.waiting.has(id));
