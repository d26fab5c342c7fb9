import { inChromium } from './inChromium.ts';
import type { Opening, OpenPage } from './openTheme/page.ts';
import { paperInTheme } from './openTheme/paper.ts';
import { asRatio, median } from './percentiles.ts';

const ROUNDS = 7;

declare const bench: OpenPage;

/**
 * A theme in which a whole paper was written, key by key, opens from IndexedDB until it can be written in: beside
 * y-indexeddb and y-prosemirror alone, on the same bytes.
 */
export async function run(): Promise<void> {
  const { updates, keys } = paperInTheme();
  const asText = updates.map((update) => Buffer.from(update).toString('base64'));
  await inChromium('./openTheme/page.ts', async ({ newPage, anew }) => {
    const page = await newPage();
    await page.evaluate((all) => bench.keep(all), asText);
    const [ours, stock]: [Opening[], Opening[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      await anew(page);
      ours.push(await page.evaluate(() => bench.ours()));
      await anew(page);
      stock.push(await page.evaluate(() => bench.stock()));
    }
    const of = (all: readonly Opening[], part: keyof Opening): number => median(all.map((one) => one[part]));
    console.log(`a theme of ${keys} keys, from IndexedDB, Chromium`);
    for (const [part, what] of [
      ['loaded', 'to the document'],
      ['editable', 'to a text that can be written in'],
    ] as const)
      console.log(
        `  ${what}: ${asRatio(of(ours, part), of(stock, part))} y-indexeddb and y-prosemirror alone ` +
          `(${of(ours, part).toFixed(0)} and ${of(stock, part).toFixed(0)} ms)`,
      );
  });
}
