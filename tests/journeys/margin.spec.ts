import type { Locator, Page } from '@playwright/test';
import { press, selectionIsHeard } from './support/keyboard.ts';
import { goTo, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, test } from './support/test.ts';

/*
 * Zoé of the library reads a theme, which she may not write, and annotates it. Ana of the committee writes it.
 */

const THEME = 'Numérique et emploi';
const LIBRARY = { name: 'Médiathèque des Vallons', family: 'localFacility' } as const;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

const section = (page: Page) => page.getByRole('region', { name: /^Annotations/ });
const note = (page: Page, kind: string) =>
  section(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: new RegExp(kind) }) });
const act = (page: Page, name: string) => section(page).getByRole('button', { name, exact: true });
const done = (page: Page, what: string) => section(page).getByRole('group', { name: what });
const reading = (page: Page) => page.locator('article.doc');
const body = (page: Page) => page.getByRole('textbox', { name: /^Texte du thème/ });

async function openTheme({ page }: Person): Promise<void> {
  await goTo(page, 'Thèmes');
  await page.getByRole('link', { name: THEME }).click();
  await expect(section(page)).toBeAttached();
}

/** Puts the caret in a paragraph of the editor, at its first line. */
async function caretIn(page: Page, words: string): Promise<void> {
  await body(page)
    .locator('p')
    .filter({ hasText: words })
    .click({ position: { x: 30, y: 14 } });
  await selectionIsHeard(page);
}

/** Selects words of the reading, as a finger or a mouse would. */
async function selectWords(page: Page, words: string): Promise<void> {
  await reading(page).evaluate((root, wanted) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at === -1) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`${wanted} stands nowhere`);
  }, words);
}

async function annotate(page: Page, quote: string, kind: string, words: string): Promise<void> {
  await selectWords(page, quote);
  await page.getByRole('button', { name: 'Annoter ces mots' }).click();
  await section(page).getByRole('radio', { name: kind }).check();
  const field = kind === 'Préciser' ? 'Votre annotation' : 'Vos mots pour ce passage';
  await section(page).getByLabel(field).fill(words);
  const send = kind === 'Préciser' ? 'Ajouter la précision' : 'Proposer ces mots';
  await act(page, send).click();
}

