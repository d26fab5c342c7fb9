import { readFileSync } from 'node:fs';
import { allIsKept, goTo, isOpen, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * The picture of the network: drawn, walked along by keyboard, taken away; and a table that says the same.
 */

const PHONE = { viewport: { width: 360, height: 740 } };

async function openNetwork({ page }: Person): Promise<void> {
  await goTo(page, 'Partenaires');
  await page.getByRole('main').getByRole('link', { name: 'Réseau', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Réseau', level: 1 })).toBeVisible();
  await isOpen(page);
}

test(
  'NET-4: the network is drawn and read as a table, filtered, walked along its links by keyboard, and taken away',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, rose] = [await someone('Ana Roux', ONLINE), await someone('Rose Petit', PHONE)];
    await joinBy(ana, demo.links.organiser);
    await joinBy(rose, demo.links.reader);
    await openNetwork(ana);
    const { page } = ana;
    const drawing = page.getByRole('group', { name: 'Dessin du réseau' }).last();
    const spots = drawing.getByRole('link');
    const rows = page.getByRole('table').getByRole('row');
    await expect(spots).toHaveCount(25);
    await expect(rows).toHaveCount(26);
    await expect(page.getByRole('row', { name: /^Hub du numérique inclusif/ })).toContainText('La Fabrique');
    await nothingInTheWay(page);

    // One stop for Tab; arrows go from who brought to those who came.
    const root = drawing.getByRole('link', { name: /^La Fabrique des Bords/ });
    await root.focus();
    await page.keyboard.press('ArrowRight');
    await expect(root).not.toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(root).toBeFocused();
    await page.keyboard.press('+');
    await expect(page.getByText('125 %')).toBeVisible();
    await page.keyboard.press('0');
    await expect(page.getByText('125 %')).toHaveCount(0);

    await page.getByLabel('Ce que montre le dessin').selectOption('sharing');
    await expect(page.getByRole('heading', { name: 'Qui partage des questions', level: 2 })).toBeVisible();
    await expect(spots).toHaveCount(25);
    await page.getByLabel('Famille').selectOption('association');
    await expect(page.getByText('4 structures', { exact: true })).toBeVisible();
    await expect(spots).toHaveCount(4);
    await expect(rows).toHaveCount(5);
    await nothingInTheWay(page);
    const [svg] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Dessin (SVG)' }).click(),
    ]);
    const file = readFileSync((await svg.path()) ?? '', 'utf8');
    expect(file).toMatch(/Licence\s: CC0-1.0/);
    expect(file).toContain('Voisins en li');
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Image (PNG)' }).click(),
    ]);
    expect(
      readFileSync((await png.path()) ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await page.getByLabel('Étape').selectOption('contacted');
    await page.getByLabel('Famille').selectOption('Toutes');
    await expect(page.getByText('2 structures', { exact: true })).toBeVisible();

    // A reader, on a phone, without network.
    await openNetwork(rose);
    await allIsKept(rose.page);
    await rose.context.setOffline(true);
    await expect(rose.page.getByRole('table').getByRole('row')).toHaveCount(26);
    const width = await rose.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await nothingInTheWay(rose.page);
    await rose.page.getByRole('button', { name: 'Tout voir' }).click();
    await rose.page
      .getByRole('group', { name: 'Dessin du réseau' })
      .last()
      .getByRole('link', { name: /^La Fabrique des Bords/ })
      .focus();
    await rose.page.keyboard.press('Enter');
    await expect(rose.page.getByRole('heading', { name: /La Fabrique/, level: 1 })).toBeVisible();
  },
);

test(
  'NET-7: the map shows who is where, with the other two drawings’ filters and keys, without network too',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, rose] = [await someone('Ana Roux', ONLINE), await someone('Rose Petit', PHONE)];
    await joinBy(ana, demo.links.organiser);
    await joinBy(rose, demo.links.reader);
    await openNetwork(ana);
    const { page } = ana;
    const drawing = page.getByRole('group', { name: 'Dessin du réseau' }).last();
    const spots = drawing.getByRole('link');
    await page.getByLabel('Ce que montre le dessin').selectOption('map');
    await expect(page.getByRole('heading', { name: 'Où sont les structures', level: 2 })).toBeVisible();
    await expect(page.getByText(/IGN, Admin Express/)).toBeVisible();
    await expect(drawing.locator('.ground')).toHaveCount(1);
    await expect(spots).toHaveCount(25);
    await nothingInTheWay(page);

    const lines = drawing.locator('path.line');
    await expect(lines).toHaveCount(0);
    await page.getByLabel('Montrer qui a amené qui').check();
    await expect(lines).not.toHaveCount(0);
    const first = spots.first();
    await first.focus();
    await page.keyboard.press('+');
    await expect(page.getByText('125 %')).toBeVisible();
    await page.getByLabel('Famille').selectOption('association');
    await expect(spots).toHaveCount(4);
    const [svg] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Dessin (SVG)' }).click(),
    ]);
    const file = readFileSync((await svg.path()) ?? '', 'utf8');
    expect(file).toContain('IGN, Admin Express');
    expect(file).toContain('Périgueux');

    // A reader, on a phone: the page was opened once, then the line is gone.
    await openNetwork(rose);
    await expect(rose.page.getByRole('group', { name: 'Dessin du réseau' }).last()).toBeVisible();
    await allIsKept(rose.page);
    await rose.context.setOffline(true);
    await rose.page.getByLabel('Ce que montre le dessin').selectOption('map');
    await expect(rose.page.locator('.ground')).toHaveCount(1);
    const width = await rose.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(360);
    await nothingInTheWay(rose.page);
  },
);
