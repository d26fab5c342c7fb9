import * as decoding from 'lib0/decoding';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { FRAME, step1Frame, step2Frame, SYNC } from '#engine/protocol/frames.ts';
import type { Bring } from '../updateBuffer.ts';
import type { Environment } from '../environment.ts';
import type { RollsBack } from '../rejections.ts';
import { rollsBack } from './rollsBack.ts';
import { waitBeforeReturn } from './comingBack.ts';
import { countingSocket } from './countingSocket.ts';
import { PollingFallback } from './pollingFallback.ts';
import { answersOverHttp } from './healthProbe.ts';

/** What a transport tells of its one connection at a time. Frame numbers are those of that connection. */
export interface TransportListener {
  readonly opened: () => void;
  readonly sent: (n: number, isStep2: boolean) => void;
  /** The server's copy has been received on this connection. */
  readonly inStep: () => void;
  readonly receipt: (settled: number) => void;
  readonly again: (n: number) => void;
  /** `paths`: where what was refused would have stood, as far as the server tells. */
  readonly refused: (n: number, why: string, paths: readonly string[]) => void;
  /** Whether what the server answers, or another tab, may go into the document; false keeps it out. */
  readonly takes: (rollsBack: RollsBack, isTheServers: boolean) => boolean;
  readonly news: (topic: string) => void;
  /** Whether a live update of others stays out of the document for now; `bring` puts it there later. */
  readonly keeps: (update: Uint8Array, bring: Bring) => boolean;
  /** What was kept out goes in now: something comes that follows it, or the state of this copy is about to be told. */
  readonly release: () => void;
  /**
   * How often something of the document was erased for good; said before the first sync of each connection. Answers
   * whether this copy may speak: if not, nothing of it goes out, and no answer comes in, until another connection.
   */
  readonly epoch: (epoch: number) => boolean;
  /** The connection is gone, or never was. `code` is null when nothing was said; `isOurs`: this side gave it up. */
  readonly lost: (code: number | null, isOurs: boolean) => void;
  /** The server asked not to come back: 4400 to 4499. */
  readonly ended: (code: number) => void;
}

/** The provider waits for less than this many doublings, or `maxBackoffTime`: which is then what is said there. */
const BACKS_OFF_BY_ITSELF = 20;

export interface RoomAddress {
  readonly path: string;
  readonly account: string;
  /** Tabs that hold another state of the copy hear nothing of this one's. */
  readonly era: string;
}

/** One document over the y-websocket protocol, with receipts. Nothing goes out before `connect`. */
export class WebsocketTransport {
  readonly #provider: WebsocketProvider;
  readonly #listener: TransportListener;
  readonly #doc: Y.Doc;
  readonly #environment: Pick<Environment, 'origin' | 'fetch'>;
  readonly #fallback: PollingFallback;
  /** What the server had when this connection began. */
  #serverHad: Uint8Array | null = null;
  #givesUp = false;
  /** Connections in a row that did not come to be in step; 0 while one is. */
  #failures = 1;
  /** The epoch of the document has been told on this connection. */
  #epochTold = false;
  /** The copy holds what was erased: it says nothing. */
  #isHeld = false;
  /** Sync steps 1 that this connection has sent, and those that the server has answered. */
  #asked = 0;
  #answered = 0;
  /** By the number of their question: who waits for the whole of the server's document. */
  readonly #wanted = new Map<number, (state: Uint8Array | null) => void>();

