import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sessionCookie } from '#protocol/portal.ts';
import { readConfig } from '#server/config.ts';
import { composeHouse } from '#server/house.ts';
import { silentLog } from '#server/live/log.ts';

/** A server in a process of its own, on an empty folder. */
export interface BenchedServer {
  readonly url: string;
  readonly cookie: string | null;
  /** Seconds of processor it has used since it started; null where the system does not say. */
  cpu(): number | null;
  stop(): Promise<void>;
}

const STOCK = 'bench/stockServer';

/** Ours, as `npm start` runs it, with one space. */
export async function startTerreau(data: string): Promise<BenchedServer> {
  const { room, cookie } = await foundSpace(data);
  const env = { ...process.env, TERREAU_DATA: data, HOST: '127.0.0.1', PORT: '0' };
  const child = spawn(process.execPath, ['build/server.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await firstLine(child);
  const port = /:(\d+)\s*$/.exec(said)?.[1] ?? '';
  return served(child, `ws://127.0.0.1:${port}/sync/${room}`, cookie);
}

/** The stock y-websocket server, with LevelDB. */
export async function startStock(data: string): Promise<BenchedServer> {
  if (!existsSync(join(STOCK, 'node_modules'))) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: STOCK, stdio: 'inherit' });
    if (status !== 0) throw new Error('the stock server could not be installed');
  }
  const port = await freePort();
  const env = { ...process.env, YPERSISTENCE: data, HOST: '127.0.0.1', PORT: String(port) };
  const child = spawn(process.execPath, ['node_modules/@y/websocket-server/src/server.js'], {
    cwd: STOCK,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await lineThat(child, /running at/);
  return served(child, `ws://127.0.0.1:${port}/crowd`, null);
}

async function foundSpace(data: string): Promise<{ room: string; cookie: string }> {
  const config = readConfig({ TERREAU_DATA: data });
  if (!config.ok) throw new Error(JSON.stringify(config.why));
  const house = composeHouse(config.value, {
    version: '0',
    log: silentLog,
    publicUrl: () => 'http://localhost',
  });
  const founded = await house.portal.foundSpace({
    name: 'Banc',
    department: '24',
    eventDay: null,
    licence: 'cc-by-sa-4.0',
    founder: 'Ana',
    structure: null,
  });
  await house.close();
  if (!founded.ok) throw new Error(founded.why);
  const { space, token } = founded.value;
  return { room: `${space}/commons`, cookie: `${sessionCookie(space)}=${token}` };
}

const served = (child: ChildProcess, url: string, cookie: string | null): BenchedServer => ({
  url,
  cookie,
  cpu: () => secondsOf(child.pid ?? 0),
  stop: () =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    }),
});

/** From Linux's own account of a process: user and system time, in hundredths of a second. */
function secondsOf(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

const firstLine = (child: ChildProcess): Promise<string> => lineThat(child, /./);

async function lineThat(child: ChildProcess, looks: RegExp): Promise<string> {
  if (child.stdout === null) throw new Error('the server says nothing');
  for await (const line of createInterface({ input: child.stdout }))
    if (looks.test(line)) {
      child.stdout.resume();
      return line;
    }
  throw new Error('the server ended before it listened');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', () => resolve()));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
