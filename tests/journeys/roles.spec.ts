import type { Page } from '@playwright/test';
import { appIsKept, ask, goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * An organiser gives somebody another role: it holds at once, also for what was written without network before.
 */

const changeRoleOf = (page: Page, name: string) =>
  page.getByRole('button', { name: `Changer le rôle de ${name}` });

test('PEOPLE-13: a role is changed once it is read what that does, holds at once, and is taken back by one act', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const paul = await someone('Paul Petit', { viewport: { width: 360, height: 740 } });
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  await goTo(paul.page, 'Questions');
  const box = paul.page.getByLabel('Quelle question vous posez-vous ?');
  await expect(box).toBeVisible();

  await goTo(ana.page, 'Partenaires');
  await ana.page.getByRole('button', { name: 'Gérer les accès' }).click();
  await changeRoleOf(ana.page, 'Paul Petit').click();
  const dialog = ana.page.getByRole('dialog', { name: 'Changer le rôle de Paul Petit' });
  await expect(dialog.getByRole('radio', { name: /^Partenaire/ })).toBeChecked();
  await expect(dialog.getByText('Le changement vaut tout de suite')).toBeVisible();
  await nothingInTheWay(ana.page);
  await dialog.getByRole('radio', { name: /^Lecture/ }).check();
  await dialog.getByRole('button', { name: 'Changer le rôle' }).click();

  const done = ana.page.getByRole('group', { name: 'Paul Petit : le rôle est maintenant « Lecture ».' });
  await expect(done).toBeFocused();
  await expect(dialog).toBeHidden();
  await nothingInTheWay(ana.page);
  await expect(box).toBeHidden();

  await done.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(box).toBeVisible();
  await expect(changeRoleOf(ana.page, 'Paul Petit')).toBeVisible();
  await expect(ana.page.locator(':focus')).not.toHaveCount(0);
});

test(
  'PEOPLE-13: what somebody wrote without network, before their role was lowered, is seen by nobody',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux', ONLINE);
    const paul = await someone('Paul Petit');
    await joinBy(ana, demo.links.organiser);
    await joinBy(paul, demo.links.partner);
    await goTo(paul.page, 'Questions');
    await appIsKept(paul.page);
    await paul.context.setOffline(true);
    await ask(paul.page, 'Qui range les chaises après la réunion ?');

    await goTo(ana.page, 'Partenaires');
    await ana.page.getByRole('button', { name: 'Gérer les accès' }).click();
    await changeRoleOf(ana.page, 'Paul Petit').click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Lecture/ }).check();
    await dialog.getByRole('button', { name: 'Changer le rôle' }).click();
    await expect(dialog).toBeHidden();

    await paul.context.setOffline(false);
    await expect(paul.page.getByLabel('Quelle question vous posez-vous ?')).toBeHidden();
    const rose = await someone('Rose', ONLINE);
    await joinBy(rose, demo.links.reader);
    for (const { page } of [ana, rose]) {
      await goTo(page, 'Questions');
      await isOpen(page);
      await page.getByRole('searchbox').fill('range les chaises');
      await expect(page.getByText('Qui range les chaises après la réunion ?')).toHaveCount(0);
    }
  },
);

test('PEOPLE-13: whoever lost the right to give roles meanwhile is told so, and nothing changes', async ({
  house,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const { links } = await house.terminal<{ links: { organiser: string } }>(
    'space',
    'create',
    '--name',
    'NEC Périgord',
    '--department',
    '24',
  );
  await joinBy(ana, links.organiser);
  const lucie = await someone('Lucie');
  await joinBy(lucie, links.organiser);
  for (const [page, name] of [
    [ana.page, 'Lucie'],
    [lucie.page, 'Ana Roux'],
  ] as const) {
    await goTo(page, 'Partenaires');
    await page.getByRole('button', { name: 'Gérer les accès' }).click();
    await changeRoleOf(page, name).click();
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /^Lecture/ })
      .check();
  }
  await ana.page.getByRole('dialog').getByRole('button', { name: 'Changer le rôle' }).click();
  await expect(ana.page.getByRole('dialog')).toBeHidden();
  await lucie.page.getByRole('dialog').getByRole('button', { name: 'Changer le rôle' }).click();
  await expect(lucie.page.getByRole('alert')).toHaveText(
    'Votre rôle ne permet pas ce geste. Demandez à une personne de l’organisation.',
  );
  await nothingInTheWay(lucie.page);
});
