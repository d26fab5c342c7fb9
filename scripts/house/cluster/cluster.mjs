import { join } from 'node:path';
import { Explained, sayAbout } from '../sentences.mjs';
import { keepNodes } from './nodes.mjs';
import { startOwnServices } from './ownServices.mjs';
import { StartFailed } from './programs.mjs';
import { openProxy } from './proxy.mjs';

const MOST_NODES = 16;

/** `--nodes 3 --here`, or null when that cannot be understood. */
export function readWishes(args) {
  const wishes = { nodes: 2, here: false };
  for (let n = 0; n < args.length; n += 1) {
    if (args[n] === '--here') wishes.here = true;
    else if (args[n] === '--nodes' && /^\d+$/.test(args[n + 1] ?? '')) wishes.nodes = Number(args[(n += 1)]);
    else return null;
  }
  return wishes.nodes >= 1 && wishes.nodes <= MOST_NODES ? wishes : null;
}

/**
 * Several servers of one house behind a small proxy. They stand on the PostgreSQL and the Redis that the environment
 * names; without, or with `here`, on some of their own in the data folder. `server` is the file of the server.
 */
export async function openCluster({ nodes, here }, { env, server }) {
  const folder = join(env.TERREAU_DATA || 'data', 'cluster');
  const isNamed = Boolean(env.DATABASE_URL && env.REDIS_URL);
  if (!here && !isNamed && (env.DATABASE_URL || env.REDIS_URL)) throw new Explained('clusterNamesOne');
  const own = here || !isNamed ? await startOwnServices(folder) : noServices(env);
  if (own === null) throw new Explained('clusterNoServices');
  const port = Number(env.PORT || 3000);
  // The nodes want to know it, and with any free port it is known only once the proxy listens.
  let running = () => [];
  let proxy = null;
  try {
    proxy = await openProxy({
      port,
      host: env.HOST || '0.0.0.0',
      nodes: () => running(),
      trustProxy: /^(1|true|yes|oui)$/i.test(env.TRUST_PROXY ?? ''),
    });
    const url = env.PUBLIC_URL || `http://localhost:${proxy.port}`;
    const kept = await keepNodes({
      count: nodes,
      server,
      folder,
      env: { ...env, DATABASE_URL: own.database, REDIS_URL: own.redis, PUBLIC_URL: url, TRUST_PROXY: 'yes' },
      onTrouble: (name) => sayAbout('clusterNodeDied', name),
    });
    running = kept.running;
    return {
      url,
      port: proxy.port,
      running: kept.running,
      kill: kept.kill,
      folderOf: (name) => join(folder, name),
      async close() {
        await kept.close();
        await proxy.close();
        await own.close();
      },
    };
  } catch (error) {
    await proxy?.close();
    await own.close();
    if (error?.code === 'EADDRINUSE') throw new Explained('clusterPortTaken', { cause: error });
    throw error;
  }
}

const noServices = ({ DATABASE_URL, REDIS_URL }) => ({
  database: DATABASE_URL,
  redis: REDIS_URL,
  close: async () => {},
});

/** `npm run start:cluster`: resolves with an exit code once somebody asked it to stop. */
export async function startCluster(args) {
  const wishes = readWishes(args);
  if (wishes === null) {
    console.error('npm run start:cluster -- [--nodes 2] [--here]');
    return 2;
  }
  const cluster = await openCluster(wishes, { env: process.env, server: 'build/server.js' }).catch(explain);
  if (cluster === null) return 1;
  sayAbout('clusterOpen', cluster.url, String(wishes.nodes));
  sayAbout('clusterTerminal', cluster.folderOf('node-1'));
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    endWhenLeftAlone(resolve);
  });
  await cluster.close();
  return 0;
}

/** What a program said before it could not start explains it; anything else is a bug. */
function explain(error) {
  if (!(error instanceof StartFailed)) throw error;
  console.error(error.message.trim());
  return null;
}

/** npm starts us through a shell that dies of SIGTERM without passing it on. */
function endWhenLeftAlone(end) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 200).unref();
}
