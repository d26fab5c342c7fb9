import { connect, type Socket } from 'node:net';

/**
 * The client's end of a websocket, and no more than a bench needs: whole binary messages, pings answered. A crowd of
 * a thousand on one processor must read in a fraction of what their server spends to write.
 */
export interface LightSocket {
  send(message: Uint8Array): void;
  /** Bytes that came over the wire, headers included. */
  bytesIn(): number;
  close(): void;
}

export interface LightEars {
  readonly onOpen: (socket: LightSocket) => void;
  /** The bytes are lent until it returns. */
  readonly onMessage: (message: Buffer) => void;
  readonly onEnd: (why: string) => void;
}

const OPCODE = { binary: 2, close: 8, ping: 9, pong: 10 } as const;
const FIN = 0x80;
/** A mask of zeros leaves the bytes as they are, and costs the server what any mask costs. */
const MASKED = 0x80;
const SHORT = 126;
const LONG = 127;

export function openLightSocket(url: string, cookie: string | null, ears: LightEars): void {
  const { hostname, port, pathname, search } = new URL(url);
  const stream = connect(Number(port), hostname);
  stream.setNoDelay(true);
  const socket: LightSocket = {
    send: (message) => write(stream, OPCODE.binary, message),
    bytesIn: () => stream.bytesRead,
    close: () => stream.destroy(),
  };
  stream.write(
    [
      `GET ${pathname}${search} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
      '\r\n',
    ].join('\r\n'),
  );
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  stream.on('data', (chunk) => {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end >= 0 && !bytes.subarray(0, end).includes(' 101 ')) return stream.destroy();
      isOpen = end >= 0;
      if (isOpen) {
        bytes = bytes.subarray(end + 4);
        ears.onOpen(socket);
      }
    }
    rest = isOpen ? bytes.subarray(readMessages(bytes, stream, ears)) : bytes;
  });
  stream.on('error', () => stream.destroy());
  stream.on('close', () => ears.onEnd('the line is down'));
}

/** Reads whole messages; answers where the first that is not whole begins. */
function readMessages(bytes: Buffer, stream: Socket, ears: LightEars): number {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const opcode = bytes.readUInt8(at) & 0x0f;
    let length = bytes.readUInt8(at + 1);
    let body = at + 2;
    if (length === SHORT) {
      if (body + 2 > bytes.length) break;
      length = bytes.readUInt16BE(body);
      body += 2;
    } else if (length === LONG) {
      if (body + 8 > bytes.length) break;
      length = Number(bytes.readBigUInt64BE(body));
      body += 8;
    }
    if (body + length > bytes.length) break;
    const message = bytes.subarray(body, body + length);
    if (opcode === OPCODE.binary) ears.onMessage(message);
    else if (opcode === OPCODE.ping) write(stream, OPCODE.pong, message);
    else if (opcode === OPCODE.close) {
      ears.onEnd(`closed with ${length >= 2 ? message.readUInt16BE(0) : 'no code'}`);
      stream.destroy();
    }
    at = body + length;
  }
  return at;
}

function write(stream: Socket, opcode: number, message: Uint8Array): void {
  const { length } = message;
  const extra = length < SHORT ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.alloc(6 + extra + length);
  frame[0] = FIN | opcode;
  frame[1] = MASKED | (extra === 0 ? length : extra === 2 ? SHORT : LONG);
  if (extra === 2) frame.writeUInt16BE(length, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, 6 + extra);
  stream.write(frame);
}
