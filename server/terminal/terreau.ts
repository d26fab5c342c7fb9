import { createInterface } from 'node:readline/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { keep } from '../keeping/keep.ts';
import { reachHouse } from './reachHouse.ts';
import { terminal } from './terminal.ts';

async function ask(question: string): Promise<string> {
  const line = createInterface({ input: process.stdin, output: process.stderr });
  return line.question(question).finally(() => line.close());
}

process.exitCode = await terminal({
  words: process.argv.slice(2),
  env: process.env,
  screen: {
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
    ...(process.stdin.isTTY ? { ask } : {}),
  },
  keep: (config, command) => keep(config, command, Date.now()),
  reach: (config, command) => reachHouse(config, command, (ms) => wait(ms)),
});
