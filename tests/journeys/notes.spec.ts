import type { Locator, Page } from '@playwright/test';
import { patch } from '#domain/collection.ts';
import { space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import type { Phase } from '#domain/spaceChoices.ts';
import { stockClient } from '../support/stockClient.ts';
import { visitEnded } from './support/earlierVisit.ts';
import type { House } from './support/house.ts';
import { press } from './support/keyboard.ts';
import {
  allIsKept,
  ask,
  card,
  goTo,
  isOpen,
  joinBy,
  nothingInTheWay,
  type Person,
} from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * Paul asked a question. Zoé of the library annotates it, Paul answers, Ana of the committee keeps order.
 */

const QUESTION = 'Comment aider les aînés qui refusent le numérique ?';
const OTHER = 'Où apprendre à se servir d’une tablette ?';
const BETTER = 'Comment aider les personnes âgées qui refusent le numérique ?';
const CENTRE = 'Centre social Le Lavoir (fictif)';
const LIBRARY = { name: 'Médiathèque des Vallons', family: 'localFacility' } as const;
const PHONE = { viewport: { width: 360, height: 740 } };

const sentence = (page: Page) => page.locator('#sentence');
const section = (page: Page) => page.getByRole('region', { name: /^Annotations/ });
const note = (page: Page, kind: string) =>
  section(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: new RegExp(kind) }) });
const act = (page: Page, name: string) => section(page).getByRole('button', { name, exact: true });
const done = (page: Page, what: string) => section(page).getByRole('group', { name: what });
const picker = (page: Page) => section(page).getByRole('group', { name: 'Les mots de la question' });
const undo = (page: Page) => section(page).getByRole('button', { name: 'Annuler ce geste' }).click();

/** Opens the page of a question from the list, and answers its address. */
async function open({ page }: Person, words: string): Promise<string> {
  await goTo(page, 'Questions');
  await card(page, words).getByRole('link').first().click();
  await expect(sentence(page)).toContainText(words.slice(0, 12));
  return page.url();
}

/** Paul has asked, and Zoé has his question before her. */
async function paulAndZoe(
  someone: (name: string, options?: typeof PHONE | typeof ONLINE) => Promise<Person>,
  link: string,
): Promise<readonly [Person, Person]> {
  const [paul, zoe] = [await someone('Paul Petit', PHONE), await someone('Zoé Morin', ONLINE)];
  await joinBy(paul, link, { structure: CENTRE });
  await goTo(paul.page, 'Questions');
  await ask(paul.page, QUESTION);
  await joinBy(zoe, link, { structure: LIBRARY });
  await zoe.page.goto(await open(paul, QUESTION));
  await expect(sentence(zoe.page)).toBeVisible();
  return [paul, zoe];
}

async function propose(page: Page): Promise<void> {
  await act(page, 'Proposer une reformulation').click();
  await section(page).getByLabel('Vos mots pour cette question').fill(BETTER);
}

/** What the button of the committee writes. */
async function turnThePage(house: House, slug: string, ana: Person, phase: Phase): Promise<void> {
  const cookie = (await ana.context.cookies(house.url)).map((one) => `${one.name}=${one.value}`).join('; ');
  const client = stockClient(`${house.url.replace('http', 'ws')}/sync`, `${slug}/commons`, cookie);
  await client.until(() => client.provider.synced);
  patch(client.doc, spaceKind, SETTINGS, { phase });
  await expect(ana.page.getByRole('button', { name: 'Répondre' })).toHaveCount(phase === 'before' ? 0 : 1);
  client.close();
}

