import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './freePort.ts';
import { redisProgram, startService, type RunningService } from './services.ts';

/** A Redis, or Valkey, of the tests' own. It keeps nothing: a restart forgets all. */
export interface RedisServer {
  readonly port: number;
  kill(): Promise<void>;
  start(): Promise<void>;
  end(): Promise<void>;
}

const READY = /Ready to accept connections/;

export async function startRedis(): Promise<RedisServer> {
  const program = redisProgram();
  if (program === null) throw new Error('Redis is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'terreau-redis-'));
  const port = await freePort();
  const settings = [
    ['--port', String(port)],
    ['--bind', '127.0.0.1'],
    ['--save', ''],
    ['--appendonly', 'no'],
    ['--dir', folder],
  ].flat();
  let service: RunningService | null = null;
  const start = async (): Promise<void> => {
    service ??= await startService(program, settings, READY, null);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = service;
    service = null;
    await ending?.end(signal);
  };
  await start();
  return {
    port,
    start,
    kill: () => end('SIGKILL'),
    async end() {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
