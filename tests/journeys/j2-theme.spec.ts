import { goTo, isOpen, joinBy, nothingInTheWay, status } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';
import { body, comeToTheme, THEME, writeAtTheEnd } from './support/themes.ts';

/*
 * J2: a theme is co-written by three organisers, one of them on a train.
 */

test(
  'JOURNEY-5: three organisers write one theme, one of them without network',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc, sonia] = [
      await someone('Ana Roux', ONLINE),
      await someone('Luc Barde', ONLINE),
      await someone('Sonia Vial'),
    ];
    for (const one of [ana, luc, sonia]) await comeToTheme(one, demo.links.organiser);
    await expect(ana.page.getByText('3 personnes ici').first()).toBeVisible();

    await sonia.context.setOffline(true);
    await writeAtTheEnd(sonia, ' Vu du train.');
    await writeAtTheEnd(ana, ' Vu du bureau.');
    await expect(body(luc)).toContainText('Vu du bureau.');
    const intent = luc.page.getByRole('textbox', { name: 'Intention' });
    await intent.fill(`${await intent.inputValue()} Avec les employeurs.`);
    await expect(ana.page.getByRole('textbox', { name: 'Intention' })).toHaveValue(/Avec les employeurs\.$/);
    await nothingInTheWay(ana.page);
    await nothingInTheWay(sonia.page);

    await sonia.context.setOffline(false);
    for (const one of [ana, luc, sonia]) {
      await expect(body(one)).toContainText('Vu du train.');
      await expect(body(one)).toContainText('Vu du bureau.');
      await expect(one.page.getByRole('textbox', { name: 'Intention' })).toHaveValue(
        /Avec les employeurs\.$/,
      );
    }
    await isOpen(sonia.page);
  },
);

test('JOURNEY-6: undo takes back my own acts, and leaves what others wrote since', async ({
  demo,
  someone,
}) => {
  const [ana, luc] = [await someone('Ana Roux'), await someone('Luc Barde')];
  for (const one of [ana, luc]) await comeToTheme(one, demo.links.organiser);
  await writeAtTheEnd(ana, ' D’Ana.');
  await expect(body(luc)).toContainText('D’Ana.');
  await writeAtTheEnd(luc, ' De Luc.');
  await expect(body(ana)).toContainText('De Luc.');
  await body(ana).focus();
  await ana.page.keyboard.press('Control+z');
  await expect(body(ana)).not.toContainText('D’Ana.');
  await expect(body(ana)).toContainText('De Luc.');
  await expect(body(luc)).not.toContainText('D’Ana.');
});

test('JOURNEY-7: a partner reads the theme as it is written, and a question is placed in it', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const paul = await someone('Paul Petit', { viewport: { width: 360, height: 740 } });
  await comeToTheme(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  await goTo(paul.page, 'Thèmes');
  await paul.page.getByRole('link', { name: THEME }).click();
  await writeAtTheEnd(ana, ' Lu par Paul.');
  await expect(paul.page.getByText('Lu par Paul.')).toBeVisible();
  await expect(paul.page.getByRole('textbox')).toHaveCount(0);
  await nothingInTheWay(paul.page);

  await ana.page.getByRole('button', { name: 'Ranger une question ici' }).click();
  await ana.page.getByLabel('Chercher une question').fill('tablette');
  await ana.page
    .getByRole('button', { name: /^Ranger ici/ })
    .first()
    .click();
  await expect(status(ana.page)).toHaveText('Partagé avec tous');
  await nothingInTheWay(ana.page);
});

test('WEIGHT-5: what stands beside a theme comes when it is seen, and in any case after the editor', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux', { viewport: { width: 360, height: 740 } });
  await comeToTheme(ana, demo.links.organiser);
  const beside = ana.page.getByRole('region', { name: /^Ses questions/ });
  await expect(beside.getByRole('listitem').first()).toBeAttached();
  await beside.getByRole('button', { name: 'Ranger une question ici' }).click();
  await expect(ana.page.getByRole('dialog')).toBeVisible();
  await nothingInTheWay(ana.page);
});

test('EDIT-29: Ana leaves a theme while what she came in for is still on its way, and nothing breaks', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  await comeToTheme(ana, demo.links.organiser);
  await expect(body(ana)).toBeVisible();
  let letThrough = (): void => {};
  const line = new Promise<void>((resolve) => (letThrough = resolve));
  const late: Promise<unknown>[] = [];
  await ana.page.route('**/_app/immutable/**', async (route) => {
    late.push(ana.page.waitForResponse(route.request().url()));
    await line;
    await route.continue();
  });
  await body(ana).click();
  await expect.poll(() => late.length).toBeGreaterThan(0);
  await goTo(ana.page, 'Thèmes');
  await expect(body(ana)).toHaveCount(0);
  letThrough();
  await Promise.all(late);
  // Whatever came was run: a complaint of the browser would fail this journey.
  await ana.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
});
