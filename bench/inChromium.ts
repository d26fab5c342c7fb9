import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { ownChromium } from '../scripts/house/findChromium.mjs';
import { bundle, filesOf, type PageFile } from '../tests/editor/pageFiles.ts';

/** Frames come as soon as they are drawn, so that a key is not measured to the next beat of a screen. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-frame-rate-limit',
  '--disable-gpu-vsync',
];

export interface Bench {
  /** A page with storage of its own, in which the entry has run. */
  readonly newPage: () => Promise<Page>;
  /** The same page, as new: what it stored stays. */
  readonly anew: (page: Page) => Promise<void>;
}

/** Bundles an entry as the product is bundled, and hands over a browser that runs it. `entry`: beside this file. */
export async function inChromium(entry: string, measure: (bench: Bench) => Promise<void>): Promise<void> {
  const files = await bundled(entry);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '/');
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.type ?? 'text/plain' });
    response.end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({
    args: FLAGS,
    ...ownChromium(),
  });
  const anew = async (page: Page): Promise<void> => {
    await page.goto(address);
    await page.waitForFunction(() => 'bench' in globalThis);
  };
  try {
    await measure({
      anew,
      async newPage() {
        const page = await (await browser.newContext()).newPage();
        page.on('pageerror', (error) => console.error(error));
        await anew(page);
        return page;
      },
    });
  } finally {
    await browser.close();
    server.close();
  }
}

const PAGE =
  '<!doctype html><html lang="fr"><head><meta charset="utf-8"><link rel="stylesheet" href="/page.css"></head>' +
  '<body><main id="place"></main><script type="module" src="/page.js"></script></body></html>';

async function bundled(entry: string): Promise<ReadonlyMap<string, PageFile>> {
  const { output } = await bundle(fileURLToPath(new URL(entry, import.meta.url)));
  return new Map([['/', { body: PAGE, type: 'text/html' }], ...filesOf(output)]);
}
