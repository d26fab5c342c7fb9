import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { join } from 'node:path';
import type { MyData } from '#protocol/privacy.ts';
import { appSources } from '../support/appSources.ts';
import { builtAddresses } from '../support/builtAddresses.ts';
import { onDisk } from './support/onDisk.ts';
import { appIsKept, ask, card, goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import type { OwnHouse } from './support/house.ts';
import { alone, expect, KEPT, ONLINE, test, type Demo } from './support/test.ts';
import { Sqlite } from '#server/store/sqliteDriver.ts';

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

const HERS = 'Qui aide mon voisin à remplir son dossier ?';
const HIS = 'Et qui l’aide le dimanche ?';
const MIND = 'MARQUEUR';

const partners = (demo: Demo): string => `${new URL(demo.publicUrl).origin}/e/${demo.space}/partenaires`;

/** What the public reads of a space, page by page, files among them. */
const publicTexts = async ({ publicUrl }: Demo): Promise<string> => {
  const pages = ['', '/mots', '/questions.csv', '/donnees', '/mentions', '/poser'];
  const texts = await Promise.all(
    pages.map(async (path) => {
      const answer = await fetch(`${publicUrl}${path}`);
      expect([path, answer.status]).toEqual([path, 200]);
      return answer.text();
    }),
  );
  return texts.join('\n');
};

/** Every file under a folder in which this stands. */
const filesHolding = (word: string, at: string): string[] =>
  readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    if (statSync(path).isDirectory()) return filesHolding(word, path);
    return readFileSync(path).includes(word) ? [path] : [];
  });

alone(
  'RGPD-14: Josette wants out: her name is nowhere, her question stays, and a device that was away does not bring her back',
  { tag: KEPT },
  async ({ demo, house, someone }) => {
    const josette = await someone(NAME, PHONE);
    await joinBy(josette, demo.links.partner);
    await goTo(josette.page, 'Questions');
    await ask(josette.page, HERS);
    const link = card(josette.page, HERS).getByRole('link', { name: HERS });
    const hers = new URL((await link.getAttribute('href')) ?? '', demo.publicUrl).href;
    await isOpen(josette.page);
    await josette.page.goto(partners(demo));
    await josette.page.getByRole('button', { name: 'Montrer mon nom en public' }).click();
    await expect(josette.page.getByText('Vous avez donné cet accord le')).toBeVisible();
    await expect.poll(() => publicTexts(demo)).toContain(MIND);

    const paul = await someone('Paul');
    await joinBy(paul, demo.links.partner);
    await paul.page.goto(`${hers}/histoire`);
    await expect(paul.page.getByText(NAME).first()).toBeVisible();
    await appIsKept(paul.page);
    expect(await onDisk(paul.page)).toContain(MIND);
    // He goes on without network, while she leaves.
    await goTo(paul.page, 'Questions');
    await paul.context.setOffline(true);
    await ask(paul.page, HIS);
    await expect(card(paul.page, HIS)).toHaveCount(1);
    await paul.page.goto('about:blank');

    await josette.page.goto(partners(demo));
    await josette.page.getByRole('button', { name: 'Me faire effacer…' }).click();
    const dialog = josette.page.getByRole('dialog');
    await expect(dialog).toContainText('Rien de cela ne se défait.');
    await nothingInTheWay(josette.page);
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await expect(josette.page.getByRole('heading', { name: 'Vos données ont été effacées' })).toBeVisible();
    await nothingInTheWay(josette.page);
    expect(await onDisk(josette.page)).not.toContain(MIND);
    const readInPublic = await publicTexts(demo);
    expect(readInPublic).toContain(HERS);
    expect(readInPublic).not.toContain(MIND);

    await paul.context.setOffline(false);
    await paul.page.goto(partners(demo));
    await isOpen(paul.page);
    await expect(paul.page.getByText('Paul').first()).toBeVisible();
    await expect(paul.page.getByText(NAME)).toHaveCount(0);
    await expect.poll(() => onDisk(paul.page)).not.toContain(MIND);
    expect(await onDisk(paul.page)).toContain('Qui aide mon voisin');
    await expect.poll(() => publicTexts(demo)).toContain(HIS);

    const zoe = await someone('Zoé', PHONE);
    await joinBy(zoe, demo.links.partner);
    await zoe.page.goto(hers);
    await expect(zoe.page.getByRole('heading', { name: HERS })).toBeVisible();
    await expect(zoe.page.getByRole('main')).toContainText(/une personne du réseau/i);
    await zoe.page.goto(`${hers}/histoire`);
    await expect(zoe.page.getByRole('main')).toContainText('Une personne sans nom a posé cette question');
    expect(await onDisk(zoe.page)).not.toContain(MIND);

    const exported = JSON.stringify(await house.terminal('export', '--space', demo.space));
    expect(exported).toContain(HERS);
    expect(exported).not.toContain(MIND);
    await house.terminal('backup');
    expect(filesHolding(MIND, house.data)).toEqual([]);
    await house.stop();
    expect(filesHolding(MIND, house.data)).toEqual([]);
    expect(house.said()).not.toContain(MIND);
  },
);

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
  await zoe.page.getByRole('button', { name: 'Retirer mon nom de la page publique' }).click();
  await expect(zoe.page.getByRole('button', { name: 'Montrer mon nom en public' })).toBeVisible();
});

