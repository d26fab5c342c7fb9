// `npm run bench` runs every bench/*.bench.ts or *.bench.mjs, each in a process of its own;
// `npm run bench -- fanout` runs those whose name starts so. A bench exports `run()`, and prints its own lines:
// ratios taken in one run on one machine, since absolute figures say more of the machine than of the code.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));

async function runHere(file) {
  const { module } = await runnerImport(join(here, file), {
    configFile: false,
    logLevel: 'warn',
    root: dirname(here),
  });
  await module.run();
}

function runApart(file) {
  console.log(`\n── ${file.replace(/\.bench\.\w+$/, '')}`);
  const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--here', file], {
    stdio: 'inherit',
  });
  return status === 0;
}

const [first, ...rest] = process.argv.slice(2);
if (first === '--here') {
  await runHere(rest[0]);
  process.exit(0);
}
const wanted = first === undefined ? [''] : [first, ...rest];
const benches = readdirSync(here)
  .filter((file) => /\.bench\.(ts|mjs)$/.test(file) && wanted.some((name) => file.startsWith(name)))
  .sort();
const failed = benches.filter((file) => !runApart(file));
console.log(failed.length === 0 ? `\n${benches.length} benches ran` : `\nfailed: ${failed.join(', ')}`);
process.exit(failed.length === 0 && benches.length > 0 ? 0 : 1);
