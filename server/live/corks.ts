import type { Writable } from 'node:stream';

/** Beyond it a frame is not copied beside its head, in bytes. */
const LARGE = 16 * 1024;

/**
 * One line's way out. The frames of one tick leave in one write, and a frame that goes to many is put into the words of
 * the websocket once.
 */
export class Cork {
  private held: Uint8Array[] = [];
  private heldBytes = 0;

  constructor(
    private readonly stream: Pick<Writable, 'write' | 'cork' | 'uncork' | 'writableLength'>,
    private readonly isOpen: () => boolean,
    private readonly corks: Corks,
  ) {}

  /** Bytes that the network has not taken yet. */
  get backlog(): number {
    return this.stream.writableLength + this.heldBytes;
  }

  send(frame: Uint8Array): void {
    if (this.held.length === 0) this.corks.hold(this);
    const parts = this.corks.framed(frame);
    for (const part of parts) {
      this.held.push(part);
      this.heldBytes += part.length;
    }
  }

  /** Lets out what is held. */
  pull(): void {
    const { held } = this;
    const [first] = held;
    if (first === undefined) return;
    this.held = [];
    this.heldBytes = 0;
    if (!this.isOpen()) return;
    if (held.length === 1) return void this.stream.write(first);
    this.stream.cork();
    for (const part of held) this.stream.write(part);
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
