import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Running } from '../peer.ts';
import { collectGarbage } from './collected.ts';

/** Long enough for any server to write what it has. */
const LONGEST_FAREWELL = 8_000;

/** Starts a Node program and waits until it says that it listens. */
export async function startProgram(
  args: readonly string[],
  options: SpawnOptions,
  saysSo: RegExp,
  addressOf: (line: string) => string,
): Promise<Running> {
  const inspector = await freePort();
  const child = spawn(process.execPath, [`--inspect-port=${inspector}`, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const follow = (): void => void child.kill('SIGKILL');
  process.once('exit', follow);
  child.once('exit', () => process.off('exit', follow));
  const line = await lineThat(child, saysSo);
  const { pid } = child;
  if (pid === undefined) throw new Error('the server did not start');
  return {
    address: addressOf(line),
    cpu: () => secondsOf(pid),
    memory: () => memoryOf(pid),
    held: async () => {
      await collectGarbage(pid, inspector);
      return memoryOf(pid);
    },
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const patience = setTimeout(() => child.kill('SIGKILL'), LONGEST_FAREWELL);
    child.once('exit', () => {
      clearTimeout(patience);
      resolve();
    });
    child.kill(signal);
  });
}

/** From Linux's own account of a process: user and system time of all threads, in hundredths of a second. */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function memoryOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
  return Number(kilobytes) * 1_024;
}

async function lineThat(child: ChildProcess, looks: RegExp): Promise<string> {
  const { stdout } = child;
  if (stdout === null) throw new Error('the server says nothing');
  for await (const line of createInterface({ input: stdout }))
    if (looks.test(line)) {
      stdout.resume();
      return line;
    }
  throw new Error('the server ended before it listened');
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', () => resolve()));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
