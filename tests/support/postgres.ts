import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './freePort.ts';
import { humbleOwner, postgresPrograms, startService, type RunningService } from './services.ts';

/** A PostgreSQL of the tests' own, thrown away at their end. */
export interface PostgresCluster {
  readonly port: number;
  /** Its files. */
  readonly data: string;
  /** The address of tables of one's own; `port` leads there by another way. */
  freshUrl(port?: number): Promise<string>;
  /** Asks something as who may do everything. */
  ask(text: string): Promise<pg.QueryResult>;
  kill(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

/** A server that was killed leaves memory behind, which its last children let go of in a moment. */
const DEADLINE = 20_000;
const READY = /ready to accept connections/;

/** `durable`: each commit waits for the disk, which matters to a measure and to nothing else here. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresCluster> {
  const programs = postgresPrograms();
  if (programs === null) throw new Error('PostgreSQL is not installed');
  const owner = humbleOwner();
  const folder = mkdtempSync(join(tmpdir(), 'terreau-postgres-'));
  if (owner !== null) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  execFileSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'terreau', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: '/', stdio: 'ignore' },
  );
  const port = await freePort();
  let service: RunningService | null = null;
  let schemas = 0;

  // A process that is killed loses nothing that the system has: these tests pull no plug, so nothing waits for a disk.
  const settings = [
    `fsync=${durable ? 'on' : 'off'}`,
    'shared_buffers=16MB',
    'max_connections=60',
    'unix_socket_directories=',
  ];
  const args = ['-D', data, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap((one) => ['-c', one])];
  async function start(): Promise<void> {
    const deadline = Date.now() + DEADLINE;
    while (service === null)
      try {
        service = await startService(join(programs ?? '', 'postgres'), args, READY, owner);
      } catch (error) {
        if (Date.now() > deadline) throw error;
      }
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = service;
    service = null;
    await ending?.end(signal);
  }
  async function ask(text: string): Promise<pg.QueryResult> {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'terreau',
      database: 'postgres',
      options: '-c default_transaction_read_only=off',
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  }
  await start();
  return {
    port,
    data,
    ask,
    start,
    async freshUrl(by = port) {
      schemas += 1;
      await ask(`CREATE SCHEMA s${schemas}`);
      return `postgres://terreau@127.0.0.1:${by}/postgres?options=-csearch_path%3Ds${schemas}`;
    },
    kill: () => end('SIGKILL'),
    async end() {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
