import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { press, standsOn, tabTo } from './support/keyboard.ts';
import { allIsKept, goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * What a committee has to do: a plan that is there as soon as the space is, and that moves with the event.
 */

const PLAN = '/organisation/retroplanning';
const ROOM = 'Réserver la salle et vérifier son accessibilité';
const MEALS = 'Commander repas et café, demander les régimes';
const PRINT = 'Imprimer programmes, badges et cartes de questions';

/** The line of a task. */
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const box = (page: Page, text: string) => page.getByRole('checkbox', { name: text });

test('PLAN-9: Maud opens a space: seven steps, a plan with days, links; moved by a week, what is open moves, what is done stays', async ({
  house,
  someone,
}) => {
  const { page } = await someone('Maud Terrier');
  await page.goto(`${house.url}/creer`);
  await page.getByLabel('Nom de l’espace').fill('NEC Périgord 2027');
  await page.getByLabel('Département').selectOption('24');
  await page.getByLabel('Date de la rencontre').fill('2027-10-14');
  await page.getByLabel('Votre nom').fill('Maud Terrier');
  await page.getByRole('button', { name: 'Créer l’espace' }).click();
  await page.waitForURL('**/e/nec-perigord-2027/inviter');
  const space = page.url().replace(/\/inviter$/, '');

  await test.step('a link for each role is ready to copy', async () => {
    await expect(page.getByRole('textbox', { name: /Lien/ })).toHaveCount(3);
  });

  await test.step('the seven steps of the path stand on her home page', async () => {
    await goTo(page, 'Accueil');
    const path = page.getByRole('region', { name: 'Le chemin du comité' });
    await expect(path.getByRole('listitem')).toHaveCount(7);
    await expect(path.getByRole('listitem').filter({ hasText: 'Poser la date' })).toContainText(
      'jeudi 14 octobre 2027',
    );
    await expect(path.getByText('1 sur 7')).toBeVisible();
    await nothingInTheWay(page);
    await path.getByRole('link', { name: 'Ouvrir le rétroplanning' }).click();
  });

  await test.step('the plan holds tasks with J-labels and dates', async () => {
    await expect(page.getByText('La rencontre a lieu le jeudi 14 octobre 2027.')).toBeVisible();
    await expect(row(page, MEALS)).toContainText('J-30 · mardi 14 septembre');
    await expect(row(page, ROOM)).toContainText('J-150 · vendredi 14 mai (lundi 17 mai : férié)');
    await expect(page.getByText('0 faite sur 26')).toBeVisible();
    await nothingInTheWay(page);
  });

  await test.step('one is done; the event moves by a week', async () => {
    await box(page, PRINT).check();
    await expect(row(page, PRINT)).toContainText('J-21 · jeudi 23 septembre');
    await page.getByRole('button', { name: 'Changer la date' }).click();
    await page.getByLabel('Jour de la rencontre').fill('2027-10-21');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('25 tâches ont bougé avec elle.').first()).toBeVisible();
    await expect(row(page, MEALS)).toContainText('J-30 · mardi 21 septembre');
    await expect(row(page, ROOM)).toContainText('lundi 24 mai');
    await expect(row(page, PRINT)).toContainText('jeudi 23 septembre');
    await page.getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(row(page, MEALS)).toContainText('J-30 · mardi 14 septembre');
  });

  await test.step('the plan is taken away as a table and as a calendar', async () => {
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Pour un tableur (CSV)' }).click(),
    ]);
    expect(csv.suggestedFilename()).toMatch(/^retroplanning-nec-perigord-2027-.*\.csv$/);
    const table = await readFile(await csv.path(), 'utf8');
    expect(table.split('\r\n')).toHaveLength(28);
    expect(table).toContain(`"J-150";"2027-05-14";"Régie";"${ROOM}"`);
    const [ics] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Pour un agenda (ICS)' }).click(),
    ]);
    const calendar = (await readFile(await ics.path(), 'utf8')).replace(/\r\n /g, '');
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(26);
    expect(calendar).toContain(`SUMMARY:J-150 · ${ROOM}`);
  });

  await test.step('it is there after a reload, and offline', async () => {
    await page.goto(`${space}${PLAN}`);
    await expect(box(page, PRINT)).toBeChecked();
    await isOpen(page);
  });
});

