import { goTo, isOpen, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';
import { body, comeToTheme, THEME, writeAtTheEnd } from './support/themes.ts';

/*
 * Three people write the same paragraph, one of them without network; then they look at what happened, compare two
 * versions, and bring a passage back.
 */

const SHEET = /[Éé]ducation/;
const SILENCE = 'Un temps de silence';
const PASSAGE = 'Chercher du travail passe par un écran';

async function openHistory({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Histoire de ce thème' }).click();
  await expect(page.getByRole('heading', { name: 'Étapes' })).toBeVisible();
}

async function keepVersion({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Arrêter une version' }).click();
  await page.getByLabel('Nom de la version').fill(name);
  await page.getByRole('button', { name: 'Arrêter cette version' }).click();
  await expect(page.getByText(`Version arrêtée : « ${name} ».`)).toBeVisible();
}

test(
  'TIME-9: three people write one paragraph, one offline; they read its history, compare and bring back',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc, sonia] = [
      await someone('Ana Roux'),
      await someone('Luc Barde', ONLINE),
      await someone('Sonia Vial'),
    ];
    for (const one of [ana, luc, sonia]) {
      await comeToTheme(one, demo.links.organiser);
    }
    await openHistory(sonia);
    await sonia.page.getByRole('link', { name: 'Le thème', exact: true }).click();
    await expect(body(sonia)).toBeVisible();

    await sonia.context.setOffline(true);
    await writeAtTheEnd(sonia, ' Vu du train.');
    await writeAtTheEnd(ana, ' Vu du bureau.');
    await expect(body(luc)).toContainText('Vu du bureau.');
    await writeAtTheEnd(luc, ' Vu du guichet.');
    await openHistory(sonia);
    await expect(sonia.page.getByText(/^Telle que cet appareil l’a lue le/)).toBeVisible();
    await expect(sonia.page.getByText(/Vos derniers changements d’ici attendent/)).toBeVisible();
    await sonia.context.setOffline(false);
    await isOpen(sonia.page);
    await expect(sonia.page.getByText(/^Telle que cet appareil l’a lue le/)).toBeHidden();
    for (const words of ['Vu du train.', 'Vu du bureau.', 'Vu du guichet.'])
      await expect(body(luc)).toContainText(words);

    await openHistory(ana);
    await keepVersion(ana, 'À trois');
    await body(luc).focus();
    await luc.page.keyboard.press('Control+a');
    await luc.page.keyboard.press('Backspace');
    await luc.page.keyboard.type('Tout est à reprendre.');
    await isOpen(luc.page);

    await ana.page.reload();
    await keepVersion(ana, 'Après Luc');
    await expect(
      ana.page.getByRole('button', { name: /Luc Barde.*(changement|le texte)/ }).first(),
    ).toBeVisible();
    await ana.page.getByRole('button', { name: /À trois/ }).click();
    await expect(ana.page.getByRole('heading', { name: 'De « À trois » à aujourd’hui' })).toBeFocused();
    await nothingInTheWay(ana.page);

    const bringBack = ana.page.getByRole('button', { name: new RegExp(`Remettre ce passage : ${PASSAGE}`) });
    await bringBack.focus();
    await ana.page.keyboard.press('Enter');
    await expect(ana.page.getByText('Passage remis comme il était.')).toBeVisible();
    await expect(body(luc)).toContainText(PASSAGE);
    await expect(body(luc)).toContainText('Tout est à reprendre.');
    await writeAtTheEnd(luc, ' Et Luc continue.');
    await ana.page.getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(body(luc)).not.toContainText(PASSAGE);
    await expect(body(luc)).toContainText('Et Luc continue.');

    await ana.page.getByLabel('Après', { exact: true }).selectOption('Après Luc');
    await expect(ana.page.getByText('Pour remettre un passage, comparez avec aujourd’hui.')).toBeVisible();
    await expect(ana.page.getByRole('button', { name: /Remettre ce passage/ })).toHaveCount(0);
    await ana.page.getByLabel('Phrase par phrase').check();
    await expect(ana.page.getByText('Phrase retirée').first()).toBeVisible();
    await nothingInTheWay(ana.page);
  },
);

test('TIME-10: a partner reads the history of a theme, and goes back in time with a phone', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Sudre', { viewport: { width: 360, height: 740 } });
  const { page } = paul;
  await joinBy(paul, demo.links.partner);
  await goTo(page, 'Thèmes');
  await page.getByRole('link', { name: THEME }).click();
  await openHistory(paul);
  await page
    .getByRole('button', { name: /a ouvert ce thème/ })
    .first()
    .click();
  await expect(page.getByText('Seule l’organisation écrit les thèmes.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remettre/ })).toHaveCount(0);
  await nothingInTheWay(page);

  await goTo(page, 'Thèmes');
  await page.getByRole('link', { name: 'Le commun dans le temps' }).click();
  await page.getByLabel('Mois').focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('row', { name: /^Thèmes 9 9/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Décisions [1-9]/ })).toBeVisible();
  await page.getByText('Sa fiche ce jour-là').first().click();
  await expect(page.getByRole('heading', { name: 'Déroulé' }).first()).toBeVisible();
  await nothingInTheWay(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('DEMO-9: the commons of the demo was made over months: less of it stood each time one goes further back', async ({
  demo,
  someone,
}) => {
  const rose = await someone('Rose Faure');
  const { page } = rose;
  await joinBy(rose, demo.links.partner);
  await goTo(page, 'Thèmes');
  await page.getByRole('link', { name: 'Le commun dans le temps' }).click();
  await page.getByLabel('Mois').focus();
  const stood = async (what: string): Promise<number> => {
    const row = page.getByRole('row', { name: new RegExp(`^${what}`) });
    return Number(await row.getByRole('cell').first().textContent());
  };
  await page.keyboard.press('Home');
  await expect.poll(() => stood('Questions')).toBeLessThan(10);
  expect(await stood('Structures')).toBeLessThan(10);
  expect(await stood('Décisions')).toBe(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stood('Questions')).toBeGreaterThan(10);
  expect(await stood('Questions')).toBeLessThan(50);
  await page.keyboard.press('End');
  await expect.poll(() => stood('Questions')).toBe(66);
});

test('TIME-11: the history of a structure is found from its card, by keyboard and on a phone', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Sudre', { viewport: { width: 360, height: 740 } });
  const { page } = paul;
  await joinBy(paul, demo.links.partner);
  await goTo(page, 'Partenaires');
  const card = page.getByRole('link', { name: 'Agglomération des Trois Rivières' });
  await card.focus();
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: 'Histoire de cette fiche' });
  await link.focus();
  await nothingInTheWay(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Histoire de cette structure' })).toBeVisible();
  await expect(page.getByRole('button', { name: /a ajouté cette structure/ })).toBeVisible();
  await nothingInTheWay(page);
  await page.getByRole('link', { name: 'La structure' }).click();
  await expect(page.getByRole('heading', { name: 'Agglomération des Trois Rivières' })).toBeVisible();
});

test('TIME-14: what was done to the sheet of a workshop is told, compared, and one line comes back', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const luc = await someone('Luc Barde', { viewport: { width: 360, height: 740 } });
  for (const one of [ana, luc]) await joinBy(one, demo.links.organiser);
  await goTo(luc.page, 'Thèmes');
  await luc.page.getByRole('link', { name: SHEET }).click();
  const outline = luc.page.getByRole('region', { name: 'Déroulé', exact: true });
  await outline.getByRole('button', { name: 'Ajouter un temps' }).click();
  await luc.page.keyboard.type(SILENCE);
  await outline
    .getByRole('button', { name: /^Retirer/ })
    .first()
    .click();
  await expect(outline.getByText('Accueil : chacun dit son nom')).toHaveCount(0);
  await isOpen(luc.page);

  await goTo(ana.page, 'Thèmes');
  await ana.page.getByRole('link', { name: SHEET }).click();
  await openHistory(ana);
  const told = ana.page.getByRole('button', {
    name: /Luc Barde a ajouté « Un temps de silence » au déroulé/,
  });
  await expect(told).toContainText('retiré « Accueil : chacun dit son nom');
  await ana.page
    .getByRole('button', { name: /a changé la forme/ })
    .first()
    .click();
  await ana.page.getByLabel('Avant', { exact: true }).focus();
  const sheet = ana.page.getByRole('region', { name: 'La fiche' });
  await expect(sheet.getByRole('listitem').filter({ hasText: 'Un temps de silence' })).toContainText(
    'ajouté',
  );
  await nothingInTheWay(ana.page);
  const back = sheet.getByRole('button', { name: /Remettre cette ligne : 5 min · Accueil/ });
  await back.focus();
  await ana.page.keyboard.press('Enter');
  await expect(ana.page.getByText('Ligne remise comme elle était.')).toBeVisible();
  const words = outline.getByRole('textbox', { name: /^Ce qui se passe/ });
  await expect(words.first()).toHaveValue(/^Accueil : chacun dit son nom/);
  await ana.page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(words.first()).not.toHaveValue(/^Accueil : chacun dit son nom/);

  await luc.page.getByRole('link', { name: 'Histoire de ce thème' }).click();
  await luc.page
    .getByRole('button', { name: /a changé la forme/ })
    .first()
    .click();
  await luc.page.getByLabel('Le texte d’alors').check();
  await expect(luc.page.getByRole('region', { name: 'La fiche' })).toBeVisible();
  await nothingInTheWay(luc.page);
});
