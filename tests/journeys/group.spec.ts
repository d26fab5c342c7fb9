import type { Locator, Page } from '@playwright/test';
import {
  appIsKept,
  ask,
  card,
  goTo,
  isOpen,
  joinBy,
  nothingInTheWay,
  status,
  type Person,
} from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * Questions that say the same: an organiser brings them together, everybody reads every wording, each asker may keep
 * theirs apart, and all of it can be undone.
 */

const LEND = 'Qui prête des vélos aux jeunes du canton ?';
const FIND = 'Où trouver des vélos à prêter pour les jeunes ?';
const CENTRE = 'Centre social Le Lavoir (fictif)';
const WORKSHOP = 'Atelier du Pont (fictif)';
const PHONE = { viewport: { width: 360, height: 740 } };

/** Shown with hard spaces before the marks of French. */
const shown = (sentence: string): RegExp => new RegExp(sentence.replace(/\?/g, '\\?').replace(/ /g, '\\s'));
const link = (page: Page, sentence: string): Locator => page.getByRole('link', { name: shown(sentence) });
const section = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });
const group = (page: Page): Locator => section(page, 'Rapprocher');
const done = (page: Page, said: RegExp): Locator => page.getByRole('group', { name: said });

async function search(page: Page, text: string): Promise<void> {
  await goTo(page, 'Questions');
  await page.getByLabel('Chercher des mots').fill(text);
}

async function open(page: Page, sentence: string): Promise<void> {
  await search(page, sentence);
  await page
    .getByRole('article')
    .getByRole('link', { name: shown(sentence) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: shown(sentence) })).toBeVisible();
}

/** As somebody does who has no mouse. */
async function press(control: Locator): Promise<void> {
  await control.focus();
  await control.press('Enter');
}

/** Paul and Lise ask the same thing in their own words, and Lise’s structure also said « nous aussi » to Paul’s. */
async function twoAsk(paul: Person, lise: Person, links: Readonly<Record<'partner', string>>): Promise<void> {
  await joinBy(paul, links.partner, { structure: CENTRE });
  await ask(paul.page, LEND);
  await isOpen(paul.page);
  await joinBy(lise, links.partner, { structure: { name: WORKSHOP, family: 'association' } });
  await search(lise.page, 'vélos');
  await card(lise.page, LEND)
    .getByRole('button', { name: /^Nous aussi/ })
    .click();
  await ask(lise.page, FIND);
  await isOpen(lise.page);
}

test('GROUP-8: an organiser accepts a proposal by keyboard; the card shows the union, each structure once', async ({
  demo,
  someone,
}) => {
  const [paul, lise, ana] = [
    await someone('Paul Petit'),
    await someone('Lise Roy', PHONE),
    await someone('Ana Roux'),
  ];
  await twoAsk(paul, lise, demo.links);
  await joinBy(ana, demo.links.organiser);
  const { page } = ana;
  await open(page, LEND);
  await expect(group(page)).toContainText(/en commun\s: .*vélos/);
  await nothingInTheWay(page);

  const accept = group(page).getByRole('button', { name: shown(`Rapprocher : ${FIND}`) });
  await press(accept);
  await expect(done(page, /^Rapprochées\./)).toBeFocused();
  await expect(section(page, 'Rapprochée d’une autre question')).toContainText(
    'C’est cette question qui se lit devant.',
  );
  await nothingInTheWay(page);
  await press(done(page, /^Rapprochées\./).getByRole('button', { name: 'Annuler ce geste' }));
  await expect(group(page).getByRole('heading', { name: 'Rapprocher', exact: true })).toBeFocused();
  await expect(section(page, 'Rapprochée d’une autre question')).toHaveCount(0);
  await press(accept);
  await expect(section(page, 'Rapprochée d’une autre question')).toBeVisible();
  // Her words stand above; among who asks it is only said that she asked.
  const who = section(page, /^Qui se pose cette question/);
  await expect(who.getByRole('listitem').filter({ hasText: WORKSHOP })).toContainText(
    'a posé une question rapprochée',
  );
  await expect(who.getByText(shown(FIND))).toHaveCount(0);

  await search(page, 'vélos');
  await expect(page.getByRole('heading', { name: '2 questions' })).toBeVisible();
  const together = card(page, LEND);
  await expect(page.getByRole('article')).toHaveCount(1);
  const families = together.getByRole('button', { name: /association|lieu/ });
  await expect(families).toHaveText([/1\s+lieu de proximité/, /1\s+association/]);
  await press(together.getByText('1 autre formulation'));
  await expect(together.getByRole('link', { name: shown(FIND) })).toBeVisible();
  await nothingInTheWay(page);

  await expect(lise.page.getByText('Votre question est rapprochée d’une autre.')).toBeAttached();
  await isOpen(page);
  const opened = await (await fetch(`${demo.publicUrl}?tout`)).text();
  expect(opened.split('des vélos aux jeunes').length).toBe(2);
  expect(opened).toContain('trouver des vélos');
});

