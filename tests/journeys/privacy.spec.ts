import { joinBy, nothingInTheWay } from './support/people.ts';
import { expect, test } from './support/test.ts';

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
