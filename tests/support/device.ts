import * as Y from 'yjs';
import { openCommons } from '#domain/everyKind.ts';
import { readFrame, step1Frame, step2Frame, updateFrame, type Frame } from '#engine/protocol/frames.ts';
import type { Live } from '#server/live.ts';
import type { UpdateBuffer } from '#engine/sync/updateBuffer.ts';
import type { Identity } from '#server/identity.ts';
import { Line } from './line.ts';

const FROM_SERVER = Symbol('from the server');

/** What a test may want to look at the moment a device learns it. */
export interface Witness {
  /** Somebody's update was shown to this device. */
  sees?(update: Uint8Array): void;
  /** The server says that these updates of this device are durable. */
  isTold?(durable: readonly Uint8Array[]): void;
}

/**
 * A person's device: a document, the copy it keeps on disk, and a line to the server when it has one. It speaks
 * the y-websocket protocol and counts its update frames, as our client does.
 */
export class Device {
  doc = openCommons(new Y.Doc());
  line: Line | null = null;
  /** Every frame the server sent, as read. */
  readonly heard: Frame[] = [];
  /** What others write goes by it, as in our client; what it keeps dies with the process. */
  hold: UpdateBuffer | null = null;
  private readonly disk: Uint8Array[] = [];
  private sent = 0;
  private readonly unsettled = new Map<number, Uint8Array>();

  constructor(
    readonly identity: Identity,
    readonly room: string,
    private readonly witness: Witness = {},
  ) {
    this.listen();
  }

  /** The process dies and starts again from what the disk keeps. */
  restart(): void {
    this.line?.cut();
    this.line = null;
    this.hold = null;
    this.doc.destroy();
    this.doc = openCommons(new Y.Doc());
    for (const update of this.disk) Y.applyUpdate(this.doc, update, FROM_SERVER);
    this.listen();
  }

  async connect(rooms: Live, wantsReceipts = true, line = new Line()): Promise<Line> {
    this.plug(line);
    await line.enter(rooms, this.room, this.identity, wantsReceipts);
    return line;
  }

  /** A new line, whose first frame is this device's sync step 1. */
  plug(line = new Line()): Line {
    this.hold?.release();
    this.line = line;
    this.sent = 0;
    this.unsettled.clear();
    line.up.push(step1Frame(Y.encodeStateVector(this.doc)));
    return line;
  }

  /** Reads the oldest `count` frames that have arrived. */
  read(count = Infinity): void {
    for (let n = 0; n < count; n += 1) {
      const bytes = this.line?.down.shift();
      if (bytes === undefined) return;
      this.hear(readFrame(bytes));
    }
  }

  /** Sends an update that this device's document knows nothing of. */
  forge(update: Uint8Array): void {
    this.sendUpdate(update, false);
  }

  /** The kinds of frames heard, in order. */
  get story(): string[] {
    return this.heard.map((frame) => {
      if (frame.type === 'receipt') return `receipt ${frame.settled}`;
      if (frame.type === 'again') return `again ${frame.frame}`;
      if (frame.type === 'refused') return `refused ${frame.frame} ${frame.why}`;
      if (frame.type === 'news') return `news ${frame.topic}`;
      return frame.type;
    });
  }

  private listen(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      this.disk.push(update);
      if (origin !== FROM_SERVER && this.line?.isOpen) this.sendUpdate(update, false);
    });
  }

  private sendUpdate(update: Uint8Array, isStep2: boolean): void {
    this.sent += 1;
    this.unsettled.set(this.sent, update);
    this.line?.up.push(isStep2 ? step2Frame(update) : updateFrame(update));
  }

  private hear(frame: Frame): void {
    this.heard.push(frame);
    if (frame.type === 'update' && !frame.isStep2 && this.hold?.keeps(frame.update, this.bring)) return;
    if (frame.type === 'update' || frame.type === 'step1') this.hold?.release();
    if (frame.type === 'step1') this.sendUpdate(Y.encodeStateAsUpdate(this.doc, frame.stateVector), true);
    if (frame.type === 'update') {
      this.witness.sees?.(frame.update);
      Y.applyUpdate(this.doc, frame.update, FROM_SERVER);
    }
    if (frame.type === 'again' || frame.type === 'refused') this.unsettled.delete(frame.frame);
    if (frame.type === 'receipt') this.settle(frame.settled);
  }

  private readonly bring = (updates: readonly Uint8Array[]): void => {
    const { doc } = this;
    doc.transact(() => {
      for (const update of updates) {
        this.witness.sees?.(update);
        Y.applyUpdate(doc, update, FROM_SERVER);
      }
    }, FROM_SERVER);
  };

  private settle(through: number): void {
    const durable: Uint8Array[] = [];
    for (const [frame, update] of this.unsettled)
      if (frame <= through) {
        this.unsettled.delete(frame);
        durable.push(update);
      }
    this.witness.isTold?.(durable);
  }
}
