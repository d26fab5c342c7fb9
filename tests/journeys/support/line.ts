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
  close(): Promise<void>;
}

/** Lays a line to `target()`, a local port that may change when the server is started again. */
export async function layLine(target: () => number): Promise<Line> {
  const alive = new Set<Socket>();
  let isCut = false;
  let noWebsockets = false;

  const server: Server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(target(), '127.0.0.1');
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
    close() {
      breakAll();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
