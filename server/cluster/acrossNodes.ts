import type { SharedStore } from '#server/store/store.ts';
import type { Bus } from './bus.ts';
import { BusNode } from './busNode.ts';
import type { Clock, Stop } from '#server/clock.ts';
import type { Log } from '#server/log.ts';
import { lookAgain } from './lookAgain.ts';

/** What a server has of the others of its house. */
export interface Neighbours {
  readonly bus: Bus;
  /** Whether it hears them; while not, it looks for itself. */
  hears(): boolean;
  readonly stop: Stop;
}

/** How long Redis is waited for at the start, in milliseconds: a command of the terminal has little else. */
const FIRST_PATIENCE = 1_000;
const LOOKS_EVERY = 20;

/**
 * The servers that share a database, by a Redis or a Valkey. One that does not answer keeps nobody from starting or
 * from going on: words come a little later then.
 */
export async function acrossNodes(
  redis: string,
  shared: SharedStore,
  clock: Clock,
  log: Log,
): Promise<Neighbours> {
  // Only here: a lone server never loads the client.
  const { redisEther } = await import('./busRedis.ts');
  const bus = new BusNode(redisEther(redis, houseOn(redis, shared), log), clock);
  await isHeard(bus, clock);
  return { bus, hears: () => !bus.isDeaf, stop: lookAgain(bus, shared, clock, log) };
}

/** Resolves once Redis carries words, or after a moment. */
function isHeard(bus: BusNode, clock: Clock): Promise<void> {
  const until = clock.elapsed() + FIRST_PATIENCE;
  return new Promise((resolve) => {
    const look = (): void => {
      if (!bus.isDeaf || clock.elapsed() >= until) resolve();
      else clock.after(LOOKS_EVERY, look);
    };
    look();
  });
}

/** Redis hears words on all of its numbered databases alike: the number sets houses apart all the same. */
function houseOn(redis: string, { house }: SharedStore): string {
  const number = new URL(redis).pathname.slice(1);
  return number === '' ? house : `${house}:${number}`;
}
