import type { Environment, Line } from './environment.ts';
import type { Doubts, Heard } from './status.ts';
import { Receipts } from './receipts.ts';

/** One entry that one tab has changed and that has no durable receipt. `key` is `<root>/<id>`. */
export interface OutboxRow {
  readonly room: string;
  readonly tab: string;
  readonly key: string;
}

/** Where an outbox survives a reload. Nothing here ever rejects. */
export interface OutboxShelf {
  readonly rowsOf: (room: string) => Promise<readonly OutboxRow[]>;
  readonly keepRows: (rows: readonly OutboxRow[]) => Promise<void>;
  readonly dropRows: (rows: readonly OutboxRow[]) => Promise<void>;
}

type Message =
  | { readonly kind: 'hello'; readonly tab: string }
  | { readonly kind: 'bye'; readonly tab: string }
  | { readonly kind: 'waiting'; readonly tab: string; readonly keys: readonly string[] }
  | { readonly kind: 'refused'; readonly tab: string; readonly heard: Heard }
  | { readonly kind: 'renewed'; readonly tab: string; readonly doubts: Doubts };

/** What other tabs of this device hear of the server. */
interface Elsewhere {
  /** Something was refused; the tab that heard of it takes care, as long as it lives. */
  readonly refused: (heard: Heard) => void;
  /** A copy without what was refused has taken the place of the one on this device. */
  readonly rebased: (doubts: Doubts) => void;
  /** A tab is gone that may have sent these, and cannot hear any more what became of them. */
  readonly adopted: (keys: readonly string[]) => void;
}

/** How long a tab that is alive may take to say so. */
const ANSWER_WITHIN = 600;

/**
 * The entries of mine that wait for a durable receipt in one room: those of this tab, which it settles by its own
 * receipts; those of other tabs, which they settle; and those of tabs that are gone, which it takes up.
 */
export class Outbox {
  /** Resolves once what earlier visits left is known. */
  readonly loaded: Promise<void>;
  readonly receipts = new Receipts();
  readonly #room: string;
  readonly #tab: string;
  readonly #shelf: OutboxShelf;
  readonly #line: Line | null;
  readonly #changed: () => void;
  readonly #catchUp: () => Promise<void>;
  readonly #elsewhere: Elsewhere;
  /** By tab: what others said, or left behind, and wait for. */
  readonly #others = new Map<string, ReadonlySet<string>>();
  readonly #heard = new Set<string>();
  #adoption: ReturnType<typeof setTimeout> | null = null;

  constructor(
    room: string,
    shelf: OutboxShelf,
    environment: Pick<Environment, 'line' | 'chance'>,
    changed: () => void,
    /** Brings in what a tab that is gone left on this device, before what it waits for is taken up. */
    catchUp: () => Promise<void>,
    elsewhere: Elsewhere,
  ) {
    this.#room = room;
    this.#elsewhere = elsewhere;
    this.#catchUp = catchUp;
    this.#shelf = shelf;
    this.#tab = environment.chance();
    this.#changed = changed;
    this.#line = environment.line(`terreau-outbox:${room}`, (message) => this.#hear(message));
    this.loaded = this.#load();
  }

  get waiting(): ReadonlySet<string> {
    return new Set([...this.keys].map(idOf));
  }

