import type { Page } from '@playwright/test';
import { allIsKept, isOpen, joinBy, nothingInTheWay, goTo, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * A structure says what it is: its own people write its card, offline too; what was added twice is joined by an organiser.
 */

const PHONE = { viewport: { width: 360, height: 740 } };
const LAVOIR = { name: 'Le Lavoir', family: 'association' } as const;

const cardOf = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });

async function openCard({ page }: Person, name: string): Promise<void> {
  await goTo(page, 'Partenaires');
  await page.getByLabel('Chercher une structure ou une commune').fill(name);
  await cardOf(page, name).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

test('FILE-24: of a commune with several postal codes, Paul says which is his, and no other is written', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Vidal', PHONE);
  await joinBy(paul, demo.links.partner, { structure: LAVOIR });
  await openCard(paul, 'Le Lavoir');
  const { page } = paul;
  await page.getByRole('button', { name: 'Modifier la fiche' }).click();
  const commune = page.getByRole('combobox', { name: /^Commune/ });
  const postalCode = page.getByLabel('Code postal');
  const choose = async (typed: string): Promise<void> => {
    await commune.fill(typed);
    await page.getByRole('option', { name: /^Brantôme en Périgord/ }).click();
  };
  await choose('brant');
  await expect(postalCode).toHaveValue('');
  await choose('24530');
  await expect(postalCode).toHaveValue('24530');
  await postalCode.fill('2453');
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Un code postal a cinq chiffres.')).toBeVisible();
  await expect(postalCode).toBeFocused();
  await postalCode.fill('24 310');
  await postalCode.press('Enter');
  await expect(page.getByText(/24310 Brantôme en Périgord/)).toBeVisible();
});

test(
  'CARD-14: Paul writes the card of his structure by the keyboard, offline, and Ana reads it on her phone',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [paul, ana] = [await someone('Paul Vidal'), await someone('Ana Roche', { ...ONLINE, ...PHONE })];
    await joinBy(paul, demo.links.partner, { structure: LAVOIR });
    await joinBy(ana, demo.links.organiser);
    await openCard(paul, 'Le Lavoir');
    const { page, context } = paul;
    await expect(page.getByText('Dites en trois lignes ce que fait votre structure')).toBeVisible();
    await nothingInTheWay(page);

    await page.getByRole('button', { name: 'Modifier la fiche' }).press('Enter');
    await expect(page.getByLabel('Nom', { exact: true })).toBeFocused();
    // The list of communes is there before the line goes.
    const commune = page.getByRole('combobox', { name: /^Commune/ });
    await commune.fill('riber');
    await expect(page.getByRole('option', { name: 'Ribérac 24600', exact: true })).toBeVisible();
    await allIsKept(page);
    await context.setOffline(true);
    await commune.press('ArrowDown');
    await nothingInTheWay(page);
    await commune.press('Enter');
    await expect(commune).toHaveValue('Ribérac');
    await page.getByLabel('Ce que fait la structure').fill('Un café où l’on répare.\nDes ateliers le jeudi.');
    await page.getByLabel('Ses actions').fill('Atelier ordinateur\nPermanence du jeudi');
    await page.getByLabel('Site').fill('www.lavoir.example');
    await page.getByLabel('SIRET').fill('123 456 789 01234');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByText('Ce SIRET ne tombe pas juste. Vérifiez chaque chiffre.')).toBeVisible();
    await expect(page.getByLabel('SIRET')).toBeFocused();

    // What was typed waits for whoever comes back, without network as well.
    await page.reload();
    await expect(page.getByText('Ce que vous écriviez vous attendait.')).toBeVisible();
    await expect(page.getByLabel('Ses actions')).toHaveValue('Atelier ordinateur\nPermanence du jeudi');
    await page.getByLabel('SIRET').fill('434 933 123 00029');
    await page.getByLabel('SIRET').press('Enter');
    await expect(page.getByText('La fiche est modifiée.')).toBeVisible();
    await expect(page.getByText('Permanence du jeudi')).toBeVisible();
    await nothingInTheWay(page);

    // Meanwhile Ana changes something else in it.
    await openCard(ana, 'Le Lavoir');
    await ana.page.getByRole('button', { name: 'Modifier la fiche' }).click();
    await ana.page.getByLabel('Adresse').fill('2 rue du Lavoir');
    await nothingInTheWay(ana.page);
    await ana.page.getByRole('button', { name: 'Enregistrer' }).click();
    await context.setOffline(false);
    await isOpen(page);
    for (const one of [page, ana.page]) {
      await expect(one.getByText('2 rue du Lavoir, 24600 Ribérac')).toBeVisible();
      await expect(one.getByText('Des ateliers le jeudi.')).toBeVisible();
      await expect(one.getByRole('link', { name: /lavoir\.example/ })).toHaveAttribute(
        'href',
        'https://www.lavoir.example',
      );
    }
    await nothingInTheWay(ana.page);
  },
);

