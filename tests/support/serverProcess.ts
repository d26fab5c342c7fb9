import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundlePrograms } from './bundlePrograms.ts';

/** The server as it is shipped, without pages or with what takes their place: bundled to a folder of its own from the sources as they stand. */
export interface ServerBundle {
  readonly file: string;
  /** Starts it on a data folder, on any free port unless one is given; resolves when it listens. */
  start(data: string, env?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  remove(): Promise<void>;
}

export interface ServerProcess {
  readonly port: number;
  /** What it said when it started. */
  readonly said: readonly string[];
  /** What it has logged. */
  logged(): string;
  /** Sends a signal and resolves with how the process ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

export async function bundleServer(pages?: string): Promise<ServerBundle> {
  const bundle = await bundlePrograms({
    server: 'server/main.ts',
    worker: 'server/worker.ts',
    ...(pages === undefined ? {} : { handler: pages }),
  });
  if (pages === undefined)
    await writeFile(
      join(bundle.folder, 'handler.js'),
      'export const handler = (request, response, next) => next();\n',
    );
  return {
    file: bundle.file('server'),
    start: (data, env = {}) => startServer(bundle.file('server'), data, env),
    remove: () => bundle.remove(),
  };
}

async function startServer(
  file: string,
  data: string,
  given: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const own = { TERREAU_DATA: data, HOST: '127.0.0.1', PUBLIC_URL: '' };
  const env = { ...process.env, PORT: '0', ...given, ...own };
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('exit', (code, signal) => resolve({ code, signal })),
  );
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    const port = /127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return {
      port: Number(port),
      said,
      logged: () => complaint,
      end(signal) {
        child.kill(signal);
        return ended;
      },
    };
  }
  const { code } = await ended;
  throw new Error(`the server ended with ${code}: ${complaint}`);
}
