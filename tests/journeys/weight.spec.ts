import type { Page } from '@playwright/test';
import { inKilobytes, sums, weigh } from '../../scripts/weigh.mjs';
import { goTo, joinBy } from './support/people.ts';
import { expect, test } from './support/test.ts';

/*
 * What a rural line has to carry, in gzip bytes, fonts and all. The figures are printed; the budgets are held.
 */

const KB = 1_000;

/** Every address of this origin that a page asks for from now on. */
function addressesOf(page: Page, origin: string): Set<string> {
  const asked = new Set<string>();
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith(origin) && /\.(js|css|woff2|svg)$|\/c\//.test(new URL(url).pathname)) asked.add(url);
  });
  return asked;
}

async function told(what: string, urls: Iterable<string>): Promise<Record<string, number>> {
  const sum = sums(await weigh([...urls].filter((url) => !url.endsWith('service-worker.js'))));
  const parts = Object.entries(sum).map(([kind, bytes]) => `${kind} ${inKilobytes(bytes)}`);
  console.log(`  weight of ${what}: ${parts.join(', ')}`);
  return sum;
}

test('WEIGHT-1: the public page is one light document, without script', async ({ house, demo, someone }) => {
  const marie = await someone('Marie');
  const asked = addressesOf(marie.page, house.url);
  await marie.page.goto(demo.publicUrl, { waitUntil: 'networkidle' });
  const sum = await told('the public page', asked);
  expect(sum.script).toBeUndefined();
  expect(sum.total).toBeLessThanOrEqual(40 * KB);
});

test('WEIGHT-2: a first question is typed with 90 kB of script, and a theme is written with 180', async ({
  house,
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux', { serviceWorkers: 'block' });
  const asked = addressesOf(ana.page, house.url);
  await joinBy(ana, demo.links.organiser, { structure: 'Centre social Le Lavoir (fictif)' });
  await ana.page.getByLabel('Quelle question vous posez-vous ?').fill('Qui paie l’encre ?');
  expect((await told('the first question', asked)).script).toBeLessThanOrEqual(90 * KB);
  await goTo(ana.page, 'Thèmes');
  await ana.page.getByRole('link', { name: 'Numérique et emploi' }).click();
  await expect(ana.page.getByRole('textbox', { name: /^Texte du thème/ })).toBeVisible();
  expect((await told('a theme being written', asked)).script).toBeLessThanOrEqual(180 * KB);
});

test('WEIGHT-3: all that the device keeps of the app fits in 350 kB', async ({ demo, someone }) => {
  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  const kept = await ana.page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const urls: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    return urls;
  });
  expect(kept.length).toBeGreaterThan(5);
  expect((await told('what the worker keeps', kept)).total).toBeLessThanOrEqual(350 * KB);
});
