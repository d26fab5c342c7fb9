import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rolldown } from 'vite';
import { ownChromium } from '../scripts/house/findChromium.mjs';
import type { BenchPage, Opening } from './coldOpenDevice/page.ts';
import { asRatio, median } from './percentiles.ts';

const SIZES = [1_000, 10_000];
const ROUNDS = 9;

declare const bench: BenchPage;

/** From IndexedDB to a sorted list, in a real browser, beside Yjs with y-indexeddb alone, and the bare reading. */
export async function run(): Promise<void> {
  const code = await bundled();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? code : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    ...ownChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    for (const questions of SIZES) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const anew = async (): Promise<void> => {
        await page.goto(address);
        await page.waitForFunction(() => 'bench' in globalThis);
      };
      await anew();
      const bytes = await page.evaluate((count) => bench.write(count), questions);
      tell(bytes, await rounds(page, anew));
      await context.close();
    }
  } finally {
    await browser.close();
    server.close();
  }
}

interface Rounds {
  readonly openings: readonly Opening[];
  readonly bares: readonly number[];
  readonly stocks: readonly number[];
}

/** Each measure in a page of its own, turn about, so that neither finds what the other has warmed. */
async function rounds(page: Page, anew: () => Promise<void>): Promise<Rounds> {
  const [openings, bares, stocks]: [Opening[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await anew();
    openings.push(await page.evaluate(() => bench.open()));
    await anew();
    bares.push(await page.evaluate(() => bench.bare()));
    await anew();
    stocks.push(await page.evaluate(() => bench.stock()));
  }
  return { openings, bares, stocks };
}

function tell(bytes: number, { openings, bares, stocks }: Rounds): void {
  const of = (read: (opening: Opening) => number): number => median(openings.map(read));
  const [loaded, listed, search, other, stock] = [
    of((opening) => opening.loaded),
    of((opening) => opening.listed),
    of((opening) => opening.search),
    median(bares),
    median(stocks),
  ];
  console.log(`${openings[0]?.questions} questions, ${(bytes / 1e6).toFixed(1)} MB in IndexedDB, Chromium`);
  console.log(
    `  from IndexedDB to the document: ${asRatio(loaded, stock)} Yjs with y-indexeddb alone (${loaded.toFixed(0)} and ${stock.toFixed(0)} ms)`,
  );
  console.log(`    ${asRatio(loaded, other)} the bare reading of the same bytes (${other.toFixed(0)} ms)`);
  console.log(`  to the sorted list: ${asRatio(listed, stock)} (${listed.toFixed(0)} ms)`);
  console.log(`  one more letter in the search: ${search.toFixed(1)} ms`);
}

async function bundled(): Promise<string> {
  const { output } = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true, dev: false } })],
    resolve: { dedupe: ['yjs', 'y-protocols', 'lib0'] },
    build: {
      target: 'es2022',
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./coldOpenDevice/page.ts', import.meta.url)),
        output: { format: 'es', codeSplitting: false, entryFileNames: 'page.js' },
      },
    },
  })) as Rolldown.RolldownOutput;
  const script = output.find((file) => file.type === 'chunk');
  if (script === undefined) throw new Error('the page was not bundled');
  return script.code;
}
