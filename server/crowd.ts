import type { Stop } from './clock.ts';
import { networkOf } from './rate.ts';

/** Counts what each network holds open. */
export interface Crowd {
  /** Counts one more of this address, and answers how to count it out and whether it is too many. */
  enter(address: string): {
    readonly leave: Stop;
    readonly isTooMany: boolean;
    readonly isFarTooMany: boolean;
  };
}

/**
 * Connection limit by network: who comes beyond `most` is told so, who comes beyond twice as many is not listened to. An
 * IPv6 network is its /64.
 */
export function createCrowd(most: number): Crowd {
  const open = new Map<string, number>();
  return {
    enter(address) {
      const network = networkOf(address);
      const count = (open.get(network) ?? 0) + 1;
      open.set(network, count);
      const leave = (): void => {
        const left = (open.get(network) ?? 1) - 1;
        if (left === 0) open.delete(network);
        else open.set(network, left);
      };
      return { leave, isTooMany: count > most, isFarTooMany: count > 2 * most };
    },
  };
}
