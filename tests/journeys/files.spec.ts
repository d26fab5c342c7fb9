import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { fromSchemaLieuDeMediationNumerique as byTheState } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { placesAsCsv, siretOf } from '../domain/files/manyPlaces.ts';
import { goTo, isOpen, joinBy, nothingInTheWay, status, type Person } from './support/people.ts';
import { expect, test } from './support/test.ts';

/*
 * The committee brings a directory in: columns, doubts and mistakes are seen before anything is written, and the whole
 * is taken back. Partners take the structures away.
 */

const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const HUB = 'Hub du numérique inclusif Dordogne-Garonne (fictif)';

async function openFiles({ page }: Person): Promise<void> {
  await goTo(page, 'Partenaires');
  await page.getByRole('link', { name: 'Fichiers' }).click();
  await isOpen(page);
  await expect(page.getByRole('heading', { name: 'Fichiers', level: 1 })).toBeVisible();
}

/** As a spreadsheet saves it on Windows in France. */
const asWindows = (text: string): Buffer => Buffer.from(text, 'latin1');
const choose = (page: Page, name: string, buffer: Buffer) =>
  page
    .getByRole('button', { name: 'Choisir un fichier' })
    .setInputFiles({ name, mimeType: 'text/csv', buffer });

const DIRECTORY = [
  'Structure;Ville;CP;N° SIRET;Président;Ce qui s’y fait'.replace('’', "'"),
  'Fablab de la Gare;Nontron;24300;43493312300029;Josette Marqueur;Imprimer en 3D',
  `${HUB};Bergerac;24100;;Josette Marqueur;`,
  `${HUB.toUpperCase()};;;;;`,
  'Ludothèque du Lac;Trémolat;24510;12345678901234;;',
  ';Thiviers;24800;;;',
].join('\r\n');

test('FILE-14: Ana brings a directory in step by step, by keyboard too, and takes it back', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux', DESK);
  await joinBy(ana, demo.links.organiser);
  await openFiles(ana);
  const { page } = ana;
  await nothingInTheWay(page);

  await choose(page, 'image.png', Buffer.from([1, 0, 2, 0]));
  await expect(page.getByRole('alert')).toHaveText(/n’est pas un tableau/);
  await nothingInTheWay(page);

  await choose(page, 'annuaire.csv', asWindows(DIRECTORY));
  await expect(page.getByRole('heading', { name: 'Les colonnes' })).toBeFocused();
  await expect(page.getByText('« annuaire.csv » : 5 lignes, 6 colonnes.')).toBeVisible();
  await expect(page.getByText('points-virgules, lettres de Windows')).toBeVisible();
  const column = (name: string) => page.getByLabel(`Colonne « ${name} »`);
  await expect(column('Structure')).toHaveValue('nom');
  await expect(column('N° SIRET')).toHaveValue('siret');
  await expect(column('Président')).toHaveValue('');
  await column("Ce qui s'y fait").selectOption('Présentation');
  await expect(page.getByText('Ne serviront pas : Président.')).toBeVisible();
  await nothingInTheWay(page);

  await column('Structure').selectOption('Ne sert pas');
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await expect(page.getByRole('alert')).toHaveText(/quelle colonne porte le nom/);
  await column('Structure').selectOption('Nom');
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).press('Enter');

  await expect(page.getByRole('heading', { name: 'Ce qui changerait' })).toBeFocused();
  await expect(page.getByText('2 structures nouvelles')).toBeVisible();
  await expect(page.getByText('1 ligne sans nom utilisable')).toBeVisible();
  await expect(page.getByText('SIRET : un chiffre est faux')).toBeVisible();
  await nothingInTheWay(page);
  await page.getByRole('button', { name: /^Ajouter 2 structures/ }).click();
  await expect(page.getByText('C’est fait : 2 structures ajoutées.')).toBeVisible();
  await nothingInTheWay(page);

  await page.getByRole('link', { name: 'Voir les structures' }).click();
  await expect(page.getByRole('link', { name: 'Fablab de la Gare' })).toBeVisible();
  await openFiles(ana);
  await choose(page, 'annuaire.csv', asWindows(DIRECTORY));
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await expect(page.getByText(/nouvelle/)).toHaveCount(0);
  await expect(page.getByText(/rien à changer/).first()).toBeVisible();
});

