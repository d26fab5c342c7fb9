import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Rolldown } from 'vite';
import type { BenchPage, Opening } from './coldOpenDevice/page.ts';
import { asRatio, median } from './percentiles.ts';

const QUESTIONS = 10_000;
const ROUNDS = 7;

declare const bench: BenchPage;

/** From IndexedDB to a sorted list, in a real browser, beside the bare reading of the same bytes into Yjs. */
export async function run(): Promise<void> {
  const code = await bundled();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
    response.end(isScript ? code : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const anew = async (): Promise<void> => {
      await page.goto(address);
      await page.waitForFunction(() => 'bench' in globalThis);
    };
    await anew();
    const bytes = await page.evaluate((questions) => bench.write(questions), QUESTIONS);
    tell(bytes, await rounds(page, anew));
  } finally {
    await browser.close();
    server.close();
  }
}

interface Rounds {
  readonly openings: readonly Opening[];
  readonly bares: readonly number[];
}

/** Each measure in a page of its own, turn about, so that neither finds what the other has warmed. */
async function rounds(page: Page, anew: () => Promise<void>): Promise<Rounds> {
  const [openings, bares]: [Opening[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await anew();
    openings.push(await page.evaluate(() => bench.open()));
    await anew();
    bares.push(await page.evaluate(() => bench.bare()));
  }
  return { openings, bares };
}

function tell(bytes: number, { openings, bares }: Rounds): void {
  const of = (read: (opening: Opening) => number): number => median(openings.map(read));
  const [loaded, listed, search, other] = [
    of((opening) => opening.loaded),
    of((opening) => opening.listed),
    of((opening) => opening.search),
    median(bares),
  ];
  console.log(`${openings[0]?.questions} questions, ${(bytes / 1e6).toFixed(1)} MB in IndexedDB, Chromium`);
  console.log(
    `  from IndexedDB to the document: ${asRatio(loaded, other)} the bare reading (${loaded.toFixed(0)} and ${other.toFixed(0)} ms)`,
  );
  console.log(`  to the sorted list: ${asRatio(listed, other)} (${listed.toFixed(0)} ms)`);
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
