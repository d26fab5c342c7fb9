import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.ts';
import { composeHouse, type House } from '#server/house.ts';
import { silentLog } from '#server/log.ts';
import { meetNeighbours } from '#server/neighbours.ts';
import { openStore } from '#server/store/openStore.ts';
import { valueOf } from '../domain/scene.ts';
import { awkwardLine, type AwkwardLine } from './awkwardLine.ts';
import { openNginx, type Nginx } from './nginx.ts';
import { freePort } from './freePort.ts';
import { startPostgres, type PostgresCluster } from './postgres.ts';
import { startRedis, type RedisServer } from './redis.ts';
import type { ServerBundle, ServerProcess } from './serverProcess.ts';

/** A server of its own process, whose ways to PostgreSQL and to Redis may be cut. */
export interface ClusterNode {
  readonly name: string;
  readonly toPostgres: AwkwardLine;
  readonly toRedis: AwkwardLine;
  readonly isUp: boolean;
  /** `ws://…/sync/`, straight to it. */
  readonly sync: () => string;
  /** kill −9. */
  kill(): Promise<void>;
  /** As an operator does it: SIGTERM, and started again where it was. */
  restart(): Promise<void>;
  start(): Promise<void>;
}

/** Several servers of one house, and the two services that they share. */
export interface Cluster {
  readonly postgres: PostgresCluster;
  readonly redis: RedisServer;
  /** The address of the tables. */
  readonly database: string;
  readonly nodes: readonly ClusterNode[];
  /** `ws://…/sync/`, by the nginx before them; there is none without servers. */
  readonly sync: string;
  /** One more server of the house, in this process: what is asked of its portal reaches them as from any other. */
  readonly office: House;
  /** The same, without being there: closed by who asks. */
  anotherOffice(): Promise<House>;
  end(): Promise<void>;
}

/** Without a bundle, only the offices: no server of its own process. */
export async function openCluster(bundle: ServerBundle | null = null, count = 0): Promise<Cluster> {
  const data = await mkdtemp(join(tmpdir(), 'terreau-nodes-'));
  const [postgres, redis] = [await startPostgres(), await startRedis()];
  const database = await postgres.freshUrl();
  const env = {
    TERREAU_DATA: data,
    TERREAU_MAX_NEW: '100000',
    DATABASE_URL: database,
    REDIS_URL: redisAt(redis.port),
  };
  const nodes = await Promise.all(
    Array.from({ length: bundle === null ? 0 : count }, (_, n) =>
      openNode(bundle as ServerBundle, `node-${n + 1}`, { data, postgres, redis, database, env }),
    ),
  );
  const nginx: Nginx | null = nodes.length === 0 ? null : await openNginx(nodes.map(({ port }) => port));
  const office = await openOffice(env);
  return {
    postgres,
    redis,
    database,
    nodes,
    office,
    sync: `ws://127.0.0.1:${nginx?.port ?? 0}/sync/`,
    anotherOffice: () => openOffice(env),
    async end() {
      await office.close();
      await nginx?.close();
      for (const node of nodes) await node.end();
      await redis.end();
      await postgres.end();
      await rm(data, { recursive: true, force: true });
    },
  };
}

const redisAt = (port: number): string => `redis://127.0.0.1:${port}`;

async function openOffice(env: Readonly<Record<string, string>>): Promise<House> {
  const config = valueOf(readConfig(env));
  const store = await openStore(config);
  return composeHouse(config, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
    store,
    neighbours: await meetNeighbours(config, store, silentLog),
  });
}

interface Ground {
  readonly data: string;
  readonly postgres: PostgresCluster;
  readonly redis: RedisServer;
  readonly database: string;
  readonly env: Readonly<Record<string, string>>;
}

async function openNode(
  bundle: ServerBundle,
  name: string,
  { data, postgres, redis, database, env }: Ground,
) {
  const [toPostgres, toRedis] = [await awkwardLine(postgres.port), await awkwardLine(redis.port)];
  const port = await freePort();
  const own = {
    ...env,
    PORT: String(port),
    DATABASE_URL: database.replace(`:${postgres.port}/`, `:${toPostgres.port}/`),
    REDIS_URL: redisAt(toRedis.port),
    LOG_LEVEL: 'error',
  };
  let server: ServerProcess | null = null;
  const start = async (): Promise<void> => {
    server ??= await bundle.start(join(data, name), own);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = null;
    await ending?.end(signal);
  };
  await start();
  return {
    name,
    toPostgres,
    toRedis,
    get isUp() {
      return server !== null;
    },
    port,
    sync: () => `ws://127.0.0.1:${port}/sync/`,
    start,
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM');
      await start();
    },
    async end() {
      await end('SIGKILL');
      await toPostgres.end();
      await toRedis.end();
    },
  };
}
