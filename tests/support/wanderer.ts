import { wallClock } from '#server/clock.ts';
import type { Device } from './device.ts';
import { plugIn, type NetLine } from './deviceOnNet.ts';

/** Milliseconds before somebody whose line broke comes back. */
const REST = 50;

/** Somebody's device on the real network, which comes back wherever it is let in, until it is told not to. */
export interface Wanderer {
  readonly device: Device;
  /** The codes by which its lines ended, in their order. */
  readonly endings: readonly number[];
  /** Sends what the device wrote. */
  flush(): void;
  stop(): Promise<void>;
}

/** `onRest` is called each time the device has read and sent what there was. */
export function wander(
  device: Device,
  sync: () => string,
  cookie: string,
  onRest: (one: Wanderer) => void = () => {},
): Wanderer {
  const endings: number[] = [];
  let line: NetLine | null = null;
  let stopped = false;
  const wanderer: Wanderer = {
    device,
    endings,
    flush: () => line?.flush(),
    async stop() {
      stopped = true;
      line?.leave();
      await line?.closed;
    },
  };
  const goIn = (): void => {
    line = plugIn(device, `${sync()}${device.room}`, cookie, () => onRest(wanderer));
    void line.closed.then((code) => {
      endings.push(code);
      const isSentAway = code >= 4_400 && code < 4_500;
      if (!stopped && !isSentAway) wallClock.after(REST, () => stopped || goIn());
    });
  };
  goIn();
  return wanderer;
}
