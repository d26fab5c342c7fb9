import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { namedDialect, plainDialect } from '../dialect.ts';
import type { Peer, Place, Plan } from '../peer.ts';
import { freePort, startProgram } from './spawned.ts';

/** The stock y-websocket server, with LevelDB. */
export const stock: Peer = {
  name: 'stock',
  title: 'y-websocket, LevelDB',
  dialect: plainDialect,
  query: '',
  keeps: true,
  prepare: prepareIn('bench/stockServer'),
  start: (data) =>
    startAtPort(['node_modules/@y/websocket-server/src/server.js'], 'bench/stockServer', {
      YPERSISTENCE: data,
    }),
};

/** Hocuspocus as its guide starts it, with its SQLite extension. */
export const hocuspocus: Peer = {
  name: 'hocuspocus',
  title: 'Hocuspocus, SQLite',
  dialect: namedDialect,
  query: '',
  keeps: true,
  prepare: prepareIn('bench/hocuspocus'),
  start: (data) =>
    startAtPort(['server.js'], 'bench/hocuspocus', { DATABASE: join(data, 'hocuspocus.sqlite') }),
};

/** Bytes in, bytes out: what a connection and a frame cost at the least. */
export const bareWs: Peer = {
  name: 'ws',
  title: 'bare ws',
  dialect: plainDialect,
  query: '',
  keeps: false,
  prepare: (_data, plan) => Promise.resolve(placesOf(plan)),
  start: () => startAtPort(['bench/peers/servers/broadcaster.mjs'], '.', {}),
};

/** What they stand on is installed beside them, once, when it is first asked for. */
function prepareIn(folder: string): Peer['prepare'] {
  return (_data, plan) => {
    if (!existsSync(join(folder, 'node_modules'))) {
      const { status } = spawnSync('npm', ['ci'], { cwd: folder, stdio: 'inherit' });
      if (status !== 0) throw new Error(`${folder} could not be installed`);
    }
    return Promise.resolve(placesOf(plan));
  };
}

/** They ask nobody who they are: a room is there once somebody names it. */
const placesOf = (plan: Plan): readonly Place[] =>
  Array.from({ length: plan.rooms }, (_, room) => ({
    room: `room${room}`,
    people: Array.from({ length: plan.people }, (_, n) => ({ account: `person${n}`, cookie: null })),
  }));

async function startAtPort(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  const port = await freePort();
  return startProgram(
    args,
    { cwd, env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) } },
    /listening|running at/,
    () => `ws://127.0.0.1:${port}/`,
  );
}
