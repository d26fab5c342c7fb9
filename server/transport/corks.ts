import type { Writable } from 'node:stream';

/** `readyState` of a line that takes frames. */
const OPEN = 1;
const NOTHING: readonly Uint8Array[] = [];

/** Up to it a frame is copied beside its head, once for all who get it; bytes. */
const LARGE = 128 * 1024;
/** Up to it the frames of one line and tick are copied into one: a write of one piece is cheaper; bytes. */
const LITTLE = 4 * 1024;

/**
 * One line's way out. The frames of one tick leave in one write, and a frame that goes to many is put into the words of
 * the websocket once.
 */
export class Cork {
  private held: readonly Uint8Array[] = NOTHING;
  private more: Uint8Array[] | null = null;
  private heldBytes = 0;

  constructor(
    private readonly stream: Pick<Writable, 'write' | 'cork' | 'uncork' | 'writableLength'>,
    private readonly line: { readonly readyState: number },
    private readonly corks: Corks,
  ) {}

  /** Bytes that the network has not taken yet. */
  get backlog(): number {
    return this.stream.writableLength + this.heldBytes;
  }

  /** Bytes that the system has taken to send. */
  get taken(): number {
    // As Node itself tells a slow write from one that stands still (net.js, on a timeout): no other account is as fine.
    const { _handle: handle } = this.stream as {
      _handle?: { bytesWritten?: number; writeQueueSize?: number } | null;
    };
    return (handle?.bytesWritten ?? 0) - (handle?.writeQueueSize ?? 0);
  }

  send(frame: Uint8Array): void {
    if (this.held.length === 0) this.corks.hold(this);
    const parts = this.corks.framed(frame);
    // Nearly always one frame in a tick, whose parts are the same for all who get it.
    if (this.held.length === 0) this.held = parts;
    else (this.more ??= []).push(...parts);
    for (const part of parts) this.heldBytes += part.length;
  }

  /** Lets out what is held. */
  pull(): void {
    const { held, more, heldBytes } = this;
    const [first] = held;
    if (first === undefined) return;
    this.held = NOTHING;
    this.more = null;
    this.heldBytes = 0;
    if (this.line.readyState !== OPEN) return;
    if (held.length === 1 && more === null) return void this.stream.write(first);
    const parts = more === null ? held : [...held, ...more];
    if (heldBytes <= LITTLE) return void this.stream.write(Buffer.concat(parts, heldBytes));
    this.stream.cork();
    for (const part of parts) this.stream.write(part);
    this.stream.uncork();
  }
}

/** All lines that hold frames back until the tick is over. */
export class Corks {
  private held: Cork[] = [];
  private last: { readonly frame: Uint8Array; readonly parts: readonly Uint8Array[] } | null = null;

  constructor(private readonly atEndOfTick: (act: () => void) => void = (act) => process.nextTick(act)) {}

  hold(cork: Cork): void {
    if (this.held.length === 0) this.atEndOfTick(() => this.pullAll());
    this.held.push(cork);
  }

  /** A binary frame as it stands on the line (RFC 6455, 5.2), from a server: whole, unmasked. */
  framed(frame: Uint8Array): readonly Uint8Array[] {
    if (this.last?.frame === frame) return this.last.parts;
    const head = headOf(frame.length);
    const parts = frame.length > LARGE ? [head, frame] : [Buffer.concat([head, frame])];
    this.last = { frame, parts };
    return parts;
  }

  private pullAll(): void {
    const { held } = this;
    this.held = [];
    this.last = null;
    for (const cork of held) cork.pull();
  }
}

const WHOLE_AND_BINARY = 0x82;

function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([WHOLE_AND_BINARY, length]);
  if (length < 65_536) {
    const head = Buffer.from([WHOLE_AND_BINARY, 126, 0, 0]);
    head.writeUInt16BE(length, 2);
    return head;
  }
  const head = Buffer.alloc(10);
  head[0] = WHOLE_AND_BINARY;
  head[1] = 127;
  head.writeUIntBE(length, 4, 6);
  return head;
}