test(
  'MARGIN-7, MARGIN-11: Zoé annotates words with the keyboard only; mark and note lead to each other',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const zoe = await someone('Zoé Morin');
    const { page } = zoe;
    await joinBy(zoe, demo.links.partner, { structure: LIBRARY });
    await openTheme(zoe);
    await nothingInTheWay(page);
    await act(page, 'Annoter').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Annoter' })).toBeFocused();
    await act(page, 'Choisir des mots').focus();
    await page.keyboard.press('Enter');
    const where = section(page).getByLabel('Dans quel paragraphe ?');
    await expect(where).toBeFocused();
    await where.selectOption({ label: 'se former sans perdre ses droits ;' });
    const picker = section(page).getByRole('group', { name: 'Les mots du paragraphe' });
    await picker.getByRole('button', { name: 'se' }).first().focus();
    for (const key of ['ArrowRight', 'Space', 'Shift+ArrowRight']) await page.keyboard.press(key);
    await expect(picker.getByRole('button', { pressed: true })).toHaveText(['former', 'sans']);
    await nothingInTheWay(page);
    await section(page).getByLabel('Votre annotation').focus();
    await page.keyboard.type('Et sans se déplacer.');
    for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
    await expect(done(page, 'Votre précision est ajoutée.')).toBeFocused();
    await expect(reading(page).locator('mark')).toHaveText('former sans');
    await expect(reading(page)).toContainText('début de l’annotation 1');
    await nothingInTheWay(page);

    const mark = reading(page).getByRole('link', { name: '(fin de l’annotation 1)' });
    await mark.focus();
    await page.keyboard.press('Enter');
    await expect(note(page, 'Précision')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(mark).toBeFocused();
    await page.keyboard.press('F8');
    await expect(note(page, 'Précision')).toBeFocused();

    // Less of them, then none.
    const shown = section(page).getByLabel('Montrer');
    await shown.selectOption({ label: 'Leurs premiers mots' });
    await expect(note(page, 'Précision')).toBeHidden();
    await page.keyboard.press('F8');
    await expect(note(page, 'Précision')).toBeFocused();
    await shown.selectOption({ label: 'Lire sans elles' });
    await expect(reading(page).locator('mark')).toHaveCount(0);
    // The same choice as in « Affichage », and F8 opens a note whatever it is.
    await page.getByRole('button', { name: /^Affichage/ }).click();
    await expect(page.getByRole('dialog').getByRole('radio', { name: 'Lire sans elles' })).toBeChecked();
    await page.getByRole('dialog').getByRole('radio', { name: 'Leur nombre' }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(shown).toHaveValue('count');
    await expect(section(page).getByText('1 annotation', { exact: true })).toBeVisible();
    await shown.selectOption({ label: 'Lire sans elles' });
    await page.keyboard.press('F8');
    await expect(note(page, 'Précision')).toBeFocused();
    await expect(reading(page).locator('mark')).toHaveText('former sans');
    await nothingInTheWay(page);
    await act(page, 'Refermer cette annotation').click();
    await expect(shown).toBeFocused();
    await expect(reading(page).locator('mark')).toHaveCount(0);
    await page.reload();
    await expect(shown).toHaveValue('none');
    await nothingInTheWay(page);
  },
);

test('MARGIN-8: on a phone, a wording is proposed by touch; an organiser edits around it, then accepts it', async ({
  demo,
  someone,
}) => {
  const [zoe, ana] = [await someone('Zoé Morin', PHONE), await someone('Ana Roux')];
  await joinBy(zoe, demo.links.partner, { structure: LIBRARY });
  await openTheme(zoe);
  await selectWords(zoe.page, 'un écran');
  await expect(zoe.page.getByRole('button', { name: 'Annoter ces mots' })).toBeVisible();
  await annotate(zoe.page, 'un écran', 'Proposer une reformulation', 'plusieurs écrans');
  await expect(done(zoe.page, 'Votre proposition est faite.')).toBeVisible();
  await expect(reading(zoe.page).locator('mark')).toHaveText('un écran');
  await expect(zoe.page.getByRole('button', { name: 'Accepter ces mots' })).toHaveCount(0);
  await nothingInTheWay(zoe.page);

  await joinBy(ana, demo.links.organiser);
  await openTheme(ana);
  await expect(body(ana.page).locator('mark')).toHaveText('un écran');
  await expect(note(ana.page, 'Reformulation proposée')).toContainText(LIBRARY.name);
  await nothingInTheWay(ana.page);
  // She writes before the words: they stay marked, and found.
  await caretIn(ana.page, 'Chercher du travail');
  await ana.page.keyboard.press('Home');
  await ana.page.keyboard.type('Ici, ');
  await expect(body(ana.page).locator('mark')).toHaveText('un écran');
  await note(ana.page, 'Reformulation proposée').getByRole('link').first().click();
  await expect(body(ana.page)).toBeFocused();
  expect(await ana.page.evaluate(() => getSelection()?.toString())).toBe('un écran');
  await act(ana.page, 'Accepter ces mots').click();
  await expect(done(ana.page, 'Le texte a pris ces mots.')).toBeVisible();
  await expect(body(ana.page)).toContainText('passe par plusieurs écrans');
  await expect(reading(zoe.page)).toContainText('Ici, Chercher du travail passe par plusieurs écrans');
  await expect(section(zoe.page).getByText('1 annotation réglée')).toBeVisible();
  // One act takes it back.
  await section(ana.page).getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(reading(zoe.page).locator('mark')).toHaveText('un écran');
  await expect(act(ana.page, 'Accepter ces mots')).toBeVisible();
});

test('MARGIN-9: where the words changed since, it is said and asked again; where they went, the note says so', async ({
  demo,
  someone,
}) => {
  const [zoe, ana] = [await someone('Zoé Morin'), await someone('Ana Roux')];
  await joinBy(zoe, demo.links.partner, { structure: LIBRARY });
  await openTheme(zoe);
  await joinBy(ana, demo.links.organiser);
  await openTheme(ana);
  await annotate(
    zoe.page,
    'se former sans perdre ses droits',
    'Proposer une reformulation',
    'se former en gardant ses droits',
  );
  await expect(act(ana.page, 'Accepter ces mots')).toBeVisible();

  await caretIn(ana.page, 'se former');
  await ana.page.keyboard.press('Home');
  for (let n = 0; n < 'se former'.length; n += 1) await ana.page.keyboard.press('ArrowRight');
  await ana.page.keyboard.type(' bien');
  await expect(section(ana.page)).toContainText('Le texte a changé depuis cette proposition.');
  await act(ana.page, 'Accepter ces mots').click();
  await expect(act(ana.page, 'Remplacer les mots d’aujourd’hui')).toBeFocused();
  await nothingInTheWay(ana.page);
  await ana.page.keyboard.press('Enter');
  await expect(body(ana.page)).toContainText('se former en gardant ses droits ;');

  // The key takes the paragraph of the caret.
  await caretIn(ana.page, 'retrouver ses accès');
  await ana.page.keyboard.press('Control+Alt+m');
  await expect(ana.page.getByRole('heading', { name: 'Annoter' })).toBeFocused();
  await section(ana.page).getByLabel('Votre annotation').fill('À vérifier.');
  await act(ana.page, 'Ajouter la précision').click();
  await expect(body(ana.page).locator('mark')).toHaveText(
    'retrouver ses accès et son adresse électronique ;',
  );
  await expect(note(zoe.page, 'Précision')).toContainText('À vérifier.');
  await caretIn(ana.page, 'retrouver ses accès');
  await ana.page.keyboard.press('Home');
  await ana.page.keyboard.press('Shift+End');
  await ana.page.keyboard.press('Delete');
  await expect(note(zoe.page, 'Précision')).toContainText('Le passage a été retiré.');
  await expect(reading(zoe.page).locator('mark')).toHaveCount(0);
});

test(
  'MARGIN-12: the annotation that Zoé was writing is there after a reload, with its words; sent or let go, it is not',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const zoe = await someone('Zoé Morin', PHONE);
    const { page } = zoe;
    await joinBy(zoe, demo.links.partner, { structure: LIBRARY });
    await openTheme(zoe);
    await selectWords(page, 'un écran');
    await page.getByRole('button', { name: 'Annoter ces mots' }).click();
    await section(page).getByRole('radio', { name: 'Proposer une reformulation' }).check();
    await section(page).getByLabel('Vos mots pour ce passage').fill('plusieurs écrans');
    await page.reload();
    await expect(section(page).getByText('Vous étiez en train d’annoter.')).toBeVisible();
    await nothingInTheWay(page);
    await act(page, 'Y renoncer').click();
    await done(page, 'Cette annotation n’est plus gardée.')
      .getByRole('button', { name: 'Annuler ce geste' })
      .click();
    await act(page, 'Reprendre').click();
    await expect(section(page).getByLabel('Vos mots pour ce passage')).toHaveValue('plusieurs écrans');
    await expect(section(page).locator('form mark')).toHaveText('un écran');
    await act(page, 'Proposer ces mots').click();
    await expect(reading(page).locator('mark')).toHaveText('un écran');
    await page.reload();
    await expect(note(page, 'Reformulation proposée')).toBeVisible();
    await expect(section(page).getByText('Vous étiez en train d’annoter.')).toHaveCount(0);
  },
);

