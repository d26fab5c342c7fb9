import { ask, goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, test } from './support/test.ts';

/*
 * The first ten minutes of a committee: an empty server, a space, links to send.
 */

test('JOURNEY-17: Maud opens a space and has links ready to send', async ({ house, someone }) => {
  const maud = await someone('Maud Terrier');
  await maud.page.goto(house.url);
  await nothingInTheWay(maud.page);
  await maud.page.getByRole('link', { name: 'Créer un espace' }).click();
  await maud.page.getByRole('button', { name: 'Créer l’espace' }).click();
  await expect(maud.page.getByText('Donnez un nom à votre espace.').first()).toBeVisible();
  await nothingInTheWay(maud.page);
  await maud.page.getByLabel('Nom de l’espace').fill('NEC Haute-Vézère');
  await maud.page.getByLabel('Département').selectOption('24');
  await maud.page.getByLabel('Date de la rencontre').fill('2027-10-14');
  // Nothing else is asked; the licence is the usual one, and said.
  await expect(maud.page.getByLabel('CC0')).toBeHidden();
  await expect(maud.page.getByText('À qui seront ces textes ? CC BY-SA 4.0')).toBeVisible();
  await maud.page.getByLabel('Votre nom').fill('Maud Terrier');
  await maud.page.getByRole('button', { name: 'Créer l’espace' }).click();
  await maud.page.waitForURL('**/e/nec-haute-vezere/inviter');
  await expect(maud.page.getByRole('textbox', { name: /Lien/ })).toHaveCount(3);
  await maud.page.getByText('Code QR').first().click();
  await expect(maud.page.getByRole('img', { name: /Code QR/ }).first()).toBeVisible();
  await nothingInTheWay(maud.page);

  await goTo(maud.page, 'Questions');
  await expect(maud.page.getByText('Personne n’a encore posé de question.').first()).toBeVisible();
  await nothingInTheWay(maud.page);
  await ask(maud.page, '   ');
  await expect(
    maud.page.getByText('Écrivez votre question avec des mots avant de la partager.'),
  ).toBeVisible();
  await ask(maud.page, 'Qui vient en aide aux aidants ?');
  await isOpen(maud.page);
  await goTo(maud.page, 'Thèmes');
  await nothingInTheWay(maud.page);
});

test('JOURNEY-20: on the home page of a young space what comes shows as it comes, and its founder is no newcomer', async ({
  house,
  someone,
}) => {
  const [maud, luc] = [await someone('Maud Terrier'), await someone('Luc Faure')];
  await maud.page.goto(`${house.url}/creer`);
  await maud.page.getByLabel('Nom de l’espace').fill('NEC Haute-Vézère');
  await maud.page.getByLabel('Département').selectOption('24');
  await maud.page.getByLabel('Votre nom').fill('Maud Terrier');
  await maud.page.getByRole('button', { name: 'Créer l’espace' }).click();
  await maud.page.waitForURL('**/e/nec-haute-vezere/inviter');
  const link = await maud.page.getByRole('textbox', { name: /Lien/ }).nth(1).inputValue();
  await goTo(maud.page, 'Accueil');
  await joinBy(luc, link);
  await expect(luc.page.getByRole('link', { name: /Vous arrivez/ })).toBeVisible();
  const asked = ['Qui vient en aide aux aidants ?', 'Où imprimer un papier ?', 'Qui a une salle libre ?'];
  const mostShared = maud.page.getByRole('region', { name: 'Les plus largement partagées' });
  for (const sentence of asked) {
    await ask(luc.page, sentence);
    await expect(mostShared.getByRole('link', { name: sentence })).toBeVisible();
  }
  await expect(mostShared.getByRole('article')).toHaveCount(asked.length);
  await expect(maud.page.getByRole('link', { name: /Vous arrivez/ })).toHaveCount(0);
  await nothingInTheWay(maud.page);
});

test('JOURNEY-18: a name already taken is said, and nothing typed is lost', async ({ house, someone }) => {
  await house.terminal('space', 'create', '--name', 'NEC Brive', '--department', '19');
  const maud = await someone('Maud Terrier');
  await maud.page.goto(`${house.url}/creer`);
  await maud.page.getByLabel('Nom de l’espace').fill('NEC Brive');
  await maud.page.getByLabel('Département').selectOption('19');
  await maud.page.getByText('À qui seront ces textes ?').first().click();
  await maud.page.getByLabel('CC0').check();
  await maud.page.getByLabel('Votre nom').fill('Maud');
  await maud.page.getByRole('button', { name: 'Créer l’espace' }).click();
  await expect(maud.page.getByText('Un espace porte déjà ce nom.').first()).toBeVisible();
  await expect(maud.page.getByLabel('Nom de l’espace')).toHaveValue('NEC Brive');
  await expect(maud.page.getByLabel('Votre nom')).toHaveValue('Maud');
  await expect(maud.page.getByLabel('CC0')).toBeVisible();
  await expect(maud.page.getByLabel('CC0')).toBeChecked();
});

test('JOURNEY-19: the same door in English, chosen on the page', async ({ house, someone }) => {
  const maud = await someone('Maud Terrier');
  await maud.page.goto(house.url);
  await maud.page.getByRole('button', { name: 'English' }).click();
  await expect(maud.page.getByRole('link', { name: 'Create a space' })).toBeVisible();
  await expect(maud.page.locator('html')).toHaveAttribute('lang', 'en');
  await nothingInTheWay(maud.page);
});
