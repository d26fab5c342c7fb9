import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Services that the tests start by themselves. Both are programs of the machine; neither is ours to install here. */

const POSTGRES_FOLDERS = ['/usr/lib/postgresql', '/usr/local/lib/postgresql'];

/** The folder of PostgreSQL's programs, the newest first looked for; null where there is none. */
export const postgresPrograms = (): string | null =>
  POSTGRES_FOLDERS.flatMap((folder) =>
    versionsIn(folder).map((version) => join(folder, version, 'bin')),
  ).find((folder) => isProgram(join(folder, 'initdb'))) ?? folderOnPath('initdb');

/** Redis, or Valkey, which speaks as it does; null where there is neither. */
export function redisProgram(): string | null {
  for (const name of ['redis-server', 'valkey-server']) {
    const folder = folderOnPath(name);
    if (folder !== null) return join(folder, name);
  }
  return null;
}

const folderOnPath = (program: string): string | null =>
  (process.env.PATH ?? '').split(':').find((folder) => folder !== '' && isProgram(join(folder, program))) ??
  null;

function versionsIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => Number(b) - Number(a));
  } catch {
    return [];
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Whom a service runs as: PostgreSQL refuses root. Null when we are nobody special. */
export function humbleOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const found = accounts.find(([account]) => account === name);
    if (found !== undefined) return { uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error('no account of this machine may run a service');
}

export interface RunningService {
  readonly child: ChildProcess;
  /** Ends it with a signal, and resolves once it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a program and resolves once it says `ready`; rejects with what it said when it ends before. */
export function startService(
  program: string,
  args: readonly string[],
  ready: RegExp,
  owner: Owner | null,
): Promise<RunningService> {
  const child = spawn(program, args, { ...owner, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const service: RunningService = {
    child,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer): void => {
      if (ready.test(said)) return;
      said += text.toString('utf8');
      if (ready.test(said)) resolve(service);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    void gone.then(() => reject(new Error(`${program} ended: ${said}`)));
  });
}
