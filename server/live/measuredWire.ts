import { CLOSE } from '#protocol/closeCodes.ts';
import type { Meter } from '#server/metrics.ts';
import type { Wire } from './socket.ts';

/** The same wire; what goes out on it is counted, and so is that it had to be cut because nobody took it. */
export const measuredWire = (wire: Wire, meter: Meter): Wire => ({
  send(frame) {
    meter.count('sent_bytes_total', frame.length);
    wire.send(frame);
  },
  get backlog() {
    return wire.backlog;
  },
  hold: () => wire.hold(),
  resume: () => wire.resume(),
  ping: () => wire.ping(),
  close(code) {
    if (code === CLOSE.tooSlow) meter.count('backlog_cuts_total');
    wire.close(code);
  },
  drop: () => wire.drop(),
});
