import type { Page } from '@playwright/test';
import { goTo, isOpen, joinBy, type Person } from './support/people.ts';
import { expect, KEPT, test } from './support/test.ts';

/** Addresses that the worker keeps, once it keeps one of them that says so. */
const isKept = (page: Page, part: 'organiser' | 'fr' | 'en'): Promise<boolean> =>
  page.evaluate(async (part) => {
    const list = await (await caches.match('/_app/kept.json'))?.json();
    const found = await Promise.all((list?.[part] ?? []).map((file: string) => caches.match(file)));
    return found.length > 0 && found.every(Boolean);
  }, part);

async function withoutNetwork({ context, page }: Person): Promise<void> {
  await context.setOffline(true);
  await page.reload();
}

test(
  'KEPT-2: the device keeps the language that is read, and opens in it without network',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux');
    await joinBy(ana, demo.links.organiser);
    await expect.poll(() => isKept(ana.page, 'fr')).toBe(true);
    expect(await isKept(ana.page, 'en')).toBe(false);

    await ana.page.getByRole('button', { name: 'Affichage' }).click();
    await ana.page.getByLabel('Langue').selectOption({ label: 'English' });
    await expect(ana.page.getByRole('heading', { level: 1 })).toContainText('Hello');
    await expect.poll(() => isKept(ana.page, 'en')).toBe(true);
    await withoutNetwork(ana);
    await expect(ana.page.getByRole('heading', { level: 1 })).toContainText('Hello');
    await expect(ana.page.locator('html')).toHaveAttribute('lang', 'en');
  },
);

test(
  'KEPT-3: a language that the device does not hold gives way to the one it holds',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux');
    await joinBy(ana, demo.links.organiser);
    await isOpen(ana.page);
    await expect.poll(() => isKept(ana.page, 'fr')).toBe(true);
    await ana.context.setOffline(true);
    await ana.page.getByRole('button', { name: 'Affichage' }).click();
    await ana.page.getByLabel('Langue').selectOption({ label: 'English' });
    await expect(ana.page.getByRole('heading', { level: 1 })).toContainText('Bonjour');
    await expect(ana.page.locator('html')).toHaveAttribute('lang', 'fr');
  },
);

test(
  'KEPT-5: an organiser writes a theme that they never opened, without network',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux');
    await joinBy(ana, demo.links.organiser);
    await expect.poll(() => isKept(ana.page, 'organiser')).toBe(true);
    await withoutNetwork(ana);
    await goTo(ana.page, 'Thèmes');
    await ana.page.getByRole('link', { name: 'Numérique et emploi' }).click();
    const body = ana.page.getByRole('textbox', { name: /^Texte du thème/ });
    await body.click();
    await ana.page.keyboard.type('Sans réseau. ');
    await expect(body).toContainText('Sans réseau.');
  },
);

test(
  'KEPT-6: a partner’s device does not carry the tools of organisers, and keeps what they looked at',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    await expect.poll(() => isKept(paul.page, 'fr')).toBe(true);
    expect(await isKept(paul.page, 'organiser')).toBe(false);
    const table = `${paul.page.url().replace(/#.*/, '')}/questions/tri`;
    await paul.page.goto(table);
    await expect(paul.page.getByRole('heading', { name: 'Table de tri' })).toBeVisible();
    await withoutNetwork(paul);
    await expect(paul.page.getByRole('heading', { name: 'Table de tri' })).toBeVisible();
  },
);
