import { connect, createServer, type Server, type Socket } from 'node:net';

/** A network line between a browser and the server that a test can cut and mend. */
export interface Line {
  /** The address a browser uses; it stays the same while servers come and go behind it. */
  readonly url: string;
  /** Breaks every connection at once and refuses new ones. */
  cut(): void;
  mend(): void;
  /** As some offices do: pages pass, websockets do not. */
  forbidWebsockets(forbidden: boolean): void;
  /** Breaks every connection; from now on the line is whole, and comes from a network that nobody came from before. */
  renew(): void;
  close(): Promise<void>;
}

/** Lays a line to `target()`, a local port that may change when the server is started again. */
export async function layLine(target: () => number): Promise<Line> {
  const alive = new Set<Socket>();
  let isCut = false;
  let noWebsockets = false;
  let networks = 0;

  const server: Server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect({ port: target(), host: '127.0.0.1', ...whence(networks) });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      alive.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        alive.delete(one);
        other.destroy();
      });
    }
    near.on('data', (bytes) => {
      if (noWebsockets && /^upgrade: *websocket/im.test(bytes.toString('latin1'))) near.destroy();
      else far.write(bytes);
    });
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');

  const breakAll = (): void => alive.forEach((socket) => socket.destroy());
  return {
    url: `http://localhost:${address.port}`,
    cut() {
      isCut = true;
      breakAll();
    },
    mend() {
      isCut = false;
    },
    forbidWebsockets(forbidden) {
      noWebsockets = forbidden;
      breakAll();
    },
    renew() {
      isCut = noWebsockets = false;
      networks += 1;
      breakAll();
    },
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Every address of 127.0.0.0/8 is this machine on Linux. Elsewhere all come from one network, within its limits. */
const whence = (network: number): { readonly localAddress?: string } =>
  process.platform === 'linux'
    ? { localAddress: `127.1.${Math.floor(network / 250)}.${1 + (network % 250)}` }
    : {};
