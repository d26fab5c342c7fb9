import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import type { AccountId, Pen, SpaceSlug } from '#domain/ids.ts';
import type { Me, Member } from '#protocol/portal.ts';
import {
  againFrame,
  epochFrame,
  newsFrame,
  readFrame,
  receiptFrame,
  refusedFrame,
  step1Frame,
  step2Frame,
  updateFrame,
  type Frame,
} from '#engine/protocol/frames.ts';
import type { NewsTopic, UpdateRefusal } from '#protocol/frameWords.ts';
import { tabNotes } from '#sync/deviceNotes.ts';
import type { Environment, Line, Moment } from '#engine/sync/environment.ts';
import { layTransport } from '#engine/sync/transports/layTransport.ts';
import { rememberedTransport } from '#sync/rememberedTransport.ts';
import { pocket } from '../support/pocket.ts';

/** A websocket that a test holds by the other end. */
export class PuppetSocket {
  static readonly OPEN = 1;
  readonly OPEN = 1;
  readyState = 0;
  binaryType = 'blob';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly heard: Frame[] = [];
  hear: (frame: Frame) => void = () => {};

  constructor(readonly url: string) {}

  send(data: Uint8Array): void {
    const frame = readFrame(new Uint8Array(data));
    this.heard.push(frame);
    this.hear(frame);
  }

  close(): void {
    this.readyState = 3;
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(frame: Uint8Array): void {
    this.onmessage?.({ data: new Uint8Array(frame).buffer });
  }

  shut(code: number): void {
    this.readyState = 3;
    this.onclose?.({ code, reason: '' });
  }
}

/**
 * The server's end of one room, as far as a device can tell: it holds a document, answers sync steps, and gives
 * receipts when the test says so.
 */
export class PuppetServer {
  doc = openCommons(new Y.Doc());
  readonly sockets: PuppetSocket[] = [];
  /** Where the sockets of the backstage room go; here, unless there is one. */
  behind: PuppetServer | null = null;
  /** `silent`: sockets are asked for and nothing ever answers. */
  mood: 'answers' | 'silent' = 'answers';
  /** Update frames of the newest connection. */
  frames = 0;
  /** How often something was erased for good. */
  epoch = 0;

  get socket(): PuppetSocket {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error('nobody has come');
    return socket;
  }

  /** The class to hand to a device. */
  get Socket(): typeof WebSocket {
    const took = (socket: PuppetSocket): void =>
      (socket.url.includes('/backstage') ? (this.behind ?? this) : this).take(socket);
    return class extends PuppetSocket {
      constructor(url: string) {
        super(url);
        took(this);
      }
    } as unknown as typeof WebSocket;
  }

  /** Opens the newest socket and greets it. */
  welcome(): void {
    this.frames = 0;
    this.socket.open();
    this.ask();
  }
  ask(): void {
    this.socket.say(step1Frame(Y.encodeStateVector(this.doc)));
  }
  settle(frames = this.frames): void {
    this.socket.say(receiptFrame(frames));
  }
  again(frame: number): void {
    this.socket.say(againFrame(frame));
  }
  refuse(frame: number, why: UpdateRefusal): void {
    this.socket.say(refusedFrame(frame, why));
  }
  news(topic: NewsTopic): void {
    this.socket.say(newsFrame(topic));
  }
  /** Somebody else writes. */
  write(change: (doc: Y.Doc) => void): void {
    const before = Y.encodeStateVector(this.doc);
    change(this.doc);
    this.socket.say(updateFrame(Y.encodeStateAsUpdate(this.doc, before)));
  }

  /** A backup that was made before anything was written takes the place of everything. */
  isRestored(): void {
    this.doc = openCommons(new Y.Doc());
  }

  /** Erases entries for good, as the operator's command does: those who are there see them go, and are told. */
  erase(...keys: readonly string[]): void {
    this.epoch += 1;
    const before = Y.encodeStateVector(this.doc);
    for (const key of keys) {
      const [root = '', id = ''] = key.split('/');
      this.doc.getMap(root).delete(id);
    }
    for (const socket of this.sockets)
      if (socket.readyState === 1) {
        socket.say(updateFrame(Y.encodeStateAsUpdate(this.doc, before)));
        socket.say(epochFrame(this.epoch));
      }
  }