  /** The entries that wait, in this tab or another, as `<root>/<id>`. */
  get keys(): ReadonlySet<string> {
    const keys = new Set(this.receipts.waiting);
    for (const others of this.#others.values()) for (const key of others) keys.add(key);
    return keys;
  }

  /** Changes of this tab. Their note begins to be written before this returns. */
  note(keys: Iterable<string>): void {
    const news: string[] = [];
    for (const key of keys) {
      if (!this.receipts.isWaiting(key)) news.push(key);
      this.receipts.changed(key);
    }
    if (news.length === 0) return;
    void this.#shelf.keepRows(news.map((key) => this.#row(key)));
    this.#sayWaiting();
    this.#changed();
  }

  /** The first `n` frames of this connection are settled. Answers the entries that wait no more. */
  settled(n: number): readonly string[] {
    const received = this.receipts.settled(n);
    if (received.length > 0) this.#done(received);
    return received;
  }

  /** The copy was rebased: these entries were refused and are kept elsewhere; the others are to be sent anew. */
  rebased(refused: readonly string[]): void {
    this.receipts.rebased(refused);
    for (const [tab, keys] of this.#others) this.#others.set(tab, without(keys, refused));
    this.#done(refused);
  }

  /** Tells the other tabs what was refused here: it may be theirs, and they would hear nothing of it. */
  sayRefused(heard: Heard): void {
    this.#say({ kind: 'refused', tab: this.#tab, heard });
  }

  /** Tells the other tabs that the copy on this device was rebased, and what the server had said. */
  sayRebased(doubts: Doubts): void {
    this.#say({ kind: 'renewed', tab: this.#tab, doubts });
  }

  /** The page goes away, or comes back from where it went. */
  leave(): void {
    this.#say({ kind: 'bye', tab: this.#tab });
  }
  comeBack(): void {
    this.#sayWaiting();
  }

  close(): void {
    if (this.#adoption !== null) clearTimeout(this.#adoption);
    this.leave();
    this.#line?.close();
  }

  async #load(): Promise<void> {
    const rows = await this.#shelf.rowsOf(this.#room);
    for (const row of rows) if (row.tab !== this.#tab) this.#leftBy(row.tab, row.key);
    this.#say({ kind: 'hello', tab: this.#tab });
    if (this.#line === null) await this.#adoptSilent();
    else if (rows.length > 0) this.#adoption = setTimeout(() => void this.#adoptSilent(), ANSWER_WITHIN);
    this.#changed();
  }

  #leftBy(tab: string, key: string): void {
    if (!this.#heard.has(tab)) this.#others.set(tab, new Set([...(this.#others.get(tab) ?? []), key]));
  }

  #hear(message: unknown): void {
    if (!isMessage(message) || message.tab === this.#tab) return;
    if (message.kind === 'hello') return this.#sayWaiting();
    if (message.kind === 'renewed') return this.#elsewhere.rebased(message.doubts);
    if (message.kind === 'refused') return this.#elsewhere.refused(message.heard);
    if (message.kind === 'bye') {
      this.#heard.delete(message.tab);
      return void this.#adopt(message.tab).then(() => this.#changed());
    }
    this.#heard.add(message.tab);
    if (message.keys.length === 0) this.#others.delete(message.tab);
    else this.#others.set(message.tab, new Set(message.keys));
    this.#changed();
  }

  async #adoptSilent(): Promise<void> {
    for (const tab of [...this.#others.keys()]) if (!this.#heard.has(tab)) await this.#adopt(tab);
  }

  async #adopt(tab: string): Promise<void> {
    if (!this.#others.has(tab)) return;
    await this.#catchUp();
    const keys = [...(this.#others.get(tab) ?? [])];
    this.#others.delete(tab);
    for (const key of keys) this.receipts.adopt(key);
    this.#elsewhere.adopted(keys);
    void this.#shelf.keepRows(keys.map((key) => this.#row(key)));
    void this.#shelf.dropRows(keys.map((key) => ({ room: this.#room, tab, key })));
    this.#sayWaiting();
    this.#changed();
  }

  #done(keys: readonly string[]): void {
    void this.#shelf.dropRows(keys.map((key) => this.#row(key)));
    this.#sayWaiting();
    this.#changed();
  }

  #row(key: string): OutboxRow {
    return { room: this.#room, tab: this.#tab, key };
  }

  #sayWaiting(): void {
    this.#say({ kind: 'waiting', tab: this.#tab, keys: [...this.receipts.waiting] });
  }

  #say(message: Message): void {
    this.#line?.say(message);
  }
}

const without = (keys: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> =>
  new Set([...keys].filter((key) => !gone.includes(key)));

const idOf = (key: string): string => key.slice(key.indexOf('/') + 1);

function isMessage(raw: unknown): raw is Message {
  const { kind, tab, keys, heard, doubts } = Object(raw) as Readonly<Record<string, unknown>>;
  return (
    typeof tab === 'string' &&
    (kind === 'hello' ||
      kind === 'bye' ||
      (kind === 'waiting' && Array.isArray(keys)) ||
      (kind === 'refused' && heard instanceof Object) ||
      (kind === 'renewed' && Array.isArray(doubts)))
  );
}
