import type { Page } from '@playwright/test';
import { inChromium, type Bench } from './inChromium.ts';
import { asRatio, median, percentile } from './percentiles.ts';
import type { TypingPage } from './typing/page.ts';

const KEYS = 40;
const WARMING = 10;
const ROUNDS = 3;
const OTHERS = 20;

declare const bench: TypingPage;

interface Measured {
  /** From each key to the paint. */
  readonly keys: number[];
  /** From one letter of each of the others, all at once, to the paint. */
  readonly batches: number[];
}

/**
 * One key in a theme of fifty pages, from the key to the paint, with twenty people typing: beside the same editor of
 * one person alone. As this machine is, and slowed six times, which is about a phone of a few years.
 */
export const run = (): Promise<void> =>
  inChromium('./typing/page.ts', async (lab) => {
    for (const slower of [1, 6]) {
      const [alone, calm, busy] = [nothing(), nothing(), nothing()];
      for (let round = 0; round < ROUNDS; round += 1) {
        await measure(lab, slower, (page) => page.evaluate(() => bench.alone()), alone);
        await measure(lab, slower, (page) => page.evaluate(() => bench.ours(0)), calm);
        await measure(lab, slower, (page) => page.evaluate((others) => bench.ours(others), OTHERS), busy);
      }
      tell(slower, alone, calm, busy);
    }
  });

const nothing = (): Measured => ({ keys: [], batches: [] });

/** Turn about, each in a page of its own: what disturbs the machine disturbs all three. */
async function measure(
  lab: Bench,
  slower: number,
  open: (page: Page) => Promise<number>,
  { keys, batches }: Measured,
): Promise<void> {
  const page = await lab.newPage();
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.evaluate(() => bench.typeInTheMiddle());
  for (let n = 0; n < WARMING + KEYS; n += 1) {
    if (n === WARMING) await page.evaluate(() => bench.keys());
    await page.keyboard.press('a');
    await page.waitForFunction((count) => bench.keysSoFar() >= count, n < WARMING ? n + 1 : n + 1 - WARMING);
    const batch = await page.evaluate(() => bench.othersType());
    if (n >= WARMING) batches.push(batch);
  }
  keys.push(...(await page.evaluate(() => bench.keys())));
  await page.context().close();
}

function tell(slower: number, alone: Measured, calm: Measured, busy: Measured): void {
  const of = ({ keys }: Measured): string =>
    `${median(keys).toFixed(1)} ms (95 of 100 under ${percentile(keys, 0.95).toFixed(1)})`;
  console.log(`One key in fifty pages, ${slower === 1 ? 'as this machine is' : `slowed ${slower} times`}`);
  console.log(`  the editor of one person alone: ${of(alone)}`);
  console.log(`  shared, nobody else there: ${asRatio(median(calm.keys), median(alone.keys))}, ${of(calm)}`);
  console.log(
    `  with ${OTHERS} people typing: ${asRatio(median(busy.keys), median(alone.keys))}, ${of(busy)}; ` +
      `one letter of each of them: ${median(busy.batches).toFixed(1)} ms`,
  );
}