  constructor(
    address: RoomAddress,
    doc: Y.Doc,
    awareness: Awareness,
    environment: Pick<
      Environment,
      'origin' | 'WebSocket' | 'fetch' | 'remembered' | 'spread' | 'now' | 'onMoment'
    >,
    listener: TransportListener,
  ) {
    this.#environment = environment;
    this.#doc = doc;
    this.#listener = listener;
    this.#fallback = new PollingFallback(environment, {
      counted: (Socket) =>
        countingSocket(
          Socket,
          listener.sent,
          () => (this.#asked += 1),
          () => this.#isHeld,
        ),
      reopen: () => this.reopen(),
      url: () => this.#provider.url,
    });
    this.#provider = new WebsocketProvider(
      `${environment.origin.replace(/^http/, 'ws')}/sync`,
      address.path,
      doc,
      {
        connect: false,
        awareness,
        params: { receipts: '1' },
        WebSocketPolyfill: this.#fallback.Socket,
      },
    );
    // The tabs of one person share what they write; those of the next person of this device hear none of it.
    this.#provider.bcChannel += `#${address.account}#${address.era}`;
    this.#listen(environment.spread);
    this.#handleOurFrames();
    this.#provider.connectBc();
  }

  get isOpen(): boolean {
    return this.#provider.wsconnected;
  }

  get isByPolls(): boolean {
    return this.#fallback.isByPolls;
  }

  /** Whether the server is there although connections fail; then polls may be tried. */
  async answersOverHttp(): Promise<boolean> {
    const answers = await answersOverHttp(this.#environment);
    if (answers) this.#fallback.serverAnswers();
    return answers;
  }

  connect(): void {
    this.#provider.connect();
  }

  /** Comes back now rather than after the wait that is under way. */
  hurry(): void {
    this.#failures = 1;
    if (this.#provider.shouldConnect) this.#provider.connect();
  }

  /** Gives up a connection that may be dead, and opens another. */
  reopen(): void {
    if (!this.#provider.shouldConnect) return;
    this.stop();
    this.#failures = 1;
    this.#provider.connect();
  }

  /** Asks for what the server has: the answer is an `inStep`. */
  askStep2(): void {
    this.#listener.release();
    this.#send(step1Frame(Y.encodeStateVector(this.#doc)));
  }

  /** All that the server holds, kept out of the document; null when the connection does not last. */
  wholeState(): Promise<Uint8Array | null> {
    this.#listener.release();
    return new Promise((resolve) => {
      const nth = this.#asked + 1;
      this.#wanted.set(nth, resolve);
      if (this.#send(step1Frame(Y.encodeStateVector(new Y.Doc())))) return;
      this.#wanted.delete(nth);
      resolve(null);
    });
  }

  /** Sends everything the server lacked when this connection began. False when it has not said that yet. */
  sendStep2(): boolean {
    if (this.#serverHad === null) return false;
    return this.#send(step2Frame(Y.encodeStateAsUpdate(this.#doc, this.#serverHad)));
  }

  /** Stops coming back; other tabs of this device still hear this one. */
  stop(): void {
    this.#givesUp = true;
    this.#provider.disconnect();
    this.#givesUp = false;
    this.#provider.connectBc();
  }

  close(): void {
    this.#listener.release();
    this.#giveUpWanted();
    this.#fallback.close();
    this.#provider.destroy();
  }

  #giveUpWanted(): void {
    for (const resolve of this.#wanted.values()) resolve(null);
    this.#wanted.clear();
    this.#asked = this.#answered = 0;
  }

  /** Whether an answer of the server's goes into the document: not when its whole state was asked for, nor against the listener. */
  #goesIn(update: Uint8Array): boolean {
    this.#answered += 1;
    const wanted = this.#wanted.get(this.#answered);
    this.#wanted.delete(this.#answered);
    wanted?.(update);
    return wanted === undefined && !this.#isHeld && this.#takes(update, true);
  }

  #takes(update: Uint8Array, isTheServers: boolean): boolean {
    return this.#listener.takes((waiting) => rollsBack(this.#doc, update, waiting), isTheServers);
  }

  #send(bytes: Uint8Array): boolean {
    const socket = this.#provider.ws;
    if (socket === null || !this.#provider.wsconnected || socket.readyState !== socket.OPEN) return false;
    socket.send(bytes as Uint8Array<ArrayBuffer>);
    return true;
  }

  #listen(spread: () => number): void {
    const provider = this.#provider;
    provider.on('status', ({ status }) => {
      if (status !== 'connected') return;
      // The provider tells the state of the copy right after this.
      this.#listener.release();
      this.#serverHad = null;
      this.#epochTold = this.#isHeld = false;
      this.#giveUpWanted();
      this.#listener.opened();
    });
    provider.on('connection-close', (event) => {
      this.#serverHad = null;
      this.#giveUpWanted();
      const code = event === null ? null : event.code;
      provider.maxBackoffTime = waitBeforeReturn(code, this.#failures, spread());
      provider.wsUnsuccessfulReconnects = BACKS_OFF_BY_ITSELF;
      this.#failures += 1;
      this.#fallback.lost(code, this.#givesUp);
      this.#listener.lost(code, this.#givesUp);
    });
    provider.on('closed', ({ code }) => this.#listener.ended(code));
  }

  /** Under the provider's name, as if it had brought them: what comes from it does not go back by it. */
  readonly #bring: Bring = (updates) => {
    const [doc, provider] = [this.#doc, this.#provider];
    Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update, provider)), provider, false);
  };

  #hearEpoch(epoch: number): void {
    this.#listener.release();
    this.#epochTold = true;
    this.#isHeld = !this.#listener.epoch(epoch);
  }

  #handleOurFrames(): void {
    const { messageHandlers } = this.#provider;
    const listener = this.#listener;
    const sync = messageHandlers[FRAME.sync];
    // `fromServer` is false for what another tab says.
    messageHandlers[FRAME.sync] = (encoder, decoder, provider, fromServer, type) => {
      const [step, serverHas] = peek(decoder);
      if (fromServer && step === SYNC.update && listener.keeps(serverHas, this.#bring)) return;
      listener.release();
      if (fromServer && step === SYNC.step1) {
        this.#serverHad = serverHas;
        // Before a first erasure, or with a server of another program, there is nothing to tell.
        if (!this.#epochTold) this.#hearEpoch(0);
        this.#fallback.heard();
      }
      if (step === SYNC.step2 && !(fromServer ? this.#goesIn(serverHas) : this.#takes(serverHas, false)))
        return;
      sync?.(encoder, decoder, provider, fromServer, type);
      if (!fromServer || step !== SYNC.step2) return;
      this.#failures = 0;
      listener.inStep();
    };
    const handle = (type: number, read: (decoder: decoding.Decoder) => void): void => {
      messageHandlers[type] = (_encoder, decoder, _provider, fromServer) => {
        if (fromServer) read(decoder);
      };
    };
    handle(FRAME.receipt, (decoder) => listener.receipt(decoding.readVarUint(decoder)));
    handle(FRAME.again, (decoder) => listener.again(decoding.readVarUint(decoder)));
    handle(FRAME.refused, (decoder) =>
      listener.refused(
        decoding.readVarUint(decoder),
        decoding.readVarString(decoder),
        decoding.hasContent(decoder) ? readPaths(decoding.readVarString(decoder)) : [],
      ),
    );
    handle(FRAME.epoch, (decoder) => this.#hearEpoch(decoding.readVarUint(decoder)));
    handle(FRAME.news, (decoder) => listener.news(decoding.readVarString(decoder)));
  }
}

/** What the frame says beyond the reason may change with the server: what is no list of paths says none. */
function readPaths(text: string): readonly string[] {
  try {
    const paths: unknown = JSON.parse(text);
    return Array.isArray(paths) ? paths.map(String) : [];
  } catch {
    return [];
  }
}

/** Reads a sync message without moving the decoder. */
function peek(decoder: decoding.Decoder): readonly [step: number, body: Uint8Array] {
  const copy = decoding.clone(decoder);
  return [decoding.readVarUint(copy), decoding.readVarUint8Array(copy).slice()];
}
