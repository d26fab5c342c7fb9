import type { Page } from '@playwright/test';
import { allIsKept, ask, goTo, isOpen, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * A theme becomes a workshop: two organisers fill in its sheet, one of them without network; it is printed.
 */

const THEME = 'Numérique et emploi';
const PHONE = { viewport: { width: 360, height: 740 } };

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function openTheme(someone: Person, title: string): Promise<void> {
  await goTo(someone.page, 'Thèmes');
  await someone.page.getByRole('link', { name: title }).click();
  await expect(someone.page.getByRole('heading', { name: title, level: 1 })).toBeAttached();
}

async function carry(page: Page, typed: string, structure: RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Ajouter une structure' });
  await field.fill(typed);
  await expect(page.getByRole('option', { name: structure })).toBeVisible();
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect(part(page, 'Qui le porte').getByRole('listitem').filter({ hasText: structure })).toBeVisible();
}

async function addStep(page: Page, what: string, minutes: string): Promise<void> {
  const outline = part(page, 'Déroulé');
  await outline.getByRole('button', { name: 'Ajouter un temps' }).click();
  await page.keyboard.type(what);
  await outline.getByRole('spinbutton').last().fill(minutes);
  await page.keyboard.press('Tab');
}

const pagesIn = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page(?!s)/g)?.length ??
  0;

test(
  'SHEET-8: two organisers make a workshop of a theme, one of them without network, and print it',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc] = [await someone('Ana Roux', ONLINE), await someone('Luc Barde', PHONE)];
    for (const one of [ana, luc]) await joinBy(one, demo.links.organiser);
    await goTo(ana.page, 'Thèmes');
    await ana.page.getByRole('button', { name: 'Ouvrir un thème' }).click();
    await ana.page.getByLabel('Titre du thème').fill('Vivre sans smartphone');
    await ana.page.getByRole('button', { name: 'Ouvrir ce thème' }).click();
    await expect(ana.page.getByRole('radio', { name: 'Une page' })).toBeChecked();
    await openTheme(luc, 'Vivre sans smartphone');
    await expect(luc.page.getByRole('radio', { name: 'Une page' })).toBeChecked();
    await isOpen(luc.page);

    await allIsKept(luc.page);
    await luc.context.setOffline(true);
    for (const { page } of [ana, luc]) {
      await page.getByRole('radio', { name: 'Un atelier' }).check();
      await expect(page.getByText('Ce thème est maintenant un atelier.').first()).toBeVisible();
    }
    await carry(ana.page, 'lavoir', /Le Lavoir/);
    await carry(luc.page, 'tremplin', /Tremplin Vert/);
    await addStep(ana.page, 'Tour de table', '20');
    await addStep(luc.page, 'Essayer sans écran', '40');
    await part(luc.page, 'Matériel')
      .getByRole('button', { name: /^Ajouter une ligne/ })
      .click();
    await luc.page.keyboard.type('Deux téléphones à touches');
    await nothingInTheWay(ana.page);
    await nothingInTheWay(luc.page);

    await luc.context.setOffline(false);
    await isOpen(luc.page);
    for (const { page } of [ana, luc]) {
      for (const name of [/Le Lavoir/, /Tremplin Vert/])
        await expect(
          part(page, 'Qui le porte').getByRole('listitem').filter({ hasText: name }),
        ).toBeVisible();
      const words = part(page, 'Déroulé').getByRole('textbox', { name: /^Ce qui se passe/ });
      await expect(words).toHaveCount(2);
      expect(
        (await words.evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))).sort(),
      ).toEqual(['Essayer sans écran', 'Tour de table']);
      await expect(part(page, 'Déroulé')).toContainText('En tout : 1 h 00');
      await expect(part(page, 'Matériel').getByRole('textbox')).toHaveValue('Deux téléphones à touches');
    }

    await ana.page.getByRole('link', { name: 'Fiche à imprimer' }).click();
    await expect(ana.page.getByRole('heading', { name: 'Vivre sans smartphone', level: 1 })).toBeVisible();
    await expect(ana.page.getByText('Tient sur une page A4.')).toBeVisible();
    await expect(ana.page.getByText('Essayer sans écran')).toBeVisible();
    expect(await pagesIn(ana.page)).toBe(1);
    await nothingInTheWay(ana.page);
  },
);