test('CARD-15: what looks like it is shown while one adds; an organiser joins two cards, and separates them', async ({
  demo,
  someone,
}) => {
  const [zoe, ana] = [await someone('Zoé Marty', PHONE), await someone('Ana Roche')];
  await joinBy(zoe, demo.links.partner, { structure: LAVOIR });
  await joinBy(ana, demo.links.organiser);
  await goTo(zoe.page, 'Partenaires');
  await zoe.page.getByRole('button', { name: 'Ajouter une structure' }).first().click();
  await zoe.page.getByLabel('Nom', { exact: true }).fill('Association du Lavoir');
  await expect(zoe.page.getByText('Est-ce la même ?')).toBeVisible();
  await zoe.page.getByRole('button', { name: 'Non, ajouter celle-ci' }).click();
  await expect(zoe.page.getByText('Choisissez sa famille.')).toBeVisible();
  await zoe.page.getByLabel('Famille').first().selectOption('association');
  await nothingInTheWay(zoe.page);
  await zoe.page.getByRole('button', { name: 'Non, ajouter celle-ci' }).click();
  await expect(zoe.page.getByText('« Association du Lavoir » est dans la liste.')).toBeVisible();
  await nothingInTheWay(zoe.page);

  await goTo(ana.page, 'Partenaires');
  await ana.page.getByText(/^Peut-être ajoutées deux fois/).click();
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: 'C’est la même : Association du Lavoir, Le Lavoir' }).click();
  await expect(ana.page.getByText('se lit maintenant avec')).toBeVisible();
  await expect(cardOf(zoe.page, 'Association du Lavoir')).toBeHidden();
  await ana.page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(cardOf(zoe.page, 'Association du Lavoir')).toBeVisible();
});

test('CARD-16: a structure that Paul adds is confirmed by two who know it, another by its own people at once', async ({
  demo,
  someone,
}) => {
  const [paul, zoe, luc, rose] = [
    await someone('Paul Vidal'),
    await someone('Zoé Marty', PHONE),
    await someone('Luc Faure'),
    await someone('Rose Petit', PHONE),
  ];
  await joinBy(paul, demo.links.partner, { structure: LAVOIR });
  await joinBy(zoe, demo.links.partner, { structure: { name: 'La Halle', family: 'association' } });
  await joinBy(luc, demo.links.partner, { structure: { name: 'Le Fournil', family: 'company' } });
  await goTo(paul.page, 'Partenaires');
  for (const name of ['Épicerie du Pont', 'Radio Dronne']) {
    await paul.page.getByRole('button', { name: 'Ajouter une structure' }).first().click();
    await paul.page.getByLabel('Nom', { exact: true }).fill(name);
    await paul.page.getByLabel('Famille').first().selectOption('association');
    await paul.page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await expect(paul.page.getByText(`« ${name} » est dans la liste.`)).toBeVisible();
  }
  const toConfirm = (page: Page) => page.getByText('Ses personnes, ou deux structures qui la connaissent');
  await openCard(paul, 'Épicerie du Pont');
  await expect(toConfirm(paul.page)).toBeVisible();
  await nothingInTheWay(paul.page);

  await openCard(zoe, 'Épicerie du Pont');
  await zoe.page.getByRole('button', { name: 'Nous la connaissons' }).click();
  await expect(paul.page.getByText('La Halle la connaît.')).toBeVisible();
  await expect(toConfirm(paul.page)).toBeVisible();
  await nothingInTheWay(zoe.page);
  await openCard(luc, 'Épicerie du Pont');
  await luc.page.getByRole('button', { name: 'Nous la connaissons' }).click();
  for (const { page } of [paul, zoe, luc]) {
    await expect(page.getByText('Le Fournil la connaît.')).toBeVisible();
    await expect(toConfirm(page)).toBeHidden();
  }

  await joinBy(rose, demo.links.partner, { structure: 'Radio Dronne' });
  await openCard(rose, 'Radio Dronne');
  await rose.page.getByRole('button', { name: 'C’est bien nous' }).click();
  await expect(rose.page.getByText('Confirmée par ses propres personnes.')).toBeVisible();
  await expect(toConfirm(rose.page)).toBeHidden();
  await nothingInTheWay(rose.page);

  // From then on it is theirs: who added it puts it away no more.
  await openCard(paul, 'Radio Dronne');
  await expect(paul.page.getByText('Confirmée par ses propres personnes.')).toBeVisible();
  await expect(paul.page.getByRole('button', { name: 'Archiver cette structure' })).toHaveCount(0);
});