test(
  'PLAN-10: Ana adds, takes, changes, sets aside and takes back by keys alone, offline; Luc reads it after',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux');
    const luc = await someone('Luc Faure', { ...ONLINE, viewport: { width: 360, height: 740 } });
    await joinBy(ana, demo.links.organiser);
    await joinBy(luc, demo.links.organiser);
    const { page } = ana;
    await page.goto(`${new URL(page.url()).origin}/e/${demo.space}${PLAN}`);
    await expect(page.getByText('3 faites sur 26')).toBeVisible();
    await allIsKept(page);
    await ana.context.setOffline(true);

    await press(page.getByRole('button', { name: 'Ajouter une tâche' }));
    await standsOn(page.getByLabel('Ce qu’il y a à faire'));
    await press(page.getByRole('button', { name: 'Ajouter cette tâche' }));
    await expect(page.getByText('Écrivez ce qu’il y a à faire.')).toBeVisible();
    await standsOn(page.getByLabel('Ce qu’il y a à faire'));
    await page.keyboard.type('Prévenir le gardien');
    await press(page.getByRole('button', { name: 'Ajouter cette tâche' }));
    const mine = row(page, 'Prévenir le gardien');
    await expect(mine).toContainText('J-30');
    await press(page.getByRole('button', { name: 'Je m’en charge : Prévenir le gardien' }));
    await expect(mine).toContainText('Vous');
    await tabTo(box(page, 'Prévenir le gardien'));
    await page.keyboard.press('Space');
    await expect(mine).toContainText('Faite le');
    await page.keyboard.press('Space');
    await expect(mine).not.toContainText('Faite le');

    const edit = page.getByRole('button', { name: 'Modifier : Prévenir le gardien' });
    await press(edit);
    await press(page.getByRole('button', { name: 'Une semaine plus tôt' }));
    await press(page.getByRole('button', { name: 'Enregistrer' }));
    await expect(mine).toContainText('J-37');
    await standsOn(edit);
    await nothingInTheWay(page);

    await press(edit);
    await press(page.getByRole('button', { name: 'Écarter cette tâche' }));
    await standsOn(page.getByLabel('Pourquoi l’écarter ?'));
    await page.keyboard.type('La mairie s’en occupe.');
    await press(page.getByRole('button', { name: 'Écarter', exact: true }));
    await expect(page.getByText('Tâches écartées (1)')).toBeVisible();
    await press(page.getByRole('button', { name: 'Annuler ce geste' }));
    await expect(mine).toBeVisible();

    await page.getByLabel('Métier').selectOption({ label: 'Communication' });
    await expect(page.getByText('8 tâches affichées')).toBeVisible();
    await press(page.getByRole('button', { name: 'Mes tâches' }));
    await expect(page.getByText('Aucune tâche ne correspond.')).toBeVisible();

    await ana.context.setOffline(false);
    await isOpen(page);
    await luc.page.goto(`${new URL(page.url()).origin}/e/${demo.space}${PLAN}`);
    await expect(row(luc.page, 'Prévenir le gardien')).toContainText('Ana Roux');
    await nothingInTheWay(luc.page);
    await luc.page.getByLabel('Ranger par').selectOption('month');
    await expect(luc.page.getByRole('heading', { name: 'Septembre 2027' })).toBeVisible();
  },
);

test('PLAN-11: a partner reads no task, at no address and by no menu', async ({ demo, someone }) => {
  const paul = await someone('Paul Martin');
  await joinBy(paul, demo.links.partner);
  await expect(paul.page.getByText('Le chemin du comité')).toHaveCount(0);
  await paul.page.goto(`${new URL(paul.page.url()).origin}/e/${demo.space}${PLAN}`);
  await expect(paul.page.getByRole('heading', { name: 'Cette page est pour l’organisation' })).toBeVisible();
  await expect(paul.page.getByText('Réserver la salle')).toHaveCount(0);
  await nothingInTheWay(paul.page);
});