test('FILE-14: what was imported is taken back as one; a partner takes structures away, and nothing of people', async ({
  demo,
  someone,
}) => {
  const [ana, paul] = [await someone('Ana Roux', PHONE), await someone('Paul Vidal', DESK)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  await openFiles(ana);
  await choose(ana.page, 'annuaire.csv', asWindows(DIRECTORY));
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: /^Ajouter 2/ }).click();
  await goTo(paul.page, 'Partenaires');
  await expect(paul.page.getByRole('link', { name: 'Ludothèque du Lac' })).toBeVisible();
  await ana.page.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(ana.page.getByText(/^Import annulé/)).toBeVisible();
  await expect(paul.page.getByRole('link', { name: 'Ludothèque du Lac' })).toHaveCount(0);

  await openFiles(paul);
  await expect(paul.page.getByRole('heading', { name: 'Ajouter depuis un fichier' })).toHaveCount(0);
  await nothingInTheWay(paul.page);
  const take = async (name: string | RegExp): Promise<string> => {
    const coming = paul.page.waitForEvent('download');
    await paul.page.getByRole('button', { name }).click();
    return readFile(await (await coming).path(), 'utf8');
  };
  const sheet = await take(/^Pour Excel ou LibreOffice/);
  expect(sheet.startsWith('\uFEFF"Nom";"Famille"')).toBe(true);
  const cards = await take('Carnet d’adresses');
  expect(cards).toContain('KIND:org');
  const questions = await take(/^Questions pour Excel/);
  expect(questions.startsWith('\uFEFF"Numéro";"Question"')).toBe(true);
  const offered = await take(/^Besoins et ressources pour Excel/);
  expect(offered).toContain('"Besoin";');
  const [everybody] = await Promise.all([
    paul.page.waitForEvent('download'),
    paul.page.getByRole('link', { name: 'questions.csv' }).click(),
  ]);
  expect(await readFile(await everybody.path(), 'utf8')).toMatch(/^"numero","question"/);
  for (const text of [questions, offered]) expect(text).not.toContain('Ana Roux');
  for (const text of [sheet, cards]) {
    expect(text).toContain('Hub du numérique inclusif');
    expect(text).not.toContain('Josette Marqueur');
    expect(text).not.toContain('Ana Roux');
  }
});

/** Each row as the State's own library reads it; a cell without anything is a column that is not there. */
function placesIn(csv: string): readonly ReturnType<typeof byTheState>[] {
  const [headers = [], ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(1, -1).split('","'));
  return rows.map((cells) => {
    const said = headers.flatMap((column, n) => (cells[n] ? [[column, cells[n]] as const] : []));
    return byTheState(Object.fromEntries(said) as unknown as Parameters<typeof byTheState>[0]);
  });
}

