import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';

/** The server as it is shipped, without pages: bundled to a folder of its own from the sources as they stand. */
export interface ServerBundle {
  readonly file: string;
  /** Starts it on a data folder; resolves when it listens. */
  start(data: string, env?: Readonly<Record<string, string>>): Promise<ServerProcess>;
  remove(): Promise<void>;
}

export interface ServerProcess {
  readonly port: number;
  /** What it said when it started. */
  readonly said: readonly string[];
  /** Sends a signal and resolves with how the process ended. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

/** Packages are found from here. */
const CACHE = 'node_modules/.cache';

export async function bundleServer(): Promise<ServerBundle> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(join(CACHE, 'terreau-server-'));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: 'server/main.ts',
      target: 'node20',
      outDir: folder,
      rolldownOptions: { external: [/\/handler\.js$/], output: { entryFileNames: 'server.js' } },
    },
  });
  await writeFile(
    join(folder, 'handler.js'),
    'export const handler = (request, response, next) => next();\n',
  );
  const file = resolve(folder, 'server.js');
  return {
    file,
    start: (data, env = {}) => startServer(file, data, env),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function startServer(
  file: string,
  data: string,
  given: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const env = { ...process.env, ...given, TERREAU_DATA: data, HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: '' };
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
      end(signal) {
        child.kill(signal);
        return ended;
      },
    };
  }
  const { code } = await ended;
  throw new Error(`the server ended with ${code}: ${complaint}`);
}