/** Clicks what offers a file and reads it once it is on the disk. */
async function taken(page: Page, link: string): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: link }).click();
  const download = await coming;
  expect(await download.failure()).toBeNull();
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test('RGPD-30: Zoé takes her data away, to read and for a program: all of hers, and nothing of Paul or Ana', async ({
  demo,
  someone,
}) => {
  const HERS_TOO = 'Qui tient le café du samedi ?';
  const paul = await someone('Paul Voisin');
  await joinBy(paul, demo.links.partner);
  await goTo(paul.page, 'Questions');
  await ask(paul.page, HIS);
  await expect(card(paul.page, HIS)).toHaveCount(1);
  await isOpen(paul.page);

  const zoe = await someone('Zoé <Martin>', PHONE);
  await joinBy(zoe, demo.links.organiser, { structure: { name: 'Café Zoé', family: 'association' } });
  await goTo(zoe.page, 'Questions');
  await ask(zoe.page, HERS_TOO);
  await expect(card(zoe.page, HERS_TOO)).toHaveCount(1);
  await isOpen(zoe.page);
  await zoe.page.goto(partners(demo));
  await zoe.page.getByRole('button', { name: 'Montrer mon nom en public' }).click();
  await expect(zoe.page.getByText('Vous avez donné cet accord le')).toBeVisible();

  const readable = await taken(zoe.page, 'Emporter mes données, à lire');
  expect(readable.name).toBe(`terreau-${demo.space}.html`);
  const json = await taken(zoe.page, 'Les mêmes, pour un logiciel (JSON)');
  expect(json.name).toBe(`terreau-${demo.space}.json`);
  const data = JSON.parse(json.text) as MyData;
  expect(data).toMatchObject({
    format: 'terreau-my-data-1',
    space: demo.space,
    account: { name: 'Zoé <Martin>', role: 'organiser', structures: ['Café Zoé'] },
    cameBy: { role: 'organiser' },
    consents: [{ purpose: 'publicName', withdrawnAt: null }],
  });
  expect(data.sessions).toHaveLength(1);
  expect(data.contributions.map(({ text }) => text)).toContain(HERS_TOO);
  for (const { text } of [readable, json]) {
    expect(text).toContain(data.account.id);
    expect(text).not.toContain('Paul Voisin');
    expect(text).not.toContain(HIS);
  }

  // The one that people read stands alone in a browser, and what was typed is text in it.
  const reader = await zoe.context.newPage();
  await reader.setContent(readable.text);
  await expect(reader.getByRole('heading', { level: 1 })).toContainText('Zoé <Martin>');
  await expect(reader.getByText(HERS_TOO)).toBeVisible();
  await nothingInTheWay(reader);
  const within = await reader.locator('script[type="application/json"]').textContent();
  expect((JSON.parse(within ?? '') as MyData).account).toEqual(data.account);
});

test('HOUSE-30: a built server answers every address that the app builds, in words that a program reads', async ({
  demo,
  house,
}) => {
  const addresses = builtAddresses(appSources());
  expect(addresses.length).toBeGreaterThan(25);
  for (const { method, path, query } of addresses) {
    const asked = path.replace('/spaces/*', `/spaces/${demo.space}`).replaceAll('*', 'somebody');
    const answer = await fetch(`${house.url}${asked}${query === '' ? '' : `?${query}`}`, {
      method: method === '*' ? 'POST' : method,
      headers: { origin: house.url, 'content-type': 'application/json' },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: '{}' }),
    });
    const isLeaving = method === 'DELETE' && path.endsWith('/session');
    expect([method, asked, answer.status, await answer.json()]).toEqual(
      isLeaving ? [method, asked, 200, null] : [method, asked, 401, { why: 'signedOut' }],
    );
  }
});

const DAY = 24 * 3_600_000;

/** The server is stopped, its calendar turned back for everybody, and it starts again. */
async function monthsGoBy(house: OwnHouse, days: number): Promise<void> {
  await house.stop();
  const db = new Sqlite(join(house.data, 'terreau.sqlite'));
  const then = Date.now() - days * DAY;
  db.prepare('UPDATE sessions SET last_seen_at = ?').run(then);
  db.prepare('UPDATE members SET joined_at = ?').run(then);
  db.prepare('INSERT OR REPLACE INTO visits (space, account, day) SELECT space, account, ? FROM members').run(
    Math.floor(then / DAY) * DAY,
  );
  db.close();
  await house.start();
}

alone(
  'RGPD-17: who was announced for erasure reads at their next visit that it keeps them, once on a device',
  { tag: KEPT },
  async ({ demo, house, someone }) => {
    const zoe = await someone('Zoé', PHONE);
    await joinBy(zoe, demo.links.partner);
    await zoe.page.goto('about:blank');
    await monthsGoBy(house, 350);
    const ana = await someone('Ana', ONLINE);
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
  },
);

test(
  'RGPD-18: a device that was away for long says on which day the name goes, also without network',
  { tag: KEPT },
  async ({ demo, someone }) => {
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
  },
);
