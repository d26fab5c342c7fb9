import type { Config } from './config.ts';
import { acrossNodes, type Neighbours } from './cluster/acrossNodes.ts';
import { wallClock } from './clock.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

/** The other servers of this house, where the operator named a Redis to hear them by; null for a lone server. */
export async function meetNeighbours(
  { redis }: Pick<Config, 'redis'>,
  { shared }: Pick<Store, 'shared'>,
  log: Log,
): Promise<Neighbours | null> {
  return redis === null || shared === undefined ? null : acrossNodes(redis, shared, wallClock, log);
}
