import type { Page } from '@playwright/test';
import { goTo, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, test } from './support/test.ts';

/* What only organisers receive: private notes and contacts; and how a device loses it. */

const [NOTE, MARTIN, MAIL] = ['Rappeler le maire lundi.', 'Madame Martin', 'martin@example.org'];

/** All that the browser keeps of this site, as one text. */
const onDisk = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    texts.push(JSON.stringify(history.state), location.href);
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(name));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result as unknown[]);
        });
        for (const row of rows)
          texts.push(row instanceof Uint8Array ? new TextDecoder().decode(row) : JSON.stringify(row));
      }
      database.close();
      texts.push(name);
    }
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) {
        const kept = await caches.match(request);
        texts.push(request.url, (await kept?.text()) ?? '');
      }
    return texts.join('\n');
  });

const changeRole = async (page: Page, name: string, role: RegExp): Promise<void> => {
  await goTo(page, 'Partenaires');
  await page.getByRole('button', { name: 'Gérer les accès' }).click();
  await page.getByRole('button', { name: `Changer le rôle de ${name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Changer le rôle' }).click();
  await expect(dialog).toBeHidden();
};

test('BACK-12: a note is read by the whole committee, contacts stay off the disk, and who leaves loses both', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const luc = await someone('Luc Faure', { viewport: { width: 360, height: 740 } });
  await joinBy(ana, demo.links.organiser);
  await joinBy(luc, demo.links.organiser);
  const { origin, pathname } = new URL(ana.page.url());
  const space = `${origin}${pathname}`;

  await ana.page.goto(`${space}/organisation`);
  await ana.page.getByRole('button', { name: 'Ajouter une note' }).click();
  await ana.page.getByLabel('Votre note').fill(NOTE);
  await ana.page.getByRole('button', { name: 'Ajouter cette note' }).click();
  await expect(ana.page.getByText(NOTE)).toBeVisible();
  await nothingInTheWay(ana.page);

  await luc.page.goto(`${space}/organisation`);
  await expect(luc.page.getByText(NOTE)).toBeVisible();
  await expect(luc.page.getByText('Ana Roux,')).toBeVisible();
  await nothingInTheWay(luc.page);

  await ana.page.getByRole('link', { name: 'Contacts' }).click();
  await ana.page.getByRole('button', { name: 'Ajouter un contact' }).click();
  await ana.page.getByLabel('Nom', { exact: true }).fill(MARTIN);
  await ana.page.getByLabel(/^Adresse électronique/).fill(MAIL);
  await ana.page.getByRole('button', { name: 'Ajouter ce contact' }).click();
  await expect(ana.page.getByRole('link', { name: MAIL })).toHaveAttribute('href', `mailto:${MAIL}`);
  await nothingInTheWay(ana.page);

  await luc.page.getByRole('link', { name: 'Contacts' }).click();
  await expect(luc.page.getByText(MARTIN, { exact: true })).toBeVisible();
  await nothingInTheWay(luc.page);
  for (const { page } of [ana, luc]) {
    const kept = await onDisk(page);
    expect([kept.includes(NOTE), kept.includes(MARTIN), kept.includes(MAIL)]).toEqual([true, false, false]);
  }
  await luc.page.getByRole('link', { name: 'Qui a regardé' }).click();
  await expect(luc.page.getByText('Ana Roux a ajouté Madame Martin')).toBeVisible();

  await luc.context.setOffline(true);
  await changeRole(ana.page, 'Luc Faure', /^Partenaire/);
  await luc.context.setOffline(false);
  await expect(luc.page.getByText('Vous n’êtes plus dans le comité.')).toBeVisible();
  await expect(luc.page.getByRole('heading', { name: 'Cette page est pour l’organisation' })).toBeVisible();
  await expect.poll(() => onDisk(luc.page)).not.toContain(NOTE);
  expect(
    await luc.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)),
  ).not.toContainEqual(expect.stringContaining('backstage'));
});
