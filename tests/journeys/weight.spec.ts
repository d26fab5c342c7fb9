import type { Page } from '@playwright/test';
import { inKilobytes, sums, weigh } from '../../scripts/weigh.mjs';
import { goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { holdCommons } from './support/slowly.ts';
import { expect, KEPT, test } from './support/test.ts';

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

const ownScripts = (urls: Iterable<string>, origin: string): string[] =>
  [...urls].filter((url) => url.startsWith(origin) && url.endsWith('.js'));

async function told(what: string, urls: Iterable<string>): Promise<Record<string, number>> {
  const sum = sums(await weigh([...urls].filter((url) => !url.endsWith('service-worker.js'))));
  const parts = Object.entries(sum).map(([kind, bytes]) => `${kind} ${inKilobytes(bytes)}`);
  console.log(`  weight of ${what}: ${parts.join(', ')}`);
  return sum;
}

test(
  'WEIGHT-1: the public page is one light document, without script',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const marie = await someone('Marie');
    const asked = addressesOf(marie.page, house.url);
    await marie.page.goto(demo.publicUrl, { waitUntil: 'networkidle' });
    const sum = await told('the public page', asked);
    expect(sum.script).toBeUndefined();
    expect(sum.total).toBeLessThanOrEqual(40 * KB);
  },
);

test(
  'WEIGHT-2: a first question is typed with 90 kB of script, while the commons is still on its way',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const ana = await someone('Ana Roux', { viewport: { width: 360, height: 740 } });
    const arrived = addressesOf(ana.page, house.url);
    const everything = new Set<string>();
    ana.page.on('request', (request) => everything.add(request.url()));
    const letThrough = await holdCommons(ana.page, (url) => arrived.delete(url));

    await ana.page.goto(demo.links.organiser);
    await ana.page.getByLabel('Votre nom').fill('Ana Roux');
    await ana.page.getByLabel('Aucune : je viens en mon nom').check();
    await ana.page.getByRole('button', { name: 'Entrer dans l’espace' }).click();
    await expect(ana.page.getByLabel('Quelle question vous posez-vous ?')).toBeFocused();
    await ana.page.keyboard.type('Qui paie l’encre ?');
    await nothingInTheWay(ana.page);
    const typed = await told('a first question, typed', arrived);
    expect(typed.script).toBeLessThanOrEqual(90 * KB);

    letThrough();
    await isOpen(ana.page);
    const box = ana.page.getByLabel('Quelle question vous posez-vous ?');
    await expect(box).toBeFocused();
    await ana.page.keyboard.type(' Et le papier ?');
    await expect(box).toHaveValue('Qui paie l’encre ? Et le papier ?');
    await told('the whole first screen of a phone', ownScripts(everything, house.url));
  },
);

/** The goal is 180; ProseMirror and Yjs alone are 110 of them. */
const THEME_BUDGET = 215 * KB;

test(
  'WEIGHT-4: a theme is written with 215 kB of script',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const ana = await someone('Ana Roux', { viewport: { width: 360, height: 740 } });
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Thèmes');
    await ana.page.getByRole('link', { name: 'Numérique et emploi' }).click();
    await ana.page.waitForURL(/themes\/./);

    // As somebody who follows a link to the theme, on a device that holds nothing of the app yet.
    const fresh = await someone('Ana, ailleurs', { viewport: { width: 360, height: 740 } });
    await fresh.context.addCookies(await ana.context.cookies());
    const asked = addressesOf(fresh.page, house.url);
    const askedBefore = new Promise<readonly string[]>((resolve) =>
      fresh.page.exposeFunction('textIsThere', () => resolve([...asked])),
    );
    await fresh.page.addInitScript(() => {
      const look = new MutationObserver(() => {
        if (document.querySelector('.doc[role=textbox]') === null) return;
        look.disconnect();
        (globalThis as unknown as { textIsThere(): void }).textIsThere();
      });
      look.observe(document, { childList: true, subtree: true });
    });
    await fresh.page.goto(ana.page.url());
    // What comes once the text is there (its tools) is no part of it, however soon it comes.
    const sum = await told('a theme being written', await askedBefore);
    await expect(fresh.page.getByRole('textbox', { name: /^Texte du thème/ })).toBeVisible();
    expect(sum.script).toBeLessThanOrEqual(THEME_BUDGET);
  },
);

const keptOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const urls: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    return urls;
  });

type Kept = Readonly<Record<string, readonly string[]>>;
const listed = async (page: Page): Promise<Kept> =>
  page.evaluate(async () => (await (await caches.match('/_app/kept.json'))?.json()) as Kept);

test(
  'WEIGHT-3: all that a device keeps of the app at once fits in 365 kB, an organiser’s in 530',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    await keptOn(paul.page);
    const list = await listed(paul.page);
    const parts = (...names: string[]): string[] => names.flatMap((name) => list[name] ?? []);
    const whole = parts('app', 'fr', 'later', 'later-fr');
    await expect.poll(async () => (await keptOn(paul.page)).length).toBeGreaterThan(whole.length);
    const isLater = (url: string): boolean => parts('later', 'later-fr').includes(new URL(url).pathname);
    const all = await keptOn(paul.page);
    const base = all.filter((url) => !isLater(url));
    expect((await told('what the worker keeps at once', base)).total).toBeLessThanOrEqual(365 * KB);
    await told('what it keeps once there is time', all);

    const ana = await someone('Ana Roux');
    await joinBy(ana, demo.links.organiser);
    await keptOn(ana.page);
    const tools = parts('organiser', 'organiser-fr');
    await expect
      .poll(async () => (await keptOn(ana.page)).length)
      .toBeGreaterThan(whole.length + tools.length);
    const organisers = (await keptOn(ana.page)).filter((url) => !isLater(url));
    expect((await told('what an organiser’s worker keeps', organisers)).total).toBeLessThanOrEqual(530 * KB);
  },
);