const HANDS = {
  mouse: { options: {}, press: (button: Locator) => button.click() },
  keyboard: { options: {}, press: (button: Locator) => press(button) },
  touch: { options: PHONE, press: (button: Locator) => button.tap() },
} as const;

for (const [hand, { options, press: pressed }] of Object.entries(HANDS))
  test(`MARGIN-13: words that Zoé chose in the text are kept when she annotates from the margin, by ${hand}`, async ({
    demo,
    someone,
  }) => {
    const zoe = await someone('Zoé Morin', options);
    const { page } = zoe;
    await joinBy(zoe, demo.links.partner, { structure: LIBRARY });
    await openTheme(zoe);
    await expect(act(page, 'Annoter')).toBeVisible();
    await selectWords(page, 'un écran');
    await expect(page.getByRole('button', { name: 'Annoter ces mots' })).toBeVisible();
    await pressed(act(page, 'Annoter'));
    await expect(page.getByRole('heading', { name: 'Annoter' })).toBeFocused();
    await expect(section(page).locator('form mark')).toHaveText('un écran');
    await expect(page.getByRole('button', { name: 'Annoter ces mots' })).toBeHidden();
    // Without any, it is about the whole.
    await act(page, 'Annuler').click();
    await pressed(act(page, 'Annoter'));
    await expect(section(page).getByText('Sur tout le thème')).toBeVisible();
  });
