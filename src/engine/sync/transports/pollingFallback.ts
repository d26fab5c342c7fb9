import type { Environment } from '../environment.ts';
import type { ByPolls } from './byPolls.ts';

/** Connections in a row without a word of the server's, while it answers over HTTP, after which the other transport is tried. */
const TURN_AFTER = 2;
/** The server speaks first: what says nothing for this long leads nowhere. */
const WORD_WITHIN = 10_000;

/** Close codes from here on are words of the server's (closeCodes.ts). */
const FIRST_OF_OURS = 4400;

type Sockets = typeof WebSocket;

export interface PollingFallbackDeps {
  /** Makes a socket class count what goes by it. */
  readonly counted: (Socket: Sockets) => Sockets;
  /** Gives up the connection there is, and opens another. */
  readonly reopen: () => void;
  /** Where websockets go. */
  readonly url: () => string;
}

/**
 * Transport choice: a websocket, and polls as the fallback where a network lets none through. It turns to the other when
 * one leads nowhere although the server is there, and back as soon as a websocket hears the server again. A turn is
 * a lost connection like any other: what had no receipt goes out again.
 */
export class PollingFallback {
  /** To be handed to the provider: makes a socket of the transport that is in force. */
  readonly Socket: Sockets;
  readonly #environment: Pick<
    Environment,
    'WebSocket' | 'fetch' | 'remembered' | 'spread' | 'now' | 'onMoment'
  >;
  readonly #deps: PollingFallbackDeps;
  readonly #byWebsocket: Sockets;
  #failures = 0;
  #heard = false;
  #isTurning = false;
  #isClosed = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #polls: ByPolls | null = null;

  constructor(
    environment: Pick<Environment, 'WebSocket' | 'fetch' | 'remembered' | 'spread' | 'now' | 'onMoment'>,
    deps: PollingFallbackDeps,
  ) {
    this.#environment = environment;
    this.#deps = deps;
    this.#byWebsocket = deps.counted(environment.WebSocket);
    // A constructor that answers an object of another class: what `new` gives is that object.
    const socket = (url: string): WebSocket => this.#make(url);
    this.Socket = function Chosen(url: string) {
      return socket(url);
    } as unknown as Sockets;
    if (environment.remembered.read() !== null) void this.#turn();
  }

  get isByPolls(): boolean {
    return this.#polls !== null;
  }

  /** The server said something on this connection. */
  heard(): void {
    this.#heard = true;
    this.#failures = 0;
    clearTimeout(this.#patience);
  }

  /** A connection is gone. `isOurs`: this side gave it up. */
  lost(code: number | null, isOurs: boolean): void {
    clearTimeout(this.#patience);
    if (isOurs || this.#heard) return;
    this.#failures = (code ?? 0) >= FIRST_OF_OURS ? 0 : this.#failures + 1;
  }

  /** The server answers over HTTP, although connections fail. */
  serverAnswers(): void {
    if (this.#failures >= TURN_AFTER) void this.#turn();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#patience);
    this.#polls?.close();
  }

  #make(url: string): WebSocket {
    this.#heard = false;
    const socket = new (this.#polls?.Socket ?? this.#byWebsocket)(url);
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      // What opened and says nothing is no slow network: something on the way swallows the frames.
      if (socket.readyState === socket.OPEN) this.#failures = TURN_AFTER - 1;
      // As if the network had closed it: a socket that leads nowhere may take minutes to say so.
      socket.onclose?.({ code: 1006 } as CloseEvent);
    }, WORD_WITHIN);
    return socket;
  }

  async #turn(): Promise<void> {
    if (this.#isTurning || this.#isClosed) return;
    const { counted, reopen, url } = this.#deps;
    if (this.#polls !== null) {
      this.#polls.leave();
      this.#polls = null;
    } else {
      this.#isTurning = true;
      const code = await import('./byPolls.ts').catch(() => null);
      this.#isTurning = false;
      // The code of the polls did not arrive: the next failure asks for it again.
      if (code === null || this.#isClosed) return;
      this.#polls = code.goByPolls(this.#environment, counted, url(), () => void this.#turn());
    }
    this.#failures = 0;
    reopen();
  }
}
