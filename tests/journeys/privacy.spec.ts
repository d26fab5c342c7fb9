import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onDisk } from './support/onDisk.ts';
import { appIsKept, ask, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import type { House } from './support/house.ts';
import { expect, test, type Demo } from './support/test.ts';

/*
 * What is kept of people: said before they give it, decided by organisers in public, and gone when they ask.
 */

const PHONE = { viewport: { width: 360, height: 740 } } as const;

test('RGPD-6: at each door two sentences say what is kept and until when, and lead to all of it', async ({
  demo,
  house,
  someone,
}) => {
  const josette = await someone('Josette', { ...PHONE, javaScriptEnabled: false });
  const { page } = josette;
  for (const [door, kept] of [
    [demo.links.partner, 'Nous gardons le nom que vous donnez'],
    [`${demo.publicUrl}/poser`, 'Votre question est gardée sans nom'],
    [`${house.url}/creer`, 'Nous gardons le nom que vous donnez'],
  ] as const) {
    await page.goto(door);
    const said = page.getByRole('region', { name: 'Vos données, en deux phrases' });
    await expect(said).toContainText(kept);
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth).toBe(clientWidth);
    await said.getByRole('link', { name: 'Tout savoir sur vos données' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Vos données');
    await expect(page.locator('script')).toHaveCount(0);
  }
});

test('RGPD-5: Ana says who answers for the data; both pages of the law are written by it at once', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana');
  await joinBy(ana, demo.links.organiser);
  const { page } = ana;
  await page.goto(`${new URL(demo.publicUrl).origin}/e/${demo.space}/reglages`);
  const section = page.getByRole('region', { name: 'Données personnelles' });
  await expect(section).toContainText('Il manque encore : le responsable');
  await section.getByLabel('Nom de la structure').fill('Centre social de Ribérac');
  await section.getByLabel('Contact pour exercer ses droits').fill('droits@exemple.fr');
  await section.getByLabel('Direction de la publication').fill('La présidente');
  await section.getByLabel('Nom de l’hébergeur').fill('Coopérative d’hébergement');
  await section.getByLabel('Effacer un nom sans visite depuis').selectOption('24');
  await section.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(section).toContainText('Tout ce que la loi demande est dit.');
  await nothingInTheWay(page);

  const josette = await someone('Josette', PHONE);
  await expect(async () => {
    await josette.page.goto(`${demo.publicUrl}/donnees`);
    await expect(josette.page.getByText('Responsable : Centre social de Ribérac')).toBeVisible({
      timeout: 500,
    });
  }).toPass();
  await expect(josette.page.getByText('Votre nom : 24 mois')).toBeVisible();
  await nothingInTheWay(josette.page);
  await josette.page.getByRole('link', { name: 'Mentions légales' }).click();
  await expect(josette.page.getByText('Coopérative d’hébergement')).toBeVisible();
  await nothingInTheWay(josette.page);
});

const NAME = 'Josette MARQUEUR';

const partners = (demo: Demo): string => `${new URL(demo.publicUrl).origin}/e/${demo.space}/partenaires`;

test('RGPD-14: Josette wants out; a device that was away forgets her, and her own is emptied', async ({
  demo,
  house,
  someone,
}) => {
  const josette = await someone(NAME, PHONE);
  await joinBy(josette, demo.links.partner);
  await ask(josette.page, 'Qui aide mon voisin à remplir son dossier ?');
  await isOpen(josette.page);
  const paul = await someone('Paul');
  await joinBy(paul, demo.links.partner);
  await paul.page.goto(partners(demo));
  await expect(paul.page.getByText(NAME).first()).toBeVisible();
  await appIsKept(paul.page);
  expect(await onDisk(paul.page)).toContain(NAME);
  await paul.page.goto('about:blank');
  await paul.context.setOffline(true);

  await josette.page.goto(partners(demo));
  await josette.page.getByRole('button', { name: 'Me faire effacer…' }).click();
  const dialog = josette.page.getByRole('dialog');
  await expect(dialog).toContainText('Rien de cela ne se défait.');
  await nothingInTheWay(josette.page);
  await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
  await expect(josette.page.getByRole('heading', { name: 'Vos données ont été effacées' })).toBeVisible();
  await nothingInTheWay(josette.page);
  expect(await onDisk(josette.page)).not.toContain(NAME);

  await paul.context.setOffline(false);
  await paul.page.goto(partners(demo));
  await isOpen(paul.page);
  await expect(paul.page.getByText('Paul').first()).toBeVisible();
  await expect(paul.page.getByText(NAME)).toHaveCount(0);
  await expect.poll(() => onDisk(paul.page)).not.toContain(NAME);
  expect(await onDisk(paul.page)).toContain('Qui aide mon voisin');

  await house.stop();
  const left = readdirSync(house.data).filter((name) => {
    const path = join(house.data, name);
    return statSync(path).isFile() && readFileSync(path).includes(NAME);
  });
  expect(left).toEqual([]);
});

test('RGPD-7: Zoé agrees to be named in public, then takes it back, each by one gesture', async ({
  demo,
  someone,
}) => {
  const zoe = await someone('Zoé Publique', PHONE);
  await joinBy(zoe, demo.links.partner);
  await zoe.page.goto(partners(demo));
  await zoe.page.getByRole('button', { name: 'Montrer mon nom en public' }).click();
  await expect(zoe.page.getByText('Vous avez donné cet accord le')).toBeVisible();
  await nothingInTheWay(zoe.page);
  const taken = zoe.page.waitForEvent('download');
  await zoe.page.getByRole('link', { name: 'Emporter mes données, à lire' }).click();
  expect((await taken).suggestedFilename()).toMatch(/^terreau-.*\.html$/);
  await zoe.page.getByRole('button', { name: 'Retirer mon nom de la page publique' }).click();
  await expect(zoe.page.getByRole('button', { name: 'Montrer mon nom en public' })).toBeVisible();
});

const DAY = 24 * 3_600_000;

/** The server is stopped, its calendar turned back for everybody, and it starts again. */
async function monthsGoBy(house: House, days: number): Promise<void> {
  await house.stop();
  const db = new Database(join(house.data, 'terreau.sqlite'));
  const then = Date.now() - days * DAY;
  db.prepare('UPDATE sessions SET last_seen_at = ?').run(then);
  db.prepare('UPDATE members SET joined_at = ?').run(then);
  db.prepare('INSERT OR REPLACE INTO visits (space, account, day) SELECT space, account, ? FROM members').run(
    Math.floor(then / DAY) * DAY,
  );
  db.close();
  await house.start();
}

test('RGPD-17: who was announced for erasure reads at their next visit that it keeps them, once on a device', async ({
  demo,
  house,
  someone,
}) => {
  const zoe = await someone('Zoé', PHONE);
  await joinBy(zoe, demo.links.partner);
  await zoe.page.goto('about:blank');
  await monthsGoBy(house, 350);
  const ana = await someone('Ana');
  await joinBy(ana, demo.links.organiser);
  await ana.page.goto(`${new URL(demo.publicUrl).origin}/e/${demo.space}/reglages`);
  await expect(ana.page.getByRole('region', { name: 'Noms bientôt effacés' })).toContainText('Zoé');

  await zoe.page.goto(`${new URL(demo.publicUrl).origin}/e/${demo.space}`);
  const notice = zoe.page.getByRole('status').filter({ hasText: 'Votre nom devait être effacé.' });
  await expect(notice).toContainText('Votre visite garde tout');
  await nothingInTheWay(zoe.page);
  await ana.page.reload();
  const soon = ana.page.getByRole('region', { name: 'Noms bientôt effacés' });
  await expect(soon).toBeVisible();
  await expect(soon).not.toContainText('Zoé');
  await notice.getByRole('button', { name: 'J’ai lu' }).click();
  await expect(notice).toHaveCount(0);
  await zoe.page.reload();
  await isOpen(zoe.page);
  await expect(notice).toHaveCount(0);
});

test('RGPD-18: a device that was away for long says on which day the name goes, also without network', async ({
  demo,
  someone,
}) => {
  const luc = await someone('Luc', PHONE);
  await joinBy(luc, demo.links.partner);
  await appIsKept(luc.page);
  const space = luc.page.url();
  await luc.page.goto(`${new URL(space).origin}/appareil`);
  await expect(luc.page.getByRole('link', { name: /^Ouvrir/ })).toBeVisible();
  await luc.page.evaluate(
    (then) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('terreau');
        opening.onsuccess = () => {
          const spaces = opening.result.transaction('spaces', 'readwrite').objectStore('spaces');
          const all = spaces.getAll();
          all.onsuccess = () => {
            const [known] = all.result as Record<string, unknown>[];
            spaces.put({ ...known, openedAt: then }).onsuccess = () => (opening.result.close(), resolve());
          };
        };
        opening.onerror = () => reject(opening.error ?? new Error('not opened'));
      }),
    Date.now() - 340 * DAY,
  );
  await luc.context.setOffline(true);
  await luc.page.reload();
  await expect(luc.page.getByText('Sans visite, votre nom sera effacé le')).toBeVisible();
  await nothingInTheWay(luc.page);
  await luc.page.goto(space);
  await expect(luc.page.getByText('Sans visite, votre nom sera effacé le')).toBeVisible();
  await luc.context.setOffline(false);
  await isOpen(luc.page);
  await expect(luc.page.getByText('Sans visite, votre nom sera effacé le')).toHaveCount(0);
});
