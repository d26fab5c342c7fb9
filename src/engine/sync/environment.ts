import { browserFrames, type OnFrame } from './frameBuffer.ts';
import type { layTransport } from './transports/layTransport.ts';
import type { WebsocketTransport } from './transports/websocketTransport.ts';

/** All that a room may reach for outside itself. A test hands puppets; a page, `inBrowser()`. */
export interface Environment {
  /** `https://terreau.example`: where pages, the API and the websocket are. */
  readonly origin: string;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
  /** Lays the transport. In a page it comes after the first screen, which needs nothing of the network. */
  readonly layTransport: (
    ...room: Parameters<typeof layTransport>
  ) => WebsocketTransport | Promise<WebsocketTransport>;
  /** `null` where the browser refuses storage altogether. */
  readonly storage: IDBFactory | null;
  /** What is remembered while the tab is open. */
  readonly remembered: TransportMemory;
  /** Milliseconds since 1970, by the clock of this device. */
  readonly now: () => number;
  /** A random name, never the same twice. */
  readonly chance: () => string;
  /** Between 0 and 1: spreads the moments at which many devices come back. */
  readonly spread: () => number;
  readonly isOnline: () => boolean;
  readonly isVisible: () => boolean;
  /** Tells when the network or the page may have come back, or gone. Answers how to stop. */
  readonly onMoment: (listener: (moment: Moment) => void) => () => void;
  /** Absent where nothing is drawn: what others write then goes in as it comes. */
  readonly onFrame?: OnFrame;
  /** A line between the tabs of this device, or `null` where there is none. */
  readonly line: (name: string, hear: (message: unknown) => void) => Line | null;
  /** Asks the browser not to evict what is kept. */
  readonly persist: () => Promise<boolean>;
}

/** The transport that the last room of a tab chose, where that was polls; null: a websocket. */
export interface TransportMemory {
  readonly read: () => 'polls' | null;
  readonly keep: (transport: 'polls' | null) => void;
}

/** `wake`: the page is seen again, or was restored. `leave`: the page goes away, perhaps for ever. */
export type Moment = 'wake' | 'hidden' | 'online' | 'offline' | 'leave';

export interface Line {
  readonly say: (message: unknown) => void;
  readonly close: () => void;
}

/** Sixteen random bytes in letters, digits, `-` and `_`: never a `~`, which may part two names. */
export function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}

export function inBrowser(remembered: TransportMemory): Environment {
  return {
    origin: location.origin,
    WebSocket,
    fetch: (...request) => fetch(...request),
    layTransport: async (...room) => {
      await new Promise((resolve) => setTimeout(resolve));
      const { layTransport } = await import('./transports/layTransport.ts');
      return layTransport(...room);
    },
    storage: allowed(() => globalThis.indexedDB),
    remembered,
    now: () => Date.now(),
    chance: randomName,
    spread: () => Math.random(),
    isOnline: () => navigator.onLine,
    isVisible: () => document.visibilityState === 'visible',
    onMoment: browserMoments,
    onFrame: browserFrames,
    line: openLine,
    persist: async () => (await navigator.storage?.persist?.()) ?? false,
  };
}

/** Reading such a thing throws in some browsers that refuse to keep anything. */
function allowed<T>(read: () => T | undefined): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}

function browserMoments(listener: (moment: Moment) => void): () => void {
  const gone = new AbortController();
  const on = (target: EventTarget, name: string, moment: () => Moment): void =>
    target.addEventListener(name, () => listener(moment()), { signal: gone.signal });
  on(window, 'online', () => 'online');
  on(window, 'offline', () => 'offline');
  on(window, 'pageshow', () => 'wake');
  on(window, 'pagehide', () => 'leave');
  on(document, 'visibilitychange', () => (document.visibilityState === 'visible' ? 'wake' : 'hidden'));
  return () => gone.abort();
}

function openLine(name: string, hear: (message: unknown) => void): Line | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event) => hear(event.data);
  return { say: (message) => channel.postMessage(message), close: () => channel.close() };
}