test('FILE-21, FILE-22: Ana fills in what the State asks for, and its own library takes every row of the file', async ({
  demo,
  someone,
}) => {
  const [ana, paul] = [await someone('Ana Roux', DESK), await someone('Paul Vidal', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  const { page } = ana;
  await openFiles(ana);
  const open = page.getByRole('button', { name: 'Données ouvertes' });
  await open.press('Enter');
  await expect(page.getByRole('heading', { name: 'Pour data.gouv.fr' })).toBeFocused();
  const counted = page.getByText(/^\d+ prêtes?, \d+ à compléter$/);
  await expect(counted).toHaveText(/^0 prête,/);
  await expect(page.getByRole('button', { name: /^Enregistrer .*prête/ })).toHaveCount(0);
  await nothingInTheWay(page);

  const fill = async (name: string, n: number): Promise<void> => {
    const row = page.getByRole('listitem').filter({ hasText: name });
    await expect(row.getByText(/^Il manque .*SIRET/)).toBeVisible();
    await row.getByText(name).click();
    await row.getByLabel('SIRET').fill('12345678901234');
    await row.getByLabel('Adresse').fill(`${n} rue de l’Isle`);
    await expect(row.getByLabel('Code postal')).toHaveValue(/^24\d{3}$/);
    await row.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(row.getByText('Ce SIRET ne tombe pas juste')).toBeVisible();
    await nothingInTheWay(page);
    await row.getByLabel('SIRET').fill(siretOf(n));
    await row.getByLabel('SIRET').press('Enter');
    await expect(row).toHaveCount(0);
  };
  await fill(HUB, 1);
  await expect(counted).toHaveText(/^1 prête,/);
  const media = 'Médiathèque Plume & Pixel (fictive)';
  await fill(media, 2);
  await expect(counted).toHaveText(/^2 prêtes,/);
  await expect(page.locator('summary:focus')).toHaveCount(1);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer les 2 prêtes (CSV)' }).click();
  const text = await readFile(await (await coming).path(), 'utf8');
  expect(text.split('\n')[0]).toMatch(/^"id","pivot","nom"/);
  expect(text).not.toContain('accueille pas de public');
  expect(text).not.toContain('Ana Roux');
  expect(placesIn(text).map(({ nom }) => nom)).toEqual([HUB, media]);

  // Paul writes the card of nobody: he is led to each, and may take away what is ready.
  await openFiles(paul);
  await paul.page.getByRole('button', { name: 'Données ouvertes' }).click();
  await expect(paul.page.getByText(/^2 prêtes,/)).toBeVisible();
  await paul.page.locator('.rows summary').first().click();
  await expect(paul.page.getByRole('textbox')).toHaveCount(0);
  await nothingInTheWay(paul.page);
  await paul.page.getByRole('link', { name: 'Ouvrir sa fiche' }).first().click();
  await expect(paul.page.getByRole('heading', { level: 1 })).toBeVisible();
});

const REACHED = [
  'Structure;Ville;Téléphone;Courriel',
  'Fablab de la Gare;Nontron;0553000000;fablab-marque@example.org',
  `${HUB};Périgueux;;hub-marque@example.org`,
].join('\r\n');

test('FILE-19: phones and mails go to contacts when Ana says so, once, on no disk, and leave with the import', async ({
  demo,
  someone,
}) => {
  const [ana, paul] = [await someone('Ana Roux', DESK), await someone('Paul Vidal', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  const { page } = ana;
  const bring = async (): Promise<void> => {
    await openFiles(ana);
    await choose(page, 'annuaire.csv', asWindows(REACHED));
    await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  };
  await bring();
  const choice = page.getByLabel(/^Ranger aussi 2 téléphones ou courriels/);
  await expect(choice).not.toBeChecked();
  await expect(page.getByText(/Seule l’organisation les lit/)).toBeVisible();
  await expect(page.getByText(/effacés \d+ mois après la rencontre/)).toBeVisible();
  await choice.check();
  await page.getByText('Lire ce qui serait rangé').click();
  await expect(page.getByText('fablab-marque@example.org')).toBeVisible();
  await nothingInTheWay(page);
  await page.getByRole('button', { name: /ranger 2 contacts/ }).click();
  await expect(page.getByText('2 contacts rangés.')).toBeVisible();
  await nothingInTheWay(page);

  await bring();
  await page.getByLabel(/^Ranger aussi 2/).check();
  await page.getByRole('button', { name: 'Ranger 2 contacts' }).click();
  await expect(page.getByText('Aucun contact nouveau, 2 déjà connus.')).toBeVisible();
  // Nothing of it is on the disk, nor with anybody else.
  for (const one of [page, paul.page]) {
    const kept = await one.evaluate(async () => {
      const found: string[] = [JSON.stringify({ ...localStorage, ...sessionStorage })];
      for (const { name } of await indexedDB.databases()) {
        if (name === undefined) continue;
        const db = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(new Error('not opened'));
        });
        for (const store of db.objectStoreNames) {
          const rows = await new Promise<unknown[]>((resolve) => {
            const all = db.transaction(store).objectStore(store).getAll();
            all.onsuccess = () => resolve(all.result as unknown[]);
          });
          const text = (row: unknown): string =>
            row instanceof Uint8Array ? new TextDecoder().decode(row) : (JSON.stringify(row) ?? '');
          found.push(...rows.map(text));
        }
        db.close();
      }
      return found.join('');
    });
    expect(kept).not.toMatch(/-marque@/);
  }

  await page.goto(page.url().replace(/partenaires.*$/, 'organisation/contacts'));
  await expect(page.getByText('hub-marque@example.org')).toBeVisible();
});

test('FILE-19: what was imported with its contacts is taken back with them', async ({ demo, someone }) => {
  const ana = await someone('Ana Roux', PHONE);
  await joinBy(ana, demo.links.organiser);
  const { page } = ana;
  await openFiles(ana);
  await choose(page, 'annuaire.csv', asWindows(REACHED));
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await page.getByLabel(/^Ranger aussi/).check();
  await nothingInTheWay(page);
  await page.getByRole('button', { name: /ranger 2 contacts/ }).click();
  await expect(page.getByText('2 contacts rangés.')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler cet import' }).click();
  await expect(page.getByText('2 contacts sont effacés.', { exact: false })).toBeVisible();
});

test('FILE-13: 5,000 places come in, stopped on the way and gone on with, and the server takes them all', async ({
  demo,
  someone,
}) => {
  // A deadline for what never ends: five thousand rows on a busy machine.
  test.setTimeout(300_000);
  const ana = await someone('Ana Roux', DESK);
  await joinBy(ana, demo.links.organiser);
  await openFiles(ana);
  const { page } = ana;
  await choose(page, 'lieux.csv', Buffer.from(placesAsCsv(5_000)));
  await expect(page.getByText('C’est le schéma national')).toBeVisible();
  await page.getByRole('button', { name: 'Voir ce qui changerait' }).click();
  await page.getByRole('button', { name: /^Ajouter 4.900 structures/ }).click({ timeout: 60_000 });
  const progress = page.getByRole('progressbar', { name: 'Import en cours' });
  await expect(progress).toBeVisible();
  await page.getByRole('button', { name: 'Arrêter' }).click();
  await expect(page.getByText(/^Arrêté à/)).toBeVisible();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText(/^C’est fait/)).toBeVisible({ timeout: 120_000 });
  await expect(status(page)).toHaveText(/Partagé avec tous/, { timeout: 120_000 });

  const paul = await someone('Paul Vidal', DESK);
  await joinBy(paul, demo.links.partner);
  await openFiles(paul);
  await expect(paul.page.getByText(/^4.925 structures/)).toBeVisible({ timeout: 60_000 });
});
