import type { Page } from '@playwright/test';
import {
  appIsKept,
  card,
  goTo,
  isOpen,
  joinBy,
  nothingInTheWay,
  status,
  type Person,
} from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * Questions that resemble the one being typed: seen, joined with one's own words, or left aside.
 */

const TYPED = 'Comment aider un demandeur d’emploi sans adresse électronique';
const TWIN = 'Comment accompagner un demandeur d’emploi qui n’a pas d’adresse électronique ?';
const COUSIN = 'Comment suivre une personne en recherche de travail qui n’a pas de boîte mail ?';
const CENTRE = 'Centre social Le Lavoir (fictif)';
const PHONE = { viewport: { width: 360, height: 740 } };

const box = (page: Page) => page.getByLabel('Quelle question vous posez-vous ?');
const near = (page: Page) => page.getByRole('list', { name: /ressemblent? à la vôtre$/ });
const resembling = (page: Page, sentence: string) =>
  near(page)
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: anyApostrophe(sentence) }) });
const same = (page: Page, sentence: string) =>
  resembling(page, sentence).getByRole('button', { name: /^C’est la même/ });
const done = (page: Page) => page.getByRole('group', { name: /se pose aussi cette question, avec vos mots/ });

/** The demo is written with straight apostrophes, and shown with hard spaces. */
const anyApostrophe = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .replace(/[.?()]/g, '\\$&')
      .replace(/’/g, "[’']")
      .replace(/ /g, '\\s'),
  );

async function hasBoth(page: Page): Promise<void> {
  await expect(near(page)).toBeVisible();
  expect(await near(page).getByRole('listitem').count()).toBeLessThanOrEqual(5);
  await expect(resembling(page, TWIN)).toContainText(
    /en commun\s: demandeur, emploi, adresse, électronique, aider ↔ accompagner/,
  );
  await expect(resembling(page, COUSIN)).toContainText(
    /dite aussi\s: «\s?Comment accompagner un demandeur d.emploi/,
  );
}

/** How many questions the commons says it holds. */
async function figures({ page }: Person): Promise<string> {
  await goTo(page, 'Questions');
  return (await page.getByText(/^\d+ questions, \d+ structures$/).textContent()) ?? '';
}

test('NEAR-6: Paul joins a question that resembles his, in his own words, and takes it back', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit', PHONE);
  await joinBy(paul, demo.links.partner, { structure: CENTRE });
  const { page } = paul;
  const before = await figures(paul);
  await box(page).fill(TYPED);
  await hasBoth(page);
  await expect(page.getByRole('button', { name: 'La mienne est différente : la partager' })).toBeVisible();
  await nothingInTheWay(page);

  await same(page, TWIN).click();
  await expect(done(page)).toBeFocused();
  await expect(box(page)).toHaveValue('');
  await expect(near(page)).toHaveCount(0);
  await nothingInTheWay(page);
  await done(page).getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(box(page)).toHaveValue(TYPED);
  await same(page, TWIN).click();
  await expect(done(page)).toBeVisible();
  await isOpen(page);
  expect(await figures(paul)).toBe(before);

  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  await goTo(ana.page, 'Questions');
  await ana.page.getByLabel('Chercher des mots').fill('adresse électronique');
  await ana.page.getByRole('link', { name: anyApostrophe(TWIN) }).click();
  await expect(ana.page.getByText(TYPED)).toBeVisible();
  await expect(ana.page.getByRole('main')).toContainText(CENTRE);
});

test(
  'NEAR-6: the same with the line cut: it is kept here, and reaches the others later',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit', PHONE);
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    const { page } = paul;
    await appIsKept(page);
    house.line.cut();
    await paul.context.setOffline(true);
    await box(page).fill(TYPED);
    await hasBoth(page);
    await same(page, COUSIN).click();
    await expect(done(page)).toContainText('C’est gardé sur cet appareil.');
    await expect(status(page)).toHaveText('Hors connexion, 1 contribution attend.');
    // Taken back and said again, still without network; no question was made of it.
    await done(page).getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(box(page)).toHaveValue(TYPED);
    await hasBoth(page);
    await same(page, COUSIN).click();
    await expect(done(page)).toContainText('C’est gardé sur cet appareil.');

    house.line.mend();
    await paul.context.setOffline(false);
    await isOpen(page);
    const ana = await someone('Ana Roux', ONLINE);
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');
    await ana.page.getByLabel('Chercher des mots').fill('boîte mail');
    await ana.page.getByRole('link', { name: anyApostrophe(COUSIN) }).click();
    await expect(ana.page.getByText(TYPED)).toBeVisible();
  },
);

test('NEAR-7: by keyboard only: Down goes to them, Escape and Up come back, Ctrl + Enter still shares mine', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner, { structure: CENTRE });
  const { page } = paul;
  await goTo(page, 'Questions');
  await box(page).focus();
  await page.keyboard.type(TYPED);
  await hasBoth(page);
  await expect(
    page.getByRole('status').filter({ hasText: /^\d questions ressemblent à la vôtre/ }),
  ).toBeAttached();

  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  const acts = near(page).getByRole('button', { name: /^C’est la même/ });
  await expect(acts.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(acts.nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await expect(box(page)).toHaveValue(TYPED);

  await page.keyboard.press('Control+Enter');
  await expect(card(page, TYPED)).toHaveCount(1);
  await expect(near(page)).toHaveCount(0);

  await page.keyboard.type(TYPED);
  await hasBoth(page);
  await page.keyboard.press('ArrowDown');
  await expect(resembling(page, TYPED)).toContainText('Votre structure se la pose déjà');
  await expect(resembling(page, TYPED).getByRole('link')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(acts.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(done(page)).toBeFocused();
});

test('NEAR-7: what resembles mine moves neither my text nor the button that shares it', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit', PHONE);
  await joinBy(paul, demo.links.partner, { structure: CENTRE });
  const { page } = paul;
  await box(page).focus();
  await page.keyboard.type('Comment aider');
  const share = page.getByRole('button', { name: /^(Partager ma question|La mienne est différente)/ });
  const before = [await box(page).boundingBox(), await share.boundingBox()];
  await page.keyboard.type(' un aîné');
  await expect(near(page).getByRole('listitem').first()).toBeAttached();
  const after = [await box(page).boundingBox(), await share.boundingBox()];
  expect(after.map((one) => [one?.x, one?.y])).toEqual(before.map((one) => [one?.x, one?.y]));
});

test('NEAR-6: somebody without a structure is asked for it, and joins then', async ({ demo, someone }) => {
  const luc = await someone('Luc Barde', PHONE);
  await joinBy(luc, demo.links.partner);
  const { page } = luc;
  await box(page).fill(TYPED);
  await same(page, TWIN).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Pour dire « nous aussi », il faut une structure.');
  await dialog.getByLabel('Nom').fill(CENTRE);
  await dialog
    .getByRole('button', { name: new RegExp(CENTRE.replace(/[()]/g, '\\$&')) })
    .first()
    .click();
  await expect(done(page)).toBeVisible();
  await expect(box(page)).toHaveValue('');
});
