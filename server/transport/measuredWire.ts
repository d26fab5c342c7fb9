import { CLOSE } from '#engine/protocol/closeCodes.ts';
import type { Meter } from '#server/metrics.ts';
import type { Wire } from './socket.ts';

/**
 * The same wire; what goes out on it is counted, and so is that it had to be cut because nobody took it. A class, and not
 * an object of functions: there is one for each of thousands who do nothing.
 */
export class MeasuredWire implements Wire {
  constructor(
    private readonly wire: Wire,
    private readonly meter: Meter,
  ) {}

  get backlog(): number {
    return this.wire.backlog;
  }
  get taken(): number | null {
    return this.wire.taken;
  }
  send(frame: Uint8Array): void {
    this.meter.count('sent_bytes_total', frame.length);
    this.wire.send(frame);
  }
  hold(): void {
    this.wire.hold();
  }
  resume(): void {
    this.wire.resume();
  }
  ping(): void {
    this.wire.ping();
  }
  close(code: number): void {
    if (code === CLOSE.tooSlow) this.meter.count('backlog_cuts_total');
    this.wire.close(code);
  }
  drop(): void {
    this.wire.drop();
  }
}