test('NOTE-14: Zoé annotates words with the keyboard only; they are marked for all, and survive Paul’s edits', async ({
  demo,
  someone,
}) => {
  const [paul, zoe] = await paulAndZoe(someone, demo.links.partner);
  const { page } = zoe;
  await nothingInTheWay(page);
  await act(page, 'Préciser').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Préciser' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(act(page, 'Choisir des mots')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(picker(page).getByRole('button', { name: 'Comment' })).toBeFocused();
  for (const key of ['ArrowRight', 'ArrowRight', 'Space', 'Shift+ArrowRight']) await page.keyboard.press(key);
  await expect(picker(page).getByRole('button', { pressed: true })).toHaveText(['les', 'aînés']);
  await expect(page.getByRole('status').filter({ hasText: 'Mots choisis : les aînés' })).toBeAttached();
  await nothingInTheWay(page);
  await page.keyboard.press('Tab');
  await expect(section(page).getByLabel('Votre annotation')).toBeFocused();
  await page.keyboard.type('À la campagne surtout.');
  for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(done(page, 'Votre précision est ajoutée.')).toBeFocused();
  await expect(sentence(page).locator('mark')).toHaveText('les aînés');
  await nothingInTheWay(page);

  const mark = sentence(page).getByRole('link', { name: '(annotation 1)' });
  await mark.focus();
  await page.keyboard.press('Enter');
  await expect(note(page, 'Précision')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(mark).toBeFocused();

  // Paul reads it, and changes his question around the words, then in them.
  await expect(note(paul.page, 'Précision')).toContainText('À la campagne surtout.');
  await expect(note(paul.page, 'Précision')).toContainText(LIBRARY.name);
  await nothingInTheWay(paul.page);
  const edit = async (words: string): Promise<void> => {
    await paul.page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await paul.page.getByLabel('Votre question', { exact: true }).fill(words);
    await paul.page.getByRole('button', { name: 'Enregistrer' }).click();
  };
  await edit('Chez nous, comment aider les aînés qui refusent tout ?');
  await expect(sentence(page)).toContainText('Chez nous');
  await expect(sentence(page).locator('mark')).toHaveText('les aînés');
  await edit('Qui aide qui ?');
  await expect(sentence(page)).toHaveText('Qui aide qui\u00a0?');
  await expect(sentence(page).locator('mark')).toHaveCount(0);
  await expect(note(page, 'Précision')).toContainText('Les mots ont changé depuis.');

  await goTo(page, 'Questions');
  await page.getByLabel('Chercher des mots').fill('Qui aide qui');
  await expect(card(page, 'Qui aide qui')).toContainText('1 annotation');
});

test('NOTE-14: words selected on the page open what can be done with them', async ({ demo, someone }) => {
  const [, { page }] = await paulAndZoe(someone, demo.links.partner);
  const select = (): Promise<void> =>
    sentence(page).evaluate((heading) => {
      const text = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode();
      const range = document.createRange();
      if (text === null) return;
      // From within « les » to within « aînés »: whole words are meant.
      range.setStart(text, 15);
      range.setEnd(text, 21);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    });
  const bar = page.getByRole('group', { name: 'Ces mots' });
  // The words of the page may still be on their way into its sentence: whoever selected too soon selects again.
  await expect(async () => {
    await select();
    await expect(bar).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await nothingInTheWay(page);
  await bar.getByRole('button', { name: 'Mot à clarifier' }).click();
  await expect(bar).toHaveCount(0);
  await act(page, 'Signaler ce mot').click();
  await expect(done(page, 'Ce mot est à clarifier.')).toBeFocused();
  await expect(sentence(page).locator('mark')).toHaveText('les aînés');
  await undo(page);
  await expect(sentence(page).locator('mark')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Annotations' })).toBeFocused();
});

test(
  'NOTE-15: Zoé proposes other words; Paul accepts them offline, comes back, and everybody reads them',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const [paul, zoe] = await paulAndZoe(someone, demo.links.partner);
    await propose(zoe.page);
    await nothingInTheWay(zoe.page);
    await act(zoe.page, 'Proposer ces mots').click();
    await expect(done(zoe.page, 'Votre proposition est faite.')).toBeFocused();

    const proposal = note(paul.page, 'Reformulation proposée');
    await expect(proposal.locator('del')).toHaveText('aînés');
    await expect(proposal.locator('ins')).toHaveText('personnes âgées');
    await isOpen(paul.page);
    await allIsKept(paul.page);
    house.line.cut();
    await paul.context.setOffline(true);
    await act(paul.page, 'Garder les miens').click();
    await expect(done(paul.page, 'Votre question garde ses mots.')).toBeFocused();
    await undo(paul.page);
    await act(paul.page, 'Accepter ces mots').click();
    await expect(done(paul.page, 'Votre question a pris ces mots.')).toBeFocused();
    await expect(sentence(paul.page)).toHaveText(BETTER.replace(' ?', '\u00a0?'));
    await expect(paul.page.getByText('sur cet appareil').first()).toBeVisible();
    await nothingInTheWay(paul.page);
    await undo(paul.page);
    await expect(sentence(paul.page)).toContainText('les aînés');
    await act(paul.page, 'Accepter ces mots').click();
    await expect(sentence(paul.page)).toContainText('personnes âgées');

    house.line.mend();
    await paul.context.setOffline(false);
    await isOpen(paul.page);
    await expect(sentence(zoe.page)).toContainText('personnes âgées');
    await expect(zoe.page.getByText(/^Reformulée sur proposition de/)).toContainText(LIBRARY.name);
    await zoe.page.getByText('Voir les mots d’avant').click();
    await expect(zoe.page.getByRole('article').first().locator('del')).toHaveText('aînés');
    await zoe.page.getByText('1 annotation réglée').click();
    await expect(note(zoe.page, 'Reformulation proposée')).toContainText('Acceptée');
    await nothingInTheWay(zoe.page);
  },
);

test('NOTE-16: notes are settled, reopened, set aside with a reason; replies wait until the page is turned', async ({
  house,
  demo,
  someone,
}) => {
  const [paul, zoe] = await paulAndZoe(someone, demo.links.partner);
  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  await ana.page.goto(zoe.page.url());
  await act(zoe.page, 'Préciser').click();
  await section(zoe.page).getByLabel('Votre annotation').fill('À la campagne surtout.');
  await act(zoe.page, 'Ajouter la précision').click();
  await expect(section(zoe.page)).toContainText('Avant la rencontre, on ne se répond pas encore');
  await expect(zoe.page.getByRole('button', { name: 'Répondre' })).toHaveCount(0);

  await act(paul.page, 'C’est réglé').click();
  await expect(done(paul.page, 'Annotation réglée. Elle reste lisible plus bas.')).toBeFocused();
  await zoe.page.getByText('1 annotation réglée').click();
  await act(zoe.page, 'Rouvrir').click();
  await expect(note(paul.page, 'Précision').getByText('À la campagne surtout.')).toBeVisible();

  await act(ana.page, 'Mettre de côté').click();
  await act(ana.page, 'Mettre de côté').click();
  await expect(
    section(ana.page).getByText('Écrivez la raison : la personne qui a annoté la lira.'),
  ).toBeVisible();
  await section(ana.page).getByLabel('La raison').fill('Déjà dit ailleurs.');
  await act(ana.page, 'Mettre de côté').click();
  await expect(done(ana.page, 'Annotation mise de côté.')).toBeFocused();
  await expect(note(paul.page, 'Précision')).toHaveCount(0);
  await zoe.page.getByText('1 annotation mise de côté').click();
  await expect(note(zoe.page, 'Précision')).toContainText('Raison donnée : Déjà dit ailleurs.');
  await nothingInTheWay(zoe.page);
  await ana.page.getByText('1 annotation mise de côté').click();
  await act(ana.page, 'La reprendre').click();
  await expect(note(paul.page, 'Précision')).toHaveCount(1);

  await turnThePage(house, demo.space, ana, 'during');
  await act(paul.page, 'Répondre').click();
  await section(paul.page).getByLabel('Votre réponse').fill('Chez nous aussi.');
  await nothingInTheWay(paul.page);
  await act(paul.page, 'Envoyer la réponse').click();
  await expect(done(paul.page, 'Votre réponse est ajoutée.')).toBeFocused();
  await expect(note(zoe.page, 'Précision')).toContainText('Chez nous aussi.');
  await expect(note(zoe.page, 'Précision').getByRole('heading', { name: '1 réponse' })).toBeVisible();
  await nothingInTheWay(zoe.page);

  // What is settled is reopened before anybody replies, in one tap.
  await act(paul.page, 'C’est réglé').click();
  await zoe.page.getByText('1 annotation réglée').click();
  await expect(note(zoe.page, 'Précision')).toContainText('Chez nous aussi.');
  await expect(act(zoe.page, 'Répondre')).toHaveCount(0);
  await act(zoe.page, 'Rouvrir').click();
  await expect(act(paul.page, 'Répondre')).toBeVisible();

  // The page is turned back, and the note settled, under the hand of somebody who writes.
  await act(zoe.page, 'Répondre').click();
  await section(zoe.page).getByLabel('Votre réponse').fill('Et le soir ?');
  await turnThePage(house, demo.space, ana, 'before');
  await act(paul.page, 'C’est réglé').click();
  await expect(note(zoe.page, 'Précision')).toContainText('Réglée');
  await act(zoe.page, 'Envoyer la réponse').click();
  await expect(section(zoe.page)).toContainText('La discussion est refermée.');
  await expect(section(zoe.page).getByLabel('Votre réponse')).toHaveValue('Et le soir ?');
  await nothingInTheWay(zoe.page);
  await act(zoe.page, 'Annuler').click();
  await zoe.page.getByText('1 annotation réglée').click();
  await expect(note(zoe.page, 'Précision')).toContainText('Chez nous aussi.');
});

test('NOTE-13: home tells Paul that his question is annotated, and that another wording is proposed', async ({
  demo,
  someone,
}) => {
  const [{ page }, zoe] = await paulAndZoe(someone, demo.links.partner);
  await propose(zoe.page);
  await act(zoe.page, 'Proposer ces mots').click();
  await expect(note(page, 'Reformulation proposée')).toBeVisible();
  await visitEnded(page, demo.space, 36e5);
  await page.goto(page.url().replace(/\/questions.*/, ''));
  await isOpen(page);
  await page.mouse.wheel(0, 2_000);
  const news = page.getByRole('listitem').filter({ hasText: '1 reformulation proposée pour votre question' });
  await expect(news.getByRole('link')).toContainText('Comment aider les aînés');
  await nothingInTheWay(page);
});

test('NOTE-17: two questions are linked by keyboard, and each leads to the other', async ({
  demo,
  someone,
}) => {
  const [paul, { page }] = await paulAndZoe(someone, demo.links.partner);
  await goTo(paul.page, 'Questions');
  await ask(paul.page, OTHER);
  await act(page, 'Relier').focus();
  await page.keyboard.press('Enter');
  const search = section(page).getByLabel('Chercher une question à relier');
  await expect(search).toBeVisible();
  await nothingInTheWay(page);
  await search.focus();
  await page.keyboard.type('servir tablette');
  await expect(section(page).getByRole('radio', { name: /^Où apprendre/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(section(page).getByRole('radio', { checked: true })).toHaveAccessibleName(/^Où apprendre/);
  for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
  await expect(done(page, 'Les deux questions sont reliées.')).toBeFocused();
  await nothingInTheWay(page);
  await note(page, 'Questions reliées')
    .getByRole('link', { name: /^Où apprendre/ })
    .click();
  await expect(sentence(page)).toContainText('Où apprendre');
  await expect(note(page, 'Questions reliées').getByRole('link').first()).toContainText(
    'Comment aider les aînés',
  );
});

test('NOTE-17: where nobody can accept other words it is said, and a clarification is offered', async ({
  demo,
  someone,
}) => {
  const visitor = await someone('Une habitante');
  await visitor.page.goto(`${demo.publicUrl}/poser`);
  await visitor.page.getByRole('textbox').first().fill('Qui garde mes mots de passe ?');
  await visitor.page.getByRole('button', { name: /^Envoyer|^Partager|^Poser/ }).click();
  await visitor.page.waitForURL(/merci/);
  const ana = await someone('Ana Roux', PHONE);
  await joinBy(ana, demo.links.organiser);
  const { page } = ana;
  await goTo(page, 'Questions');
  await page.getByText('Choisir ce qui est montré').click();
  await page.getByLabel('Lesquelles').selectOption({ label: 'À accueillir' });
  await card(page, 'Qui garde').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Accueillir' }).click();
  await act(page, 'Proposer une reformulation').click();
  await expect(section(page)).toContainText('personne ne peut accepter d’autres mots');
  await nothingInTheWay(page);
  await act(page, 'Préciser plutôt').click();
  await expect(section(page).getByLabel('Votre annotation')).toBeVisible();
  await section(page).getByLabel('Votre annotation').fill('Pour les démarches en ligne.');
  await act(page, 'Ajouter la précision').click();
  await expect(note(page, 'Précision')).toHaveCount(1);
});

const HANDS = {
  mouse: (button: Locator) => button.click(),
  keyboard: (button: Locator) => press(button),
  touch: (button: Locator) => button.tap(),
} as const;

for (const [hand, pressed] of Object.entries(HANDS))
  test(`NOTE-18: words that Zoé chose in a question are kept by the gestures under it, by ${hand}`, async ({
    demo,
    someone,
  }) => {
    const zoe = await someone('Zoé Morin', hand === 'touch' ? { ...PHONE, hasTouch: true } : {});
    const { page } = zoe;
    await joinBy(zoe, demo.links.partner, { structure: LIBRARY });
    await goTo(page, 'Questions');
    await page.locator('main article').getByRole('link').first().click();
    await expect(act(page, 'Préciser')).toBeVisible();
    const words = await sentence(page).evaluate((root) => {
      const node = document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode();
      const chosen = /^\S+\s\S+/u.exec(node?.textContent ?? '')?.[0] ?? '';
      if (node !== null) getSelection()?.setBaseAndExtent(node, 0, node, chosen.length);
      return chosen;
    });
    await expect(page.getByRole('group', { name: 'Ces mots' })).toBeVisible();
    await pressed(act(page, 'Préciser'));
    await expect(page.getByRole('heading', { name: 'Préciser' })).toBeFocused();
    await expect(section(page).locator('form mark')).toHaveText(words);
    await act(page, 'Annuler').click();
    await pressed(act(page, 'Préciser'));
    await expect(section(page).getByText('Sur toute la question')).toBeVisible();
  });