  private take(socket: PuppetSocket): void {
    this.sockets.push(socket);
    let isGreeted = false;
    socket.hear = (frame) => {
      if (this.mood === 'silent' || socket !== this.socket) return;
      if (!isGreeted && this.epoch > 0) socket.say(epochFrame(this.epoch));
      isGreeted = true;
      if (frame.type === 'step1') socket.say(step2Frame(Y.encodeStateAsUpdate(this.doc, frame.stateVector)));
      if (frame.type !== 'update') return;
      this.frames += 1;
      Y.applyUpdate(this.doc, frame.update);
    };
  }
}

/** The lines between the tabs of one device. */
export class Lines {
  private readonly lines = new Map<string, Set<(message: unknown) => void>>();
  private isMute = false;
  /** Nobody hears anybody, as a window that the system put to sleep. */
  mute(): void {
    this.isMute = true;
  }
  unmute(): void {
    this.isMute = false;
  }
  readonly open = (name: string, hear: (message: unknown) => void): Line => {
    const here = this.lines.get(name) ?? new Set();
    this.lines.set(name, here.add(hear));
    return {
      say: (message) => {
        if (!this.isMute) here.forEach((other) => other !== hear && other(structuredClone(message)));
      },
      close: () => here.delete(hear),
    };
  };
}

/** One device: its disk, its clock, its network and its tabs are in the test's hands. */
export class PuppetDevice {
  storage: IDBFactory | null = new IDBFactory();
  readonly lines = new Lines();
  isOnline = true;
  now = Date.UTC(2027, 2, 1);
  persisted = 0;
  /** How many times the way to the server was asked for. */
  ways = 0;
  /** What the code of the way to the server waits for, or `null` where it is at hand. */
  way: (() => Promise<void>) | null = null;
  /** What the server answers over HTTP, by path; a path that is not there fails as a dead network does. */
  readonly answers = new Map<string, { readonly status: number; readonly body: unknown }>();
  readonly asked: string[] = [];
  readonly tab = pocket();
  private readonly moments = new Set<(moment: Moment) => void>();
  private names = 0;

  constructor(readonly server: PuppetServer = new PuppetServer()) {
    this.answers.set('/health', { status: 200, body: { ok: true } });
  }

  environment(): Environment {
    // y-indexeddb knows one disk only: that of the device whose turn it is.
    if (this.storage !== null) globalThis.indexedDB = this.storage;
    return {
      origin: 'http://terreau.test',
      WebSocket: this.server.Socket,
      fetch: async (address) => {
        const path = new URL(String(address)).pathname;
        this.asked.push(path);
        const answer = this.answers.get(path);
        if (answer === undefined) throw new TypeError('Failed to fetch');
        return Response.json(answer.body, { status: answer.status });
      },
      layTransport: (...way) => {
        this.ways += 1;
        const arrives = this.way;
        return arrives === null ? layTransport(...way) : arrives().then(() => layTransport(...way));
      },
      storage: this.storage,
      remembered: rememberedTransport(tabNotes(this.tab)),
      now: () => this.now,
      chance: () => `n${(this.names += 1)}`,
      spread: () => 1,
      isOnline: () => this.isOnline,
      isVisible: () => true,
      onMoment: (listener) => {
        this.moments.add(listener);
        return () => this.moments.delete(listener);
      },
      line: this.lines.open,
      persist: async () => (this.persisted += 1) > 0,
    };
  }

  /** Something happens to the page or to the network. */
  lives(moment: Moment): void {
    for (const listener of [...this.moments]) listener(moment);
  }
}

export const SLUG = 'nec-dordogne' as SpaceSlug;

export const meAs = (account: string, change: Partial<Me> = {}): Me => ({
  space: SLUG,
  account: account as AccountId,
  role: 'partner',
  veiledPen: `v-${account}` as Pen,
  name: account,
  structures: [],
  serverTime: Date.UTC(2027, 2, 1),
  ...change,
});

export const memberAs = (account: string, name: string): Member => ({
  account: account as AccountId,
  name,
  role: 'partner',
  structures: [],
  removedAt: null,
});
