import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { Explained } from '../sentences.mjs';
import { humbleOwner, postgresPrograms, redisProgram } from '../services.mjs';
import { freePort, startProgram } from './programs.mjs';

/**
 * A PostgreSQL and a Redis of this cluster's own, on free ports of this machine, open to nobody without their
 * password. What PostgreSQL holds stays in the folder; Redis keeps nothing. Null where one of them is not installed.
 */
export async function startOwnServices(folder) {
  const programs = { postgres: postgresPrograms(), redis: redisProgram() };
  if (programs.postgres === null || programs.redis === null) return null;
  mkdirSync(folder, { recursive: true });
  const password = keptPassword(join(folder, 'password'));
  const postgres = await startPostgres(programs.postgres, join(folder, 'postgres'), password);
  const redis = await startRedis(programs.redis, join(folder, 'redis-port'), password).catch(
    async (error) => {
      await postgres.end();
      throw error;
    },
  );
  return {
    database: `postgres://terreau:${password}@127.0.0.1:${postgres.port}/postgres`,
    redis: `redis://:${password}@127.0.0.1:${redis.port}`,
    async close() {
      await redis.end();
      await postgres.end();
    },
  };
}

function keptPassword(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

async function startPostgres(programs, folder, password) {
  const owner = humbleOwner();
  const data = join(resolve(folder), 'data');
  const asOwner = { ...owner, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] };
  if (!existsSync(join(data, 'PG_VERSION'))) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const secret = join(resolve(folder), 'first-password');
    writeFileSync(secret, password, { mode: 0o600 });
    for (const path of owner === null ? [] : [folder, secret]) chownSync(path, owner.uid, owner.gid);
    const settings = [
      '-U',
      'terreau',
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--locale=C',
    ];
    if (owner !== null && !mayReach(owner, folder)) throw new Explained('clusterFolderClosed');
    execFileSync(join(programs, 'initdb'), ['-D', data, ...settings], asOwner);
  }
  // One that a killed launcher left behind: it would keep its folder from the next.
  if (existsSync(join(data, 'postmaster.pid')))
    try {
      execFileSync(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast'], asOwner);
    } catch {
      // It was dead already.
    }
  const port = await freePort();
  const settings = ['unix_socket_directories=', 'max_connections=200'].flatMap((one) => ['-c', one]);
  const args = ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings];
  const ready = /ready to accept connections/;
  const { end } = await startProgram(join(programs, 'postgres'), args, { ready, ...owner, cwd: '/' });
  return { port, end: () => end('SIGINT') };
}

/** Whether another account may come to a folder: its parents may be closed to it. */
function mayReach(owner, folder) {
  try {
    execFileSync(process.execPath, ['-e', 'process.chdir(process.argv[1])', resolve(folder)], {
      ...owner,
      cwd: '/',
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** Its settings go in by its input: a password among its words would be read by all of the machine. */
async function startRedis(program, portFile, password) {
  if (existsSync(portFile)) await sendAway(Number(readFileSync(portFile, 'utf8')), password);
  const port = await freePort();
  writeFileSync(portFile, String(port));
  const input = `port ${port}\nbind 127.0.0.1\nsave ""\nappendonly no\nrequirepass ${password}\n`;
  const { end } = await startProgram(program, ['-'], {
    ready: /Ready to accept connections/,
    input,
    cwd: '/',
  });
  return { port, end: () => end('SIGTERM').then(() => rmSync(portFile, { force: true })) };
}

/** One that a killed launcher left behind: only ours knows the password. */
function sendAway(port, password) {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1', () => line.write(`AUTH ${password}\r\nSHUTDOWN NOSAVE\r\n`));
    line.setTimeout(2_000, () => line.destroy());
    line.on('error', () => undefined);
    line.on('close', resolve);
    line.resume();
  });
}