test('CARD-18: Ana puts a structure away with a reason, its page says so to Paul, and she brings it back', async ({
  demo,
  someone,
}) => {
  const [paul, ana] = [await someone('Paul Vidal', PHONE), await someone('Ana Roche')];
  await joinBy(paul, demo.links.partner, { structure: LAVOIR });
  await joinBy(ana, demo.links.organiser);
  await openCard(paul, 'Le Lavoir');
  await openCard(ana, 'Le Lavoir');
  const { page } = ana;
  await page.getByRole('button', { name: 'Archiver cette structure' }).click();
  await page.getByRole('button', { name: 'Archiver', exact: true }).click();
  await expect(page.getByText('Écrivez une raison : sa page la dira.')).toBeVisible();
  await page.getByLabel('Pourquoi l’archiver ?').fill('Le café a fermé en juin.');
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Archiver', exact: true }).press('Enter');
  for (const one of [page, paul.page]) {
    await expect(one.getByText('Le café a fermé en juin.')).toBeVisible();
    await expect(one.getByText(/^Cette structure est archivée depuis le/)).toBeVisible();
    await nothingInTheWay(one);
  }
  await expect(paul.page.getByRole('button', { name: 'Remettre dans la liste' })).toHaveCount(0);

  await goTo(page, 'Partenaires');
  await page.getByLabel('Chercher une structure ou une commune').fill('Lavoir');
  await expect(page.getByText('Structure archivée (1)')).toBeVisible();
  await page.getByText('Structure archivée (1)').click();
  await expect(page.locator('details').getByText('Le café a fermé en juin.')).toBeVisible();
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Remettre dans la liste : Le Lavoir' }).click();
  await expect(page.getByText('« Le Lavoir » est de nouveau dans la liste.')).toBeVisible();
  await expect(paul.page.getByText('Le café a fermé en juin.')).toBeHidden();
});

test('CARD-17: two cards that are joined are one page: its people, who talks with it, what was said', async ({
  demo,
  someone,
}) => {
  const [paul, zoe, ana] = [
    await someone('Paul Vidal'),
    await someone('Zoé Marty', PHONE),
    await someone('Ana Roche'),
  ];
  await joinBy(paul, demo.links.partner, { structure: LAVOIR });
  await joinBy(zoe, demo.links.partner, {
    structure: { name: 'Association du Lavoir', family: 'association' },
  });
  await joinBy(ana, demo.links.organiser);
  await openCard(ana, 'Association du Lavoir');
  const { page } = ana;
  const section = page.getByRole('region', { name: 'Mobilisation' });
  await section.getByRole('button', { name: 'Noter un échange' }).click();
  await page.keyboard.type('Elle prête sa salle.');
  await section.getByRole('button', { name: 'Noter', exact: true }).click();
  await section.getByLabel('Qui parle avec elle').selectOption('Ana Roche');
  await goTo(page, 'Partenaires');
  await page.getByText(/^Peut-être ajoutées deux fois/).click();
  await page.getByRole('button', { name: 'C’est la même : Association du Lavoir, Le Lavoir' }).click();
  await expect(page.getByText('se lit maintenant avec')).toBeVisible();

  await openCard(ana, 'Le Lavoir');
  const people = (one: Page) => one.getByRole('region', { name: 'Qui parle pour elle' });
  await expect(people(page)).toContainText('Paul Vidal');
  await expect(people(page)).toContainText('Zoé Marty');
  await expect(section.getByText('Elle prête sa salle.', { exact: true })).toBeVisible();
  await expect(section.getByLabel('Qui parle avec elle')).toHaveValue(/./);
  await expect(page.getByText('Cette fiche réunit aussi :')).toBeVisible();
  await nothingInTheWay(page);

  // Zoé finds herself on the one page, and her own card leads there.
  await openCard(zoe, 'Le Lavoir');
  await expect(people(zoe.page)).toContainText('Zoé Marty');
  await expect(zoe.page.getByText('la vôtre')).toBeVisible();
  await zoe.page.getByRole('link', { name: 'Association du Lavoir' }).click();
  await expect(zoe.page.getByText('Tout ce qui la concerne y est')).toBeVisible();
  await nothingInTheWay(zoe.page);

  await page.getByRole('button', { name: 'Séparer les deux fiches : Association du Lavoir' }).click();
  await expect(people(page)).not.toContainText('Zoé Marty');
  await expect(people(zoe.page)).toContainText('Zoé Marty');
});
