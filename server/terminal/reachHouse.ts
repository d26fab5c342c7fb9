import { request } from 'node:http';
import type { Config } from '../config.ts';
import { lockFolder } from '../folderLock.ts';
import { composeHouse } from '../house.ts';
import type { Log } from '../log.ts';
import { meetNeighbours } from '../neighbours.ts';
import { createTerminalActs } from '../portal.ts';
import { readRunning, type Running } from '../running.ts';
import { openStore } from '../store/openStore.ts';
import { VERSION } from '../version.ts';
import type { TerminalCommand } from './command.ts';
import { runCommand, type CommandResult } from './runCommand.ts';

/** The folder is taken by a program that does not answer. */
export class ServerSilent extends Error {
  override readonly name = 'ServerSilent';
}

/** The data folder cannot be opened. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable';
}

/** How long another command of the terminal, or a server about to start, is waited for. */
const PATIENCE = { times: 50, every: 100 };

/**
 * Runs a command on the data folder, whoever has it. The lock of the folder tells: free, the house is opened for
 * the time of the command; taken, the server that holds it is asked.
 */
export async function reachHouse(
  config: Config,
  command: TerminalCommand,
  wait: (ms: number) => Promise<void>,
): Promise<CommandResult> {
  for (let n = 0; n < PATIENCE.times; n += 1) {
    const unlock = lock(config.data);
    if (unlock !== null) return await runHere(config, command).finally(unlock);
    const running = readRunning(config.data);
    const answer = running && (await ask(running, command));
    if (answer !== null) return answer;
    await wait(PATIENCE.every);
  }
  throw new ServerSilent();
}

function lock(folder: string): (() => void) | null {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw new FolderUnusable(folder, { cause: error });
  }
}

async function runHere(config: Config, command: TerminalCommand): Promise<CommandResult> {
  const address = config.publicUrl ?? `http://localhost:${String(config.port || 3000)}`;
  const store = await openStore(config);
  const house = composeHouse(config, {
    version: VERSION,
    log: onStandardError,
    publicUrl: () => address,
    store,
    neighbours: await meetNeighbours(config, store, onStandardError),
  });
  try {
    return await runCommand({ organise: createTerminalActs(house.parts) }, command);
  } finally {
    await house.close();
  }
}

const onStandardError: Log = {
  info: () => undefined,
  warn: () => undefined,
  error: (about, sentence) => console.error(sentence, about),
};

/** Null when nobody listens there. */
async function ask(running: Running, command: TerminalCommand): Promise<CommandResult | null> {
  for (const host of ['127.0.0.1', '::1']) {
    const answer = await post(host, running, JSON.stringify(command));
    if (answer !== null) return answer;
  }
  return null;
}

function post(host: string, { port, token }: Running, body: string): Promise<CommandResult | null> {
  return new Promise((resolve, reject) => {
    const asked = request({
      host,
      port,
      path: '/admin',
      method: 'POST',
      agent: false,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    asked.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' || error.code === 'EADDRNOTAVAIL' ? resolve(null) : reject(error),
    );
    asked.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(JSON.parse(text) as CommandResult);
        else reject(new Error(`${String(response.statusCode)} ${text}`));
      });
    });
    asked.end(body);
  });
}
