import { joinBy, isOpen, nothingInTheWay } from './support/people.ts';
import { press, standsOn } from './support/keyboard.ts';
import { expect, test } from './support/test.ts';

const LIBRARY = { name: 'Médiathèque des Vallons', family: 'localFacility' } as const;
const SENTENCE = 'Prêter des ordinateurs d’un lieu à l’autre';

test('AXIS-4: Paul opens an axis for his structure, his colleague gives it a date, a reader reads it on a phone and from a question', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Martin');
  const zoe = await someone('Zoé Blanc');
  const rose = await someone('Rose Petit', { viewport: { width: 360, height: 740 } });
  await joinBy(paul, demo.links.partner, { structure: LIBRARY });
  await joinBy(zoe, demo.links.partner, { structure: LIBRARY.name });
  await joinBy(rose, demo.links.reader);
  const suites = `${new URL(paul.page.url()).origin}/e/${demo.space}/suites`;

  const { page } = paul;
  await page.goto(suites);
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(5);
  await nothingInTheWay(page);
  await press(page.getByRole('button', { name: 'Ouvrir un axe' }));
  await standsOn(page.getByLabel('L’axe, en une phrase'));
  await press(page.getByRole('button', { name: 'Ouvrir cet axe' }));
  await expect(page.getByText('Écrivez l’axe en quelques mots.')).toBeVisible();
  await page.keyboard.type(SENTENCE);
  await expect(page.getByLabel('Qui le porte')).toHaveValue(/./);
  await page.getByLabel('Une question', { exact: true }).fill('vieux ordinateurs');
  await page.getByRole('button', { name: /^Que faire des vieux ordinateurs/ }).click();
  await press(page.getByRole('button', { name: 'Ouvrir cet axe' }));
  await expect(page.getByRole('heading', { name: SENTENCE })).toBeVisible();
  await nothingInTheWay(page);
  await isOpen(page);

  await zoe.page.goto(suites);
  const edit = zoe.page.getByRole('button', { name: `Modifier : ${SENTENCE}` });
  await expect(zoe.page.getByRole('button', { name: /^Modifier : / })).toHaveCount(1);
  await press(edit);
  await zoe.page.getByLabel('Prochaine date').fill('2028-01-12');
  await press(zoe.page.getByRole('button', { name: 'Enregistrer' }));
  await standsOn(edit);

  await rose.page.goto(suites);
  await expect(rose.page.getByText('Prochaine date : mercredi 12 janvier 2028')).toBeVisible();
  await expect(rose.page.getByRole('button', { name: /^Modifier : / })).toHaveCount(0);
  await nothingInTheWay(rose.page);
  const card = rose.page.getByRole('listitem').filter({ hasText: SENTENCE }).first();
  await card.locator('a.told').first().click();
  await expect(rose.page.getByRole('heading', { name: 'Reprise après la rencontre' })).toBeVisible();
  await expect(rose.page.getByText(SENTENCE)).toBeVisible();
});
