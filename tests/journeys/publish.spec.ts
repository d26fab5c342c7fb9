import type { Page } from '@playwright/test';
import { hear, saidOnce } from './support/keyboard.ts';
import { goTo, isOpen, joinBy, nothingInTheWay, status, type Person } from './support/people.ts';
import { expect, KEPT, test } from './support/test.ts';

/*
 * Ana of the committee writes a theme. Marie, who is nobody here, reads the public page in a browser without script;
 * Paul, a partner, reads the theme in the space while it is being written.
 */

const TITLE = 'Se déplacer sans voiture';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };
const NO_SCRIPT = { javaScriptEnabled: false };

const body = (page: Page) => page.getByRole('textbox', { name: /^Texte du thème/ });
const inPublic = (page: Page) => page.getByRole('region', { name: 'Ce thème et la page publique' });
const act = (page: Page, name: string) => inPublic(page).getByRole('button', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Publier ce thème' });

async function openTheme({ page }: Person): Promise<void> {
  await goTo(page, 'Thèmes');
  await page.getByRole('button', { name: 'Ouvrir un thème' }).click();
  await expect(page.getByText('rien n’en est public avant que vous le publiiez')).toBeVisible();
  await nothingInTheWay(page);
  await page.getByLabel('Titre du thème').fill(TITLE);
  await page.getByRole('button', { name: 'Ouvrir ce thème' }).click();
  await expect(body(page)).toBeVisible();
}

async function write(page: Page, words: string): Promise<void> {
  await body(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
  await isOpen(page);
}

/** What the public reads at this moment. */
async function readBy({ page }: Person, address: string): Promise<string> {
  await page.goto(`${address}?tout`);
  return page.locator('main').innerText();
}

test('PUBLISH-9: not a letter of a draft is public; what is published is, as it was, until the changes are', async ({
  demo,
  someone,
}) => {
  const [ana, paul] = [await someone('Ana Roux'), await someone('Paul Petit', PHONE)];
  const marie = await someone('Marie', NO_SCRIPT);
  const read = (): Promise<string> => readBy(marie, demo.publicUrl);
  await hear(ana.page);
  await joinBy(ana, demo.links.organiser);
  await openTheme(ana);
  await write(ana.page, 'Le car ne passe plus le mercredi.');
  await expect(inPublic(ana.page)).toContainText('Brouillon : pas sur la page publique');
  await expect(inPublic(ana.page)).toContainText(
    'Les membres de cet espace le lisent pendant qu’il s’écrit.',
  );
  await nothingInTheWay(ana.page);
  let page = await read();
  for (const written of [TITLE, 'Le car', 'mercredi']) expect(page).not.toContain(written);

  // Paul reads it as it is written, is told so, and publishes nothing.
  await joinBy(paul, demo.links.partner);
  await goTo(paul.page, 'Thèmes');
  await expect(
    paul.page.getByRole('listitem').filter({ hasText: TITLE }).getByText('Brouillon'),
  ).toBeVisible();
  await paul.page.getByRole('link', { name: TITLE }).click();
  await expect(paul.page.locator('article.doc')).toContainText('Le car ne passe plus');
  await expect(inPublic(paul.page)).toContainText('Brouillon : pas sur la page publique');
  await expect(inPublic(paul.page).getByRole('button')).toHaveCount(0);
  await nothingInTheWay(paul.page);

  // She may think again; then she publishes, having read where it shows.
  await act(ana.page, 'Publier ce thème').click();
  await expect(dialog(ana.page)).toContainText(demo.publicUrl);
  await nothingInTheWay(ana.page);
  await dialog(ana.page).getByRole('button', { name: 'Annuler' }).click();
  await expect(act(ana.page, 'Publier ce thème')).toBeFocused();
  await ana.page.keyboard.press('Enter');
  await dialog(ana.page).getByRole('button', { name: 'Publier', exact: true }).click();
  await saidOnce(ana.page, 'Ce thème est sur la page publique.');
  await expect(inPublic(ana.page)).toContainText(/Publié le \d+ \S+ \d+ à \d+:\d+/);
  await nothingInTheWay(ana.page);
  await expect.poll(read, { intervals: [100] }).toContain('Le car ne passe plus le mercredi.');
  expect(await read()).toContain(TITLE);
  await expect(inPublic(paul.page)).toContainText('La page publique montre ce texte.');

  // She writes on.
  await write(ana.page, ' Et le samedi ?');
  await expect(inPublic(ana.page)).toContainText('changements pas encore publiés');
  await expect(inPublic(paul.page)).toContainText('La page publique garde celui de ce jour-là.');
  await expect(paul.page.locator('article.doc')).toContainText('Et le samedi ?');
  await nothingInTheWay(ana.page);
  await nothingInTheWay(paul.page);
  page = await read();
  expect(page).toContain('Le car ne passe plus le mercredi.');
  expect(page).not.toContain('samedi');
  await act(ana.page, 'Publier les changements').click();
  await saidOnce(ana.page, 'Les changements sont sur la page publique.');
  await expect.poll(read, { intervals: [100] }).toContain('Et le samedi ?');

  // One act takes them back; another takes all of it off the page.
  await ana.page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(inPublic(ana.page)).toContainText('changements pas encore publiés');
  await expect.poll(read, { intervals: [100] }).not.toContain('samedi');
  await act(ana.page, 'Retirer de la page publique').click();
  await saidOnce(ana.page, 'Ce thème n’est plus sur la page publique. Son texte reste ici.');
  await expect(inPublic(ana.page)).toContainText('Brouillon : pas sur la page publique');
  await expect.poll(read, { intervals: [100] }).not.toContain(TITLE);
  await expect(body(ana.page)).toContainText('Et le samedi ?');

  // Its history says who published it.
  await ana.page.getByRole('link', { name: 'Histoire de ce thème' }).click();
  await expect(ana.page.getByRole('button', { name: /Ana Roux .*a publié ce thème/ })).toBeVisible();
});

test(
  'PUBLISH-10: published without network it is said to wait, and it is on the page when the line is back',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux', PHONE);
    const marie = await someone('Marie', NO_SCRIPT);
    const read = (): Promise<string> => readBy(marie, demo.publicUrl);
    await joinBy(ana, demo.links.organiser);
    await openTheme(ana);
    await write(ana.page, 'Le covoiturage se cherche.');
    await expect(act(ana.page, 'Publier ce thème')).toBeVisible();
    await ana.context.setOffline(true);
    await expect(status(ana.page)).not.toHaveText('Partagé avec tous');
    await act(ana.page, 'Publier ce thème').tap();
    await dialog(ana.page).getByRole('button', { name: 'Publier', exact: true }).tap();
    await expect(
      ana.page.getByText('La page publique le montrera une fois cet appareil en ligne.'),
    ).toBeVisible();
    await nothingInTheWay(ana.page);
    expect(await read()).not.toContain('covoiturage');
    await ana.context.setOffline(false);
    await isOpen(ana.page);
    await expect.poll(read, { intervals: [100] }).toContain('Le covoiturage se cherche.');
  },
);

test('PUBLISH-11: questions of a draft are on the page under a heading that says neither its title nor its text', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const marie = await someone('Marie', PHONE);
  await joinBy(ana, demo.links.organiser);
  await openTheme(ana);
  await ana.page.getByRole('button', { name: 'Ranger une question ici' }).click();
  const asked = ana.page.getByRole('dialog').getByRole('listitem').first();
  const placed = (await asked.innerText()).trim().slice(0, 20);
  await asked.getByRole('button', { name: /^Ranger ici/ }).click();
  await ana.page.keyboard.press('Escape');
  await isOpen(ana.page);
  await expect
    .poll(() => readBy(marie, demo.publicUrl), { intervals: [100] })
    .toContain('Dans un thème en cours d’écriture');
  const page = await readBy(marie, demo.publicUrl);
  expect(page.split('Dans un thème en cours d’écriture')[1]).toContain(placed);
  expect(page).not.toContain(TITLE);
  await nothingInTheWay(marie.page);
});
