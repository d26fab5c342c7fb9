import { packPoll, readPoll } from '#engine/protocol/pollBody.ts';

/** The server answers within 25 seconds when it has nothing to say. */
const POLL_WITHIN = 35_000;
const POST_WITHIN = 120_000;
/** A request that failed is made again after these, in milliseconds; then the line is given up. */
const AGAIN_AFTER = [500, 1_500, 4_000] as const;
/** An empty answer that comes sooner than this is not believed to be what the server waited for. */
const SHORTEST_WAIT = 1_000;
/** What is written within this time goes up together. */
const GATHER = 20;
/** What one request carries at most, unless one frame alone is more. */
const MOST_AT_ONCE = 256 * 1024;
/** What a websocket ends with when nothing was said. */
const NOTHING_SAID = 1006;

/** What a request was answered: something to read, or that the line is over. */
type Answer =
  { readonly ok: true; readonly body: Uint8Array } | { readonly ok: false; readonly code: number };

type Fetch = typeof fetch;

/**
 * A WebSocket for the stock provider that goes by plain requests (docs/protocol.md), where a network lets no
 * websocket through. What fails is asked again, in order and once; what the server closes with is its close code.
 */
export const pollingSocket = (ask: Fetch, now: () => number): typeof WebSocket =>
  class extends PollingSocket {
    constructor(url: string | URL) {
      super(url, ask, now);
    }
  } as unknown as typeof WebSocket;

class PollingSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  binaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  readonly #ask: Fetch;
  readonly #now: () => number;
  readonly #place: string;
  readonly #gone = new AbortController();
  #line: string | null = null;
  #up: Uint8Array[] = [];
  #isSending = false;
  #batch = 0;
  #after = 0;

  constructor(url: string | URL, ask: Fetch, now: () => number) {
    const { origin, pathname, search } = new URL(String(url).replace(/^ws/, 'http'));
    this.#ask = ask;
    this.#now = now;
    this.#place = `${origin}${pathname}/poll`;
    void this.#open(search);
  }

  send(data: ArrayBuffer | Uint8Array): void {
    if (this.readyState !== this.OPEN) return;
    this.#up.push(new Uint8Array(data).slice());
    if (this.#isSending) return;
    this.#isSending = true;
    setTimeout(() => void this.#sendOn(), GATHER);
  }

  close(): void {
    const line = this.#line;
    if (this.readyState === this.CLOSED) return;
    this.#end(1000);
    if (line === null) return;
    const goodbye = { method: 'DELETE', keepalive: true } as const;
    this.#ask(`${this.#place}/${line}`, goodbye).catch(() => {});
  }

  async #open(search: string): Promise<void> {
    // Once: a second line would stay open until the server finds it silent.
    const answer = await this.#once(`${this.#place}${search}`, { method: 'POST' }, POLL_WITHIN);
    if (this.readyState === this.CLOSED) return;
    const line = answer?.ok ? lineIn(answer.body) : null;
    if (line === null) return this.#end(answer?.ok === false ? answer.code : NOTHING_SAID);
    this.#line = line;
    this.readyState = this.OPEN;
    this.onopen?.();
    void this.#pollOn(line);
  }

  async #pollOn(line: string): Promise<void> {
    while (this.readyState === this.OPEN) {
      const address = `${this.#place}/${line}?after=${this.#after}`;
      const asked = this.#now();
      const answer = await this.#persist(address, { method: 'GET', cache: 'no-store' }, POLL_WITHIN);
      if (!answer.ok) return this.#end(answer.code);
      if (answer.body.length > 0) this.#read(answer.body);
      // Something on the way that answers in the server's place would be asked without end.
      else if (this.#now() - asked < SHORTEST_WAIT) await pause(SHORTEST_WAIT);
    }
  }

  #read(bytes: Uint8Array): void {
    const body = readPoll(bytes);
    if (body === null) return this.#end(NOTHING_SAID);
    this.#after += 1;
    for (const frame of body.frames) if (this.readyState === this.OPEN) this.#hear(frame);
    if (body.close !== null) this.#end(body.close === 0 ? NOTHING_SAID : body.close);
  }

  /** As with a websocket, what goes wrong in reading one frame keeps nothing from the next. */
  #hear(frame: Uint8Array): void {
    try {
      this.onmessage?.({ data: frame.slice().buffer });
    } catch (error) {
      void Promise.reject(error);
    }
  }

  async #sendOn(): Promise<void> {
    while (this.readyState === this.OPEN && this.#up.length > 0) {
      const body = packPoll(this.#nextUp()) as Uint8Array<ArrayBuffer>;
      this.#batch += 1;
      const address = `${this.#place}/${this.#line}?batch=${this.#batch}`;
      const answer = await this.#persist(address, { method: 'POST', body }, POST_WITHIN);
      if (!answer.ok) return this.#end(answer.code);
    }
    this.#isSending = false;
  }

  #nextUp(): readonly Uint8Array[] {
    let bytes = 0;
    const count = this.#up.findIndex((frame, n) => (bytes += frame.length) > MOST_AT_ONCE && n > 0);
    return this.#up.splice(0, count < 0 ? this.#up.length : count);
  }

  /** Asks until there is an answer that the server itself gave, a few times. */
  async #persist(address: string, init: RequestInit, within: number): Promise<Answer> {
    for (const wait of [...AGAIN_AFTER, null]) {
      const answer = await this.#once(address, init, within);
      if (answer !== null || wait === null || this.#gone.signal.aborted) return answer ?? LOST;
      await pause(wait);
    }
    return LOST;
  }

  /** One request; null when nothing of it, or nothing of the server's own, came back. */
  async #once(address: string, init: RequestInit, within: number): Promise<Answer | null> {
    const late = new AbortController();
    const giveUp = (): void => late.abort();
    const timer = setTimeout(giveUp, within);
    this.#gone.signal.addEventListener('abort', giveUp);
    try {
      const answer = await this.#ask(address, { ...init, signal: late.signal, redirect: 'error' });
      return await readAnswer(answer);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
      this.#gone.signal.removeEventListener('abort', giveUp);
    }
  }

  #end(code: number): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.#up = [];
    this.#gone.abort();
    queueMicrotask(() => this.onclose?.({ code, reason: '' }));
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const LOST: Answer = { ok: false, code: NOTHING_SAID };

/** A page that a proxy puts in the server's place says nothing of the line. */
async function readAnswer(answer: Response): Promise<Answer | null> {
  if (answer.status === 204) return { ok: true, body: new Uint8Array() };
  if (answer.status === 409) return LOST;
  const type = answer.headers.get('content-type') ?? '';
  const isOurs = /^application\/(?:octet-stream|json)/.test(type);
  if (answer.ok) return isOurs ? { ok: true, body: new Uint8Array(await answer.arrayBuffer()) } : null;
  const { close } = isOurs ? ((await answer.json()) as { readonly close?: unknown }) : {};
  return typeof close === 'number' ? { ok: false, code: close || NOTHING_SAID } : null;
}

function lineIn(body: Uint8Array): string | null {
  try {
    const { line } = JSON.parse(new TextDecoder().decode(body)) as { readonly line?: unknown };
    return typeof line === 'string' ? line : null;
  } catch {
    return null;
  }
}
