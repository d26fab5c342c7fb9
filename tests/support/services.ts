import { spawn, type ChildProcess } from 'node:child_process';

/** Whether the services are there that some tests start by themselves, without one those are skipped; and as whom. */
export { humbleOwner, nginxProgram, postgresPrograms, redisProgram } from '../../scripts/house/services.mjs';

interface Owner {
  readonly uid: number;
  readonly gid: number;
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
