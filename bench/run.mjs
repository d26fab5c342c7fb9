// `npm run bench` runs every bench/*.bench.ts or *.bench.mjs, each in a process of its own;
// `npm run bench -- guard` runs those whose name starts so, and gives each what begins with `--` and comes after.
// A bench exports `run(args)`, and prints its own lines: ratios taken in one run on one machine, since absolute
// figures say more of the machine than of the code. The long ones run when they are named.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

const LONG = ['peers', 'soak'];

async function runHere(file, args) {
  const { module } = await runnerImport(join(here, file), {
    configFile: false,
    logLevel: 'warn',
    root: dirname(here),
  });
  await module.run(args);
}

function runApart(file, args) {
  console.log(`\n── ${file.replace(/\.bench\.\w+$/, '')}`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--here', file, ...args], {
    stdio: 'inherit',
  });
  return status === 0;
}

const given = process.argv.slice(2);
if (given[0] === '--here') {
  await runHere(given[1], given.slice(2));
  process.exit(process.exitCode ?? 0);
}
const options = given.findIndex((word) => word.startsWith('--'));
const [names, args] = options < 0 ? [given, []] : [given.slice(0, options), given.slice(options)];
const isWanted = (file) =>
  names.length === 0
    ? !LONG.some((name) => file.startsWith(`${name}.`))
    : names.some((name) => file.startsWith(name));
const benches = readdirSync(here)
  .filter((file) => /\.bench\.(ts|mjs)$/.test(file) && isWanted(file))
  .sort();
const failed = benches.filter((file) => !runApart(file, args));
console.log(failed.length === 0 ? `\n${benches.length} benches ran` : `\nfailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 && benches.length > 0 ? 0 : 1);
