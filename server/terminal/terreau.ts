import { setTimeout as wait } from 'node:timers/promises';
import { reachHouse } from './reachHouse.ts';
import { terminal } from './terminal.ts';

process.exitCode = await terminal({
  words: process.argv.slice(2),
  env: process.env,
  screen: { say: (text) => console.log(text), complain: (text) => console.error(text) },
  reach: (config, command) => reachHouse(config, command, (ms) => wait(ms)),
});
