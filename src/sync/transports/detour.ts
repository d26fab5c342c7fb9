import type { Environment } from '../environment.ts';
import type { pollingSocket, WayBack } from './byPolls.ts';

/** What is remembered for the session of a tab: which way the last room went. */
const MEMORY = 'terreau-way';
/** Connections in a row without a word of the server's, while it answers over HTTP, after which the other way is tried. */
const TURN_AFTER = 2;
/** The server speaks first: what says nothing for this long leads nowhere. */
const WORD_WITHIN = 10_000;

type Sockets = typeof WebSocket;

export interface DetourHands {
  /** Makes a socket class count what goes by it. */
  readonly counted: (Socket: Sockets) => Sockets;
  /** Gives up the connection there is, and opens another. */
  readonly reopen: () => void;
  /** Where websockets go. */
  readonly url: () => string;
}

/**
 * Which way a room goes: by websocket, or by polls where a network lets none through. It turns to the other way when
 * one leads nowhere although the server is there, and back as soon as a websocket hears the server again. A turn is
 * a lost connection like any other: what had no receipt goes out again.
 */
export class Detour {
  /** To be handed to the provider: makes a socket of the way that is in force. */
  readonly Socket: Sockets;
  readonly #environment: Pick<Environment, 'WebSocket' | 'fetch' | 'session' | 'spread' | 'now'>;
  readonly #hands: DetourHands;
  readonly #byWebsocket: Sockets;
  #current: Sockets;
  #failures = 0;
  #heard = false;
  #isTurning = false;
  #isClosed = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #wayBack: WayBack | null = null;

  constructor(
    environment: Pick<Environment, 'WebSocket' | 'fetch' | 'session' | 'spread' | 'now'>,
    hands: DetourHands,
  ) {
    this.#environment = environment;
    this.#hands = hands;
    this.#byWebsocket = hands.counted(environment.WebSocket);
    this.#current = this.#byWebsocket;
    // A constructor that answers an object of another class: what `new` gives is that object.
    const socket = (url: string): WebSocket => this.#make(url);
    this.Socket = function Way(url: string) {
      return socket(url);
    } as unknown as Sockets;
    if (environment.session?.getItem(MEMORY) === 'polls') void this.#turn();
  }

  get isByPolls(): boolean {
    return this.#current !== this.#byWebsocket;
  }

  /** The server said something on this connection. */
  heard(): void {
    this.#heard = true;
    this.#failures = 0;
    this.#lookNoLonger();
  }

  /** A connection is gone. `isOurs`: this side gave it up. */
  lost(code: number | null, isOurs: boolean): void {
    this.#lookNoLonger();
    if (isOurs || this.#heard) return;
    if (code !== null && code >= 4400 && code < 5000) this.#failures = 0;
    else this.#failures += 1;
  }

  /** The server answers over HTTP, although connections fail. */
  serverAnswers(): void {
    if (this.#failures >= TURN_AFTER) void this.#turn();
  }

  /** Going by polls: looks now whether a websocket hears the server. */
  tryWebsocket(): void {
    this.#wayBack?.tryNow();
  }

  close(): void {
    this.#isClosed = true;
    this.#lookNoLonger();
    this.#wayBack?.close();
  }

  #make(url: string): WebSocket {
    this.#heard = false;
    const socket = new this.#current(url);
    this.#lookNoLonger();
    this.#patience = setTimeout(() => {
      // What opened and says nothing is no slow network: something on the way swallows the frames.
      if (socket.readyState === socket.OPEN) this.#failures = TURN_AFTER - 1;
      // As if the network had closed it: a socket that leads nowhere may take minutes to say so.
      socket.onclose?.({ code: 1006, reason: '' } as CloseEvent);
    }, WORD_WITHIN);
    return socket;
  }

  #lookNoLonger(): void {
    clearTimeout(this.#patience);
  }

  async #turn(): Promise<void> {
    if (this.#isTurning || this.#isClosed) return;
    this.#isTurning = true;
    const polls = this.isByPolls ? null : await fetchPolls();
    this.#isTurning = false;
    // The code of the polls did not arrive: the next failure asks for it again.
    if (polls === 'missing' || this.#isClosed) return;
    this.#wayBack?.close();
    this.#wayBack = null;
    this.#current = this.#byWebsocket;
    if (polls !== null) this.#goByPolls(polls);
    this.#failures = 0;
    this.#remember();
    this.#hands.reopen();
  }

  #goByPolls({ pollingSocket, WayBack }: Polls): void {
    const { fetch, now } = this.#environment;
    this.#current = this.#hands.counted(pollingSocket(fetch, now));
    this.#wayBack = new WayBack(this.#environment, this.#hands.url(), () => void this.#turn());
  }

  #remember(): void {
    try {
      this.#environment.session?.setItem(MEMORY, this.isByPolls ? 'polls' : '');
    } catch {
      // A browser that keeps nothing: the way is found again.
    }
  }
}

type Polls = { readonly pollingSocket: typeof pollingSocket; readonly WayBack: typeof WayBack };

const fetchPolls = (): Promise<Polls | 'missing'> => import('./byPolls.ts').catch(() => 'missing' as const);