test('SHEET-9: each sheet of the demo prints on one A4 page, and one that takes more says so', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  await goTo(ana.page, 'Thèmes');
  const links = await ana.page
    .getByRole('listitem')
    .filter({ has: ana.page.getByText(/^(Atelier|Table ronde)$/) })
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
  expect(links).toHaveLength(9);
  for (const link of links) {
    await ana.page.goto(`${link}/fiche`);
    await expect(ana.page.getByText('Tient sur une page A4.')).toBeVisible();
    expect([link, await pagesIn(ana.page)]).toEqual([link, 1]);
  }
  await ana.page.setViewportSize(PHONE.viewport);
  await expect(ana.page.getByText('Tient sur une page A4.')).toBeVisible();
  await nothingInTheWay(ana.page);

  await ana.page.goto(links[0] ?? '');
  const outline = part(ana.page, 'Déroulé');
  const long = 'Un temps de plus, avec assez de mots pour tenir sur plusieurs lignes du papier. '
    .repeat(3)
    .trim();
  for (let n = 0; n < 14; n += 1) {
    await outline.getByRole('button', { name: 'Ajouter un temps' }).click();
    await ana.page.keyboard.insertText(long);
  }
  await expect(outline.getByText(/sans pause\. Ajouter une respiration/)).toBeVisible();
  await ana.page.getByRole('link', { name: 'Fiche à imprimer' }).click();
  await expect(ana.page.getByText('Tient sur 2 pages A4.')).toBeVisible();
  expect(await pagesIn(ana.page)).toBe(2);
});

test(
  'SHEET-10: a partner reads the sheet and writes nothing in it; it is there without network',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit', PHONE);
    await joinBy(paul, demo.links.partner);
    await openTheme(paul, THEME);
    const sheet = part(paul.page, 'Fiche');
    await expect(sheet.getByRole('heading', { name: 'Fil conducteur' })).toBeVisible();
    await expect(sheet).toContainText('Salle Vézère');
    await expect(sheet).toContainText('10 h 50');
    await expect(sheet.getByRole('textbox')).toHaveCount(0);
    await expect(sheet.getByRole('radio')).toHaveCount(0);
    await nothingInTheWay(paul.page);
    await allIsKept(paul.page);
    await paul.context.setOffline(true);
    await sheet.getByRole('link', { name: 'Fiche à imprimer' }).click();
    await expect(paul.page.getByText('Tient sur une page A4.')).toBeVisible();
  },
);

test('SHEET-11: questions are chosen and ordered by the keyboard alone; who could carry it is proposed, and taken back', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  await openTheme(ana, THEME);
  const spine = part(ana.page, 'Fil conducteur');
  const questions = spine.getByRole('list').first().getByRole('listitem');
  await expect(questions).toHaveCount(4);
  const first = (await questions.first().getByRole('link').textContent()) ?? '';
  await questions
    .first()
    .getByRole('button', { name: /^Descendre/ })
    .focus();
  await ana.page.keyboard.press('Enter');
  await expect(questions.nth(1).getByRole('link')).toHaveText(first);
  await expect(questions.nth(1).getByRole('button', { name: /^Descendre/ })).toBeFocused();
  await ana.page.keyboard.press('Enter');
  await expect(questions.nth(2).getByRole('link')).toHaveText(first);
  await questions
    .nth(2)
    .getByRole('button', { name: /^Retirer/ })
    .press('Enter');
  await expect(questions).toHaveCount(3);
  await ana.page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(questions.nth(2).getByRole('link')).toHaveText(first);

  const carriers = part(ana.page, 'Qui le porte');
  await expect(carriers.getByText('Une seule structure le porte')).toHaveCount(0);
  await carriers.getByRole('button', { name: /^Retirer: Association/ }).click();
  await expect(carriers.getByText('Une seule structure le porte')).toBeVisible();
  await expect(carriers.getByText(/se pose/).first()).toBeVisible();
  await carriers
    .getByRole('button', { name: /^Ajouter ?:/ })
    .first()
    .click();
  await expect(carriers.getByText('Une seule structure le porte')).toHaveCount(0);
  await nothingInTheWay(ana.page);
});

