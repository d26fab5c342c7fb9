import { ask, goTo, isOpen, joinBy, joinByForm, nothingInTheWay, status } from './support/people.ts';
import { expect, KEPT, test } from './support/test.ts';

/*
 * J5: a newcomer joins by link; later the link is revoked.
 */

test('JOURNEY-8: the secret leaves the address bar, and the session is a cookie no script reads', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit');
  await paul.page.goto(demo.links.partner);
  await nothingInTheWay(paul.page);
  await joinByForm(paul, demo.links.partner, {
    structure: { name: 'Mairie de Saint-Test', family: 'localAuthority' },
  });
  expect(paul.page.url()).not.toContain('/join/');
  expect(await paul.page.evaluate(() => document.cookie)).not.toContain('terreau-demo');
  const session = (await paul.context.cookies()).find(({ name }) => name === `terreau-${demo.space}`);
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  await goTo(paul.page, 'Partenaires');
  await expect(paul.page.getByText('Mairie de Saint-Test').first()).toBeVisible();
});

test('JOURNEY-9: a revoked link lets nobody in, and cuts at once those who came by it', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const paul = await someone('Paul Petit');
  await joinByForm(ana, demo.links.organiser);
  await joinByForm(paul, demo.links.partner);
  await goTo(ana.page, 'Inviter');
  await nothingInTheWay(ana.page);
  await ana.page
    .getByRole('listitem')
    .filter({ hasText: '1 personne entrée' })
    .filter({ hasText: 'Pour les partenaires' })
    .getByRole('button', { name: /^Retirer/ })
    .click();
  const dialog = ana.page.getByRole('dialog');
  await expect(dialog.getByText('Leurs appareils sont coupés tout de suite.')).toBeVisible();
  await nothingInTheWay(ana.page);
  await dialog.getByRole('button', { name: 'Le lien et la personne entrée par lui' }).click();

  await expect(paul.page.getByText('Votre accès à cet espace a été retiré').first()).toBeVisible();
  await nothingInTheWay(paul.page);
  const late = await someone('En retard');
  const answer = await late.page.goto(demo.links.partner);
  expect(answer?.status()).toBe(410);
  await expect(late.page.getByText('Ce lien a été retiré.')).toBeVisible();
  await nothingInTheWay(late.page);
});

test(
  'LINK-3, LINK-4: Ana reads until when a link serves, is told two weeks before one ends, and prolongs it by one tap',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux');
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Inviter');
    for (const role of ['Partenaire', 'Organisation'])
      await ana.page.getByRole('button', { name: new RegExp(`^Créer un lien\\s: ${role}`) }).click();
    await expect(
      ana.page.getByText(
        /^Ce lien sert jusqu’au .+, trois mois après l’événement, pour 500 personnes au plus\. Si l’événement change de date, le lien suit\.$/,
      ),
    ).toBeVisible();
    await expect(
      ana.page.getByText(/^Ce lien sert jusqu’au [^,]+, pour 30 personnes au plus\.$/),
    ).toBeVisible();
    await expect(ana.page.getByText(/bientôt$/)).toBeHidden();
    await nothingInTheWay(ana.page);

    // Fifty days later: the committee's links serve sixty.
    await ana.page.clock.setFixedTime(Date.now() + 50 * 86_400_000);
    await goTo(ana.page, 'Accueil');
    await ana.page.reload();
    const ending = ana.page.getByRole('region', { name: /bientôt$/ });
    await expect(
      ending.getByText(/^Le lien «\sPour le comité d’organisation\s» se termine le/),
    ).toBeVisible();
    await nothingInTheWay(ana.page);
    await goTo(ana.page, 'Inviter');
    await ending.getByRole('button', { name: /^Prolonger de soixante jours/ }).click();
    await expect(
      ana.page.getByText(/^Le lien «\sPour le comité d’organisation\s» sert maintenant jusqu’au/).first(),
    ).toBeVisible();
    await expect(ana.page.getByRole('heading', { name: 'Le lien est prolongé' })).toBeFocused();
    await expect(ana.page.getByRole('button', { name: /^Prolonger/ })).toBeHidden();
    await nothingInTheWay(ana.page);
  },
);

test('JOURNEY-10: another device of mine is me, by a link that serves once', async ({ demo, someone }) => {
  const paul = await someone('Paul Petit');
  await joinByForm(paul, demo.links.partner, { structure: 'Centre social Le Lavoir (fictif)' });
  await goTo(paul.page, 'Questions');
  await ask(paul.page, 'Qui garde la clé de la salle informatique ?');
  await isOpen(paul.page);
  await goTo(paul.page, 'Mon appareil');
  await paul.page.getByRole('button', { name: 'Préparer le lien' }).click();
  const link = await paul.page.getByRole('textbox', { name: 'Un autre appareil' }).inputValue();
  await nothingInTheWay(paul.page);

  const phone = await someone('Paul, téléphone', { viewport: { width: 360, height: 740 } });
  await phone.page.goto(link);
  await phone.page.getByRole('button', { name: 'Ouvrir sur cet appareil' }).click();
  await expect(phone.page.getByRole('heading', { level: 1 })).toContainText('Paul Petit');
  await isOpen(phone.page);
  const other = await someone('Quelqu’un');
  expect((await other.page.goto(link))?.status()).toBe(410);
});

test(
  'JOURNEY-11: traces are erased from a shared computer, all of them',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    await goTo(paul.page, 'Mon appareil');
    await paul.page.getByRole('link', { name: /[Ee]ffacer/ }).click();
    await nothingInTheWay(paul.page);
    await paul.page.getByRole('button', { name: 'Effacer mes traces' }).click();
    await nothingInTheWay(paul.page);
    await paul.page.getByRole('dialog').getByRole('button', { name: 'Tout effacer ici' }).click();
    await expect(paul.page.getByRole('heading', { name: 'C’est effacé. Vous pouvez partir.' })).toBeVisible();
    const left = await paul.page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      notes: Object.keys(localStorage),
    }));
    expect(left).toEqual({ databases: [], caches: [], workers: 0, notes: [] });
    expect((await paul.context.cookies()).filter(({ name }) => name.startsWith('terreau-'))).toEqual([]);
  },
);

test(
  'JOURNEY-12: a member whose session ended reads on, and learns why nothing is shared',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    await paul.context.clearCookies();
    await paul.page.reload();
    await expect(
      paul.page.getByText(/Vous n’êtes plus dans cet espace sur cet appareil/).first(),
    ).toBeVisible();
    await nothingInTheWay(paul.page);
    await expect(status(paul.page)).not.toHaveText('Partagé avec tous');
  },
);
