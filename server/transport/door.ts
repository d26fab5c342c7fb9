import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Portal } from '#protocol/portal.ts';
import { isOwnOrigin } from '#server/origin.ts';
import { addressOf, SYNC_PREFIX } from './admission.ts';
import { Cork, Corks } from './corks.ts';
import { enter, readWish } from './enter.ts';
import type { Log } from '#server/log.ts';
import type { Connections } from './connections.ts';
import type { Socket, Wire } from './socket.ts';
import { WebsocketWire } from './websocketWire.ts';

export interface DoorMeans {
  readonly rooms: Pick<Connections, 'admit'>;
  readonly whoAmI: Portal['whoAmI'];
  /** The origin people see, when a proxy changes the Host header. */
  readonly publicOrigin: string | null;
  /** The largest frame that is read at all, in bytes. */
  readonly largestFrame: number;
  readonly log: Log;
}

/** Where browsers and stock y-websocket clients come in. */
export interface Door {
  /** Takes an upgrade request, or answers false when it is not for `/sync/…`. */
  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): boolean;
  /** How many websockets are open. */
  lines(): number;
  /** Lets go of every socket, once what was sent to it has left. */
  close(): Promise<void>;
}

/** Whoever could not be let in by then is sent away for a moment, in milliseconds. */
const LONGEST_WELCOME = 10_000;

export function openDoor(means: DoorMeans): Door {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: means.largestFrame,
    clientTracking: true,
    WebSocket: Line,
  });

  const corks = new Corks();

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): boolean => {
    const address = addressOf(request);
    if (address === null || !address.pathname.startsWith(SYNC_PREFIX)) return false;
    if (!isOwnOrigin(request, means.publicOrigin)) {
      turnBack(stream);
      return true;
    }
    server.handleUpgrade(request, stream, head, (socket) => {
      void welcome(
        means,
        socket,
        new WebsocketWire(socket, new Cork(stream, socket, corks)),
        request,
        address,
      );
    });
    return true;
  };

  return {
    upgrade,
    lines: () => server.clients.size,
    async close() {
      await goodbye(server.clients);
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

/** How long the other ends have to take what was sent to them before they were sent away, in milliseconds. */
const GOODBYE = 500;

/** Resolves once all have closed, or when that takes too long. A line that is cut takes its last receipts with it. */
async function goodbye(sockets: ReadonlySet<WebSocket>): Promise<void> {
  const gone = [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
  let stop = (): void => {};
  const late = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, GOODBYE);
    stop = () => clearTimeout(timer);
  });
  await Promise.race([Promise.all(gone), late]).finally(() => stop());
}

async function welcome(
  means: DoorMeans,
  socket: Line,
  wire: Wire,
  request: IncomingMessage,
  address: URL,
): Promise<void> {
  const wish = readWish(address.pathname.slice(SYNC_PREFIX.length), address);
  socket.on('error', onError);
  const late = setTimeout(() => wire.close(CLOSE.restarting), LONGEST_WELCOME);
  try {
    const isThere = (): boolean => socket.readyState === socket.OPEN;
    const why = await enter(means, request, wish, wire, (connection) => listen(socket, connection), isThere);
    if (why !== null) wire.close(CLOSE[why]);
  } catch (error) {
    means.log.error({ err: error }, 'a socket could not be let in');
    wire.close(CLOSE.roomFailed);
  } finally {
    clearTimeout(late);
  }
}

/** A websocket that knows whose it is, so that all of them share what hears them. */
class Line extends WebSocket {
  connection: Socket | null = null;
}

function listen(line: Line, connection: Socket): void {
  line.connection = connection;
  line.on('message', onMessage);
  line.on('pong', onPong);
  line.on('close', onClose);
  if (line.readyState !== line.OPEN) connection.leave();
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  const { connection } = this as Line;
  if (isBinary) connection?.receive(bytesOf(data));
  else connection?.nonsense();
}

function onPong(this: WebSocket): void {
  (this as Line).connection?.heard();
}

function onClose(this: WebSocket): void {
  (this as Line).connection?.leave();
}

function onError(this: WebSocket): void {
  this.terminate();
}

const bytesOf = (data: RawData): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;

function turnBack(stream: Duplex): void {
  stream.on('error', () => stream.destroy());
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
