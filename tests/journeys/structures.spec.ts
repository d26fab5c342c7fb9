import type { Page } from '@playwright/test';
import { appIsKept, isOpen, joinBy, nothingInTheWay, goTo, type Person } from './support/people.ts';
import { expect, test } from './support/test.ts';

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

test('CARD-14: Paul writes the card of his structure by the keyboard, offline, and Ana reads it on her phone', async ({
  demo,
  someone,
}) => {
  const [paul, ana] = [await someone('Paul Vidal'), await someone('Ana Roche', PHONE)];
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
  await appIsKept(page);
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
});

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