test(
  'GROUP-11: an asker keeps their question apart without network; the organiser separates and undoes',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const [paul, lise, ana] = [
      await someone('Paul Petit', ONLINE),
      await someone('Lise Roy', PHONE),
      await someone('Ana Roux', ONLINE),
    ];
    await twoAsk(paul, lise, demo.links);
    await joinBy(ana, demo.links.organiser);
    await open(ana.page, LEND);
    await press(group(ana.page).getByRole('button', { name: shown(`Rapprocher : ${FIND}`) }));

    // A partner reads the group and cannot make one.
    await open(paul.page, LEND);
    await expect(section(paul.page, 'Rapprochée d’une autre question')).toContainText(shown(FIND));
    await expect(group(paul.page)).toHaveCount(0);
    await expect(paul.page.getByRole('button', { name: 'Garder ma question à part' })).toBeVisible();

    const { page } = lise;
    await search(page, FIND);
    await page.getByRole('article').getByText('1 autre formulation').click();
    await page
      .getByRole('article')
      .getByRole('link', { name: shown(FIND) })
      .click();
    await expect(section(page, 'Rapprochée d’une autre question')).toContainText('se lit devant');
    await nothingInTheWay(page);
    await appIsKept(page);
    house.line.cut();
    await lise.context.setOffline(true);
    await page.getByRole('button', { name: 'Garder ma question à part' }).click();
    await expect(done(page, /^Votre question se lit seule/)).toBeFocused();
    await expect(status(page)).toHaveText('Hors connexion, 1 contribution attend.');
    await nothingInTheWay(page);
    house.line.mend();
    await lise.context.setOffline(false);
    await isOpen(page);
    await expect(section(ana.page, 'Rapprochée d’une autre question')).toHaveCount(0);

    await page.getByRole('button', { name: 'La remettre avec les autres' }).click();
    await expect(section(ana.page, 'Rapprochée d’une autre question')).toBeVisible();

    await press(
      section(ana.page, 'Rapprochée d’une autre question').getByRole('button', {
        name: shown(`Lire devant : ${FIND}`),
      }),
    );
    await expect(section(page, 'Rapprochée d’une autre question')).toContainText(
      'C’est cette question qui se lit devant.',
    );
    await press(
      section(ana.page, 'Rapprochée d’une autre question').getByRole('button', {
        name: shown(`Séparer : ${FIND}`),
      }),
    );
    await expect(section(page, 'Rapprochée d’une autre question')).toHaveCount(0);
    await press(done(ana.page, /se lit seule\.$/).getByRole('button', { name: 'Annuler ce geste' }));
    await expect(section(page, 'Rapprochée d’une autre question')).toBeVisible();
  },
);

test('GROUP-5: a proposal that was refused does not come back', { tag: KEPT }, async ({ demo, someone }) => {
  const [paul, lise, ana] = [
    await someone('Paul Petit', ONLINE),
    await someone('Lise Roy', ONLINE),
    await someone('Ana Roux', PHONE),
  ];
  await twoAsk(paul, lise, demo.links);
  await joinBy(ana, demo.links.organiser);
  const { page } = ana;
  await open(page, LEND);
  const proposal = group(page)
    .getByRole('listitem')
    .filter({ has: link(page, FIND) });
  await proposal.getByRole('button', { name: /^Ce n’est pas la même/ }).click();
  await expect(done(page, /ne seront plus proposées/)).toBeFocused();
  await expect(proposal).toHaveCount(0);
  await isOpen(page);
  await page.reload();
  await expect(proposal).toHaveCount(0);

  // They can still be found and grouped by hand.
  await group(page).getByText('Chercher une autre question').click();
  await page.getByLabel('Des mots de la question').fill('trouver des vélos');
  await group(page)
    .getByRole('button', { name: shown(`Rapprocher : ${FIND}`) })
    .click();
  await expect(section(page, 'Rapprochée d’une autre question')).toBeVisible();
});

test('NEAR-11: two words that grouped questions do not share are asked about once; a yes stands in the glossary', async ({
  demo,
  someone,
}) => {
  const [one, other] = [
    'Qui répare les trottinettes du collège ?',
    'Qui peut réparer les patinettes du collège ?',
  ];
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner, { structure: CENTRE });
  for (const sentence of [one, other]) {
    await ask(paul.page, sentence);
    await isOpen(paul.page);
  }
  const ana = await someone('Ana Roux', PHONE);
  await joinBy(ana, demo.links.organiser);
  const { page } = ana;
  await open(page, one);
  await group(page).getByText('Chercher une autre question').click();
  await page.getByLabel('Des mots de la question').fill('patinettes');
  await group(page)
    .getByRole('button', { name: shown(`Rapprocher : ${other}`) })
    .click();
  const asked = page.getByRole('group', { name: /disent-ils la même chose ici/ });
  await expect(asked).toContainText(/«\s?trottinettes\s?» et «\s?patinettes\s?»/);
  await nothingInTheWay(page);
  await press(asked.getByRole('button', { name: 'Oui, la même chose' }));
  await expect(asked).toHaveCount(0);
  await expect(done(page, /sont au glossaire/)).toBeVisible();
  await isOpen(page);
  await page.goto(page.url().replace(/\/questions\/.*/, '/mots'));
  await expect(page.getByRole('main').getByText('trottinettes').first()).toBeVisible();
});

test('GROUP-13: a tap on a family opens who asks, in each asker’s own words', async ({ demo, someone }) => {
  const [paul, lise] = [await someone('Paul Petit'), await someone('Lise Roy', PHONE)];
  await twoAsk(paul, lise, demo.links);
  const { page } = lise;
  await search(page, 'prête des vélos');
  const article = card(page, LEND);
  const family = article.getByRole('button', { name: /association/ });
  await expect(family).toHaveAttribute('aria-expanded', 'false');
  await press(family);
  await expect(family).toHaveAttribute('aria-expanded', 'true');
  await expect(article.getByRole('group', { name: 'associations' })).toContainText(WORKSHOP);
  await expect(article.getByText(/^Aucune voix encore\s: collectivité/)).toBeAttached();
  await nothingInTheWay(page);
  await press(article.getByRole('button', { name: /lieu de proximité/ }));
  const places = article.getByRole('group', { name: 'lieux de proximité' });
  await expect(places).toContainText(`${CENTRE} a posé la question`);
  await expect(article.getByRole('group', { name: 'associations' })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(places).toHaveCount(0);
});
