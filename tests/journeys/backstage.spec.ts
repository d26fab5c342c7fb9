import type { Page } from '@playwright/test';
import { onDisk } from './support/onDisk.ts';
import { goTo, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/* What only organisers receive: private notes and contacts; and how a device loses it. */

const [NOTE, MARTIN, MAIL] = ['Rappeler le maire lundi.', 'Madame Martin', 'martin@example.org'];

const changeRole = async (page: Page, name: string, role: RegExp): Promise<void> => {
  await goTo(page, 'Partenaires');
  await page.getByRole('button', { name: 'Gérer les accès' }).click();
  await page.getByRole('button', { name: `Changer le rôle de ${name}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: role }).check();
  await dialog.getByRole('button', { name: 'Changer le rôle' }).click();
  await expect(dialog).toBeHidden();
};

test(
  'BACK-12: a note is read by the whole committee, contacts stay off the disk, and who leaves loses both',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux', ONLINE);
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
  },
);

test('BACK-14: whoever asks to be forgotten is taken out of the contacts, then out of what was noted, for good', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux', { viewport: { width: 360, height: 740 } });
  const luc = await someone('Luc Faure');
  await joinBy(ana, demo.links.organiser);
  await joinBy(luc, demo.links.organiser);
  const { origin, pathname } = new URL(ana.page.url());
  const space = `${origin}${pathname}`;
  const { page } = ana;
  await luc.page.goto(`${space}/organisation`);
  await luc.page.getByRole('button', { name: 'Ajouter une note' }).click();
  await luc.page.getByLabel('Votre note').fill('Vu madame MARTIN au marché.');
  await luc.page.getByRole('button', { name: 'Ajouter cette note' }).click();
  await expect(luc.page.getByText('Vu madame MARTIN')).toBeVisible();

  await page.goto(`${space}/organisation/contacts`);
  await page.getByRole('button', { name: 'Ajouter un contact' }).click();
  await page.getByLabel('Nom', { exact: true }).fill(MARTIN);
  await page.getByRole('button', { name: 'Ajouter ce contact' }).click();
  await page.getByRole('button', { name: `Retirer : ${MARTIN}` }).click();
  await page.getByRole('button', { name: 'Retirer pour de bon' }).click();
  const names = page.getByRole('region', { name: 'Où ce nom apparaît-il ?' });
  await expect(names.locator('mark')).toHaveText('madame MARTIN');
  await nothingInTheWay(page);
  await names.getByRole('button', { name: 'Remplacer par « … » dans 1 texte' }).click();
  await expect(names).toContainText('Le nom est retiré de 1 texte, pour de bon.');
  await expect(luc.page.getByText('Vu … au marché.')).toBeVisible();
  for (const one of [page, luc.page]) await expect.poll(() => onDisk(one)).not.toMatch(/madame martin/i);
});
