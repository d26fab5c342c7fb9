import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readRunning } from '#server/running.ts';
import type { TerminalCommand } from '#server/terminal/command.ts';
import { layLine, type Line } from './line.ts';

/** A real server behind a line that can be cut. */
export interface House {
  readonly url: string;
  readonly line: Line;
  /** What the terminal would have this server do, asked as the terminal asks it, without starting one. */
  command<T>(command: TerminalCommand): Promise<T>;
  /** Runs a command of the terminal against this house and answers its JSON. */
  terminal<T>(...words: string[]): Promise<T>;
}

/** One that belongs to whoever opened it: it can be stopped, and what it keeps can be looked at. */
export interface OwnHouse extends House {
  /** The folder that holds everything. */
  readonly data: string;
  /** All that its servers have written in their log. */
  said(): string;
  /** kill −9: nothing is said, nothing is drained. */
  kill(): Promise<void>;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** Starts a server again on the same folder and the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(environment: Readonly<Record<string, string>> = {}): Promise<OwnHouse> {
  const data = await mkdtemp(join(tmpdir(), 'terreau-journey-'));
  let server: Running | null = null;
  let said = '';
  const line = await layLine(() => server?.port ?? 0);
  // A page that a journey builds for itself says « production » to its process: an operator says it, or nobody.
  const { NODE_ENV: _, ...inherited } = process.env;
  const env = { ...inherited, TERREAU_DATA: data, HOST: '127.0.0.1', PUBLIC_URL: line.url, ...environment };

  const house: OwnHouse = {
    url: line.url,
    data,
    line,
    said: () => said,
    async start() {
      server = await run(env, (words) => (said += words));
    },
    async kill() {
      await server?.end('SIGKILL');
      server = null;
    },
    async stop() {
      const code = (await server?.end('SIGTERM')) ?? null;
      server = null;
      return code;
    },
    async command(command) {
      const { port, token } = readRunning(data) ?? { port: 0, token: '' };
      const answer = await fetch(`http://127.0.0.1:${port}/admin`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(command),
      });
      const result = await answer.json();
      if (result.ok !== true) throw new Error(`the server answered ${JSON.stringify(result)}`);
      return result.value.value;
    },
    async terminal(...words) {
      const out = await readAll(spawn(process.execPath, ['build/terreau.js', ...words, '--json'], { env }));
      return JSON.parse(out);
    },
    async close() {
      await line.close();
      await server?.end('SIGTERM');
      await rm(data, { recursive: true, force: true });
    },
  };
  await house.start();
  return house;
}

/** Takes away all that a journey left in a house that others come to after it. */
export async function emptyHouse(house: House): Promise<void> {
  house.line.renew();
  const { spaces } = await house.command<{ spaces: readonly { space: string }[] }>({ do: 'space.list' });
  for (const { space } of spaces) await house.command({ do: 'space.delete', space, forGood: true });
}

interface Running {
  readonly port: number;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The server says its address on its first lines; that is when it is ready. */
async function run(env: NodeJS.ProcessEnv, hear: (words: string) => void): Promise<Running> {
  const child = spawn(process.execPath, ['build/server.js'], {
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', hear);
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = await Promise.race([
    listeningPort(child),
    gone.then((code) => Promise.reject(new Error(`exit ${code}`))),
  ]);
  return {
    port,
    end(signal) {
      child.kill(signal);
      return gone;
    },
  };
}

async function listeningPort(child: ChildProcess): Promise<number> {
  for await (const said of createInterface({ input: child.stdout! })) {
    const port = /127\.0\.0\.1:(\d+)|localhost:(\d+)/.exec(said);
    if (port !== null) {
      child.stdout!.resume();
      return Number(port[1] ?? port[2]);
    }
  }
  throw new Error('the server said no address');
}

async function readAll(child: ChildProcess): Promise<string> {
  let out = '';
  let complaint = '';
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`terminal answered ${code}: ${complaint}`);
  return out;
}