test('DECIDE-3: an organiser writes a decision down; a partner reads it, also beside its theme', async ({
  demo,
  someone,
}) => {
  const [ana, paul] = [await someone('Ana Roux'), await someone('Paul Petit', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  await openTheme(ana, THEME);
  const beside = part(ana.page, 'Décisions sur ce thème');
  await expect(beside).toContainText('Aucune décision à ce sujet.');
  await beside.getByRole('link', { name: 'Noter une décision' }).click();
  await expect(ana.page.getByRole('heading', { name: 'Décisions', level: 1 })).toBeVisible();
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: 'Noter une décision' }).click();
  await ana.page.getByRole('button', { name: 'Noter la décision' }).click();
  await expect(ana.page.getByText('Écrivez ce qui est décidé.')).toBeVisible();
  await ana.page.getByLabel('Ce qui est décidé').fill('L’atelier emploi commence par un essai.');
  await ana.page.getByLabel('Qui a décidé').fill('Le comité');
  await ana.page.getByLabel('Objections levées').fill('Trop long : on le fait à deux.');
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: 'Noter la décision' }).click();
  await expect(
    ana.page.getByRole('heading', { name: 'L’atelier emploi commence par un essai.' }),
  ).toBeVisible();

  await paul.page.getByRole('button', { name: /^Plus/ }).click();
  await paul.page.getByRole('dialog').getByRole('link', { name: 'Décisions' }).click();
  const decided = paul.page
    .getByRole('listitem')
    .filter({ hasText: 'L’atelier emploi commence par un essai.' });
  await expect(decided).toContainText('Par consentement');
  await expect(decided).toContainText('Trop long : on le fait à deux.');
  await expect(paul.page.getByRole('button', { name: 'Noter une décision' })).toHaveCount(0);
  await nothingInTheWay(paul.page);
  await decided.getByRole('link', { name: THEME }).click();
  await expect(part(paul.page, 'Décisions sur ce thème')).toContainText('commence par un essai');
});

test('DECIDE-4: a decision is tied to a question found by its words, and read on the page of the question', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const { page } = ana;
  await joinBy(ana, demo.links.organiser);
  await goTo(page, 'Questions');
  await ask(page, 'Qui paie l’encre des cyberbases ?');
  await goTo(page, 'Décisions');
  await page.getByRole('button', { name: 'Noter une décision' }).click();
  await page.getByLabel('Ce qui est décidé').fill('Le département paie l’encre.');
  const finder = page.getByRole('searchbox', { name: 'Une question' });
  await finder.fill('rien de tel');
  await expect(page.getByText('Aucune question trouvée.')).toBeVisible();
  await finder.fill('ENCRE cyber');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Qui paie l’encre/ })).toBeFocused();
  await nothingInTheWay(page);
  await page.keyboard.press('Enter');
  await expect(finder).toBeFocused();
  await expect(finder).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Retirer: Qui paie l’encre/ })).toBeVisible();
  await finder.fill('encre');
  await expect(page.getByText('Aucune question trouvée.')).toBeVisible();
  await page.getByRole('button', { name: 'Noter la décision' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Le département paie l’encre.' })
    .getByRole('link', { name: /^Qui paie l’encre/ })
    .click();
  const beside = part(page, 'Décisions sur cette question');
  await expect(beside).toContainText('Le département paie l’encre.');
  await nothingInTheWay(page);
  await beside.getByRole('link', { name: 'Toutes les décisions' }).click();
  await expect(page.getByLabel('Au sujet de').first()).toHaveValue(/./);
});
