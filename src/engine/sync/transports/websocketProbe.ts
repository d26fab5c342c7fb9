import type { Environment } from '../environment.ts';

/** How often the websocket is tried beside the polls: between half of this and the whole. */
const TRY_EVERY = 4 * 60_000;
/** The server speaks first: a websocket that says nothing for this long does not pass. */
const WORD_WITHIN = 10_000;

/** Looks, while a room goes by polls, whether a websocket hears the server again. */
export class WebsocketProbe {
  readonly #environment: Pick<Environment, 'WebSocket' | 'spread' | 'onMoment'>;
  readonly #url: string;
  readonly #passes: () => void;
  readonly #stopMoments: () => void;
  #next: ReturnType<typeof setTimeout> | null = null;
  #trial: { readonly end: () => void } | null = null;

  /** `passes` is called when one did; whoever made this closes it then. */
  constructor(
    environment: Pick<Environment, 'WebSocket' | 'spread' | 'onMoment'>,
    url: string,
    passes: () => void,
  ) {
    this.#environment = environment;
    this.#url = url;
    this.#passes = passes;
    // The network may be another one.
    this.#stopMoments = environment.onMoment((moment) => {
      if (moment === 'online') this.tryNow();
    });
    this.#tryLater();
  }

  /** Tries now, unless a try is under way. */
  tryNow(): void {
    if (this.#trial !== null) return;
    const trial = new this.#environment.WebSocket(this.#url);
    const end = (): void => {
      clearTimeout(timer);
      this.#trial = null;
      trial.onmessage = trial.onclose = null;
      trial.close();
    };
    const timer = setTimeout(end, WORD_WITHIN);
    this.#trial = { end };
    trial.onclose = end;
    // What a close follows; without a listener some programs take it for a fault of their own.
    trial.onerror = () => {};
    trial.onmessage = () => {
      end();
      this.#passes();
    };
  }

  close(): void {
    this.#stopMoments();
    if (this.#next !== null) clearTimeout(this.#next);
    this.#trial?.end();
  }

  #tryLater(): void {
    this.#next = setTimeout(
      () => {
        this.tryNow();
        this.#tryLater();
      },
      TRY_EVERY * (0.5 + this.#environment.spread() / 2),
    );
  }
}
