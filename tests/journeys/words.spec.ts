import type { Page } from '@playwright/test';
import {
  allIsKept,
  ask,
  card,
  isOpen,
  joinBy,
  nothingInTheWay,
  goTo,
  type Person,
} from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * One word, several meanings: a partner adds it, another structure says something else, and both stand side by side.
 */

const PHONE = { viewport: { width: 360, height: 740 } };
const WORD = 'Sobriété';
const LESS = 'Avoir moins d’écrans, et les garder longtemps.';
const TIME = 'Passer moins de temps devant, et mieux.';

/** The card of a word. */
const word = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, level: 2, exact: true }) });
const meanings = (page: Page) => word(page, WORD).getByRole('list').getByRole('listitem');

async function openWords({ page }: Person): Promise<void> {
  await goTo(page, 'Questions');
  await page.getByRole('main').getByRole('link', { name: 'Les mots' }).click();
  await expect(page.getByRole('heading', { name: 'Les mots', level: 1 })).toBeVisible();
}

test('WORD-4: a partner adds a word, another structure gives it a second meaning, side by side on a phone', async ({
  demo,
  someone,
}) => {
  const [paul, zoe] = [await someone('Paul Vidal'), await someone('Zoé Marty', PHONE)];
  await joinBy(paul, demo.links.partner, { structure: { name: 'Les Bricoleurs', family: 'association' } });
  await joinBy(zoe, demo.links.partner, { structure: { name: 'Mairie de Test', family: 'localAuthority' } });
  await openWords(paul);
  await openWords(zoe);
  await expect(paul.page.getByText('15 mots', { exact: true })).toBeVisible();

  const { page } = paul;
  await page.getByRole('button', { name: 'Ajouter un mot' }).click();
  await expect(page.getByLabel('Le mot')).toBeFocused();
  await page.getByRole('button', { name: 'Ajouter ce mot' }).click();
  await expect(page.getByText('Écrivez le mot.')).toBeVisible();
  await page.keyboard.type(WORD);
  await page.getByLabel('Se dit aussi').fill('frugalité, sobriété numérique');
  await page.getByLabel('Ce qu’il veut dire pour nous').fill(LESS);
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Ajouter ce mot' }).click();
  await expect(page.getByRole('group', { name: `« ${WORD} » est ajouté.` })).toBeFocused();
  await expect(meanings(page)).toHaveText([/Avoir moins d’écrans.*Les Bricoleurs/s]);

  await zoe.page.getByLabel('Chercher un mot').fill('frugalite');
  await zoe.page.getByRole('button', { name: `Ajouter un sens : ${WORD}` }).click();
  await zoe.page.getByLabel('Ce qu’il veut dire pour nous').fill(TIME);
  await zoe.page.getByLabel('Un exemple').fill('Une soirée sans téléphone.');
  await nothingInTheWay(zoe.page);
  await zoe.page.getByRole('button', { name: 'Ajouter ce sens' }).click();
  for (const one of [page, zoe.page])
    await expect(meanings(one)).toHaveText([/Avoir moins.*Les Bricoleurs/s, /Passer moins.*Mairie de Test/s]);
  await nothingInTheWay(page);
  await nothingInTheWay(zoe.page);

  const [first, second] = await meanings(zoe.page).evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
  );
  expect(second?.top).toBeGreaterThanOrEqual(first?.bottom ?? Infinity);
  const [left, right] = await meanings(page).evaluateAll((all) =>
    all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect),
  );
  expect(left?.top).toBe(right?.top);
  expect(right?.left).toBeGreaterThanOrEqual(left?.right ?? Infinity);

  // Nobody touches what another says; what is mine I change, and take back.
  await expect(meanings(page).nth(1).getByRole('button')).toHaveCount(0);
  await expect(word(zoe.page, WORD).getByRole('button', { name: /^Modifier le mot/ })).toHaveCount(0);
  await meanings(zoe.page)
    .nth(1)
    .getByRole('button', { name: /^Modifier/ })
    .click();
  await zoe.page.getByLabel('Ce qu’il veut dire pour nous').fill('Choisir.');
  await zoe.page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(meanings(page).nth(1)).toContainText('Choisir.');
  await zoe.page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(meanings(page).nth(1)).toContainText(TIME);
});

test(
  'WORD-5: words are read without network, and written by keyboard; organisers tend a word, readers read',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, rose] = [await someone('Ana Roux'), await someone('Rose Petit', { ...ONLINE, ...PHONE })];
    await joinBy(ana, demo.links.organiser);
    await joinBy(rose, demo.links.reader);
    await openWords(rose);
    await expect(word(rose.page, 'tiers-lieu')).toContainText('Signé par');
    await expect(rose.page.getByRole('main').getByRole('button')).toHaveCount(0);
    await nothingInTheWay(rose.page);
    await openWords(ana);

    const { page } = ana;
    await allIsKept(page);
    await ana.context.setOffline(true);
    await page.getByRole('button', { name: 'Modifier le mot : tiers-lieu' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Le mot')).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('group', { name: 'C’est modifié.' })).toBeFocused();
    await expect(word(page, 'tiers-lieux')).toBeVisible();
    await expect(word(page, 'tiers-lieux').getByRole('listitem').getByRole('button')).toHaveCount(0);
    await ana.context.setOffline(false);
    await isOpen(page);
    await expect(word(rose.page, 'tiers-lieux')).toBeVisible();

    await page.getByRole('button', { name: 'Archiver le mot : tiers-lieux' }).click();
    await expect(word(rose.page, 'tiers-lieux')).toHaveCount(0);
    await page.getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(word(rose.page, 'tiers-lieux')).toBeVisible();
  },
);

test('WORD-6: an organiser cites a word in a theme, and whoever reads goes from there to what it means', async ({
  demo,
  someone,
}) => {
  const [ana, rose] = [await someone('Ana Roux'), await someone('Rose Petit', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(rose, demo.links.reader);
  for (const { page } of [ana, rose]) {
    await goTo(page, 'Thèmes');
    await page.getByRole('link', { name: 'Numérique et emploi' }).click();
  }
  const text = ana.page.locator('.ProseMirror').first();
  await text.click();
  await ana.page.keyboard.press('Control+End');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('Ce que dit @');
  const dialog = ana.page.getByRole('dialog', { name: 'Citer' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await ana.page.keyboard.type('cyber');
  await expect(dialog.getByRole('option')).toHaveText([/Mot\s*espace public numérique/]);
  await nothingInTheWay(ana.page);
  await ana.page.keyboard.press('Enter');
  await expect(text.locator('.cited').last()).toHaveText('espace public numérique');

  await rose.page.getByRole('link', { name: 'espace public numérique' }).click();
  await expect(rose.page.getByRole('heading', { level: 1 })).toHaveText('espace public numérique');
  await expect(rose.page.getByText('Une salle d', { exact: false })).toBeVisible();
  await nothingInTheWay(rose.page);
  await rose.page.getByRole('link', { name: 'Tous les mots' }).click();
  await expect(rose.page.getByText('15 mots', { exact: true })).toBeVisible();

  const answer = await rose.context.request.get(demo.publicUrl);
  expect(await answer.text()).not.toContain('espace public numérique');
});

test('WORD-9: a word met in a question is underlined, and opens what it means; it can be put out', async ({
  demo,
  someone,
}) => {
  const [zoe, luc] = [await someone('Zoé Marty', PHONE), await someone('Luc Faure')];
  await joinBy(zoe, demo.links.partner, { structure: { name: 'Mairie de Test', family: 'localAuthority' } });
  await joinBy(luc, demo.links.organiser);
  const asked =
    'Qui forme les médiateurs à l’inclusion numérique dans un tiers-lieu, et l’inclusion numérique est-elle finie ?';
  await ask(luc.page, asked);
  for (const { page } of [zoe, luc]) {
    await goTo(page, 'Questions');
    await page.getByLabel('Chercher des mots').fill('forme les médiateurs');
    await page.getByRole('link', { name: /Qui forme les médiateurs/ }).click();
  }

  const { page } = zoe;
  const sentence = page.getByRole('heading', { level: 1 });
  await expect(sentence).toHaveText(asked.replaceAll(' ?', '\u00a0?'));
  await expect(sentence.getByRole('button')).toHaveText(['inclusion numérique', 'tiers-lieu']);
  await nothingInTheWay(page);
  const target = sentence.getByRole('button', { name: 'inclusion numérique' });
  await target.click();
  const card = page.getByRole('dialog', { name: 'inclusion numérique' });
  await expect(card.getByRole('heading', { name: 'inclusion numérique' })).toBeFocused();
  await expect(card.getByRole('listitem')).toHaveCount(2);
  await nothingInTheWay(page);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(target).toBeFocused();
  await page.keyboard.press('Enter');
  await card.getByRole('link', { name: 'Ajouter notre sens' }).click();
  await expect(page.getByLabel('Ce qu’il veut dire pour nous')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('inclusion numérique');
  await expect(page.getByRole('link', { name: /Qui forme les médiateurs/ })).toBeVisible();
  await nothingInTheWay(page);

  const known = luc.page.getByRole('heading', { level: 1 }).getByRole('button');
  await expect(known).toHaveCount(2);
  await luc.page.getByRole('button', { name: 'Affichage' }).click();
  await luc.page.getByLabel('Souligner les mots').uncheck();
  await luc.page.keyboard.press('Escape');
  await expect(known).toHaveCount(0);
});

test('WORD-20: a word that comes while words of a question are chosen is underlined once nothing is chosen any more', async ({
  demo,
  someone,
}) => {
  const [zoe, luc] = [await someone('Zoé Marty', ONLINE), await someone('Luc Faure', ONLINE)];
  await joinBy(zoe, demo.links.partner, { structure: { name: 'Mairie de Test', family: 'localAuthority' } });
  await joinBy(luc, demo.links.partner, { structure: { name: 'Les Bricoleurs', family: 'association' } });
  await goTo(luc.page, 'Questions');
  await ask(luc.page, 'Qui répare les vieux ordinateurs du quartier, dans un tiers-lieu ?');
  for (const { page } of [zoe, luc]) {
    await goTo(page, 'Questions');
    await page.getByLabel('Chercher des mots').fill('vieux ordinateurs');
    await page.getByRole('link', { name: /Qui répare/ }).click();
  }
  const sentence = zoe.page.getByRole('heading', { level: 1 });
  await expect(sentence.getByRole('button')).toHaveText(['tiers-lieu']);
  await sentence.evaluate((root) => {
    const node = document.createTreeWalker(root, NodeFilter.SHOW_TEXT).nextNode();
    if (node !== null) getSelection()?.setBaseAndExtent(node, 4, node, 28);
  });
  const bar = zoe.page.getByRole('group', { name: 'Ces mots' });
  await expect(bar).toBeVisible();

  const { page } = luc;
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Qui répare');
  const question = page.url();
  await openWords(luc);
  await page.getByRole('button', { name: 'Ajouter un mot' }).click();
  await page.getByLabel('Le mot').fill('ordinateur');
  await page.getByLabel('Ce qu’il veut dire pour nous').fill('Fixe ou portable.');
  await page.getByRole('button', { name: 'Ajouter ce mot' }).click();
  await expect(page.getByRole('group', { name: '« ordinateur » est ajouté.' })).toBeFocused();
  await isOpen(page);
  await page.goto(question);
  await page
    .getByRole('region', { name: /^Annotations/ })
    .getByRole('button', { name: 'Préciser' })
    .click();
  await page.getByLabel('Votre annotation').fill('Ceux des écoles aussi.');
  await page.getByRole('button', { name: 'Ajouter la précision' }).click();

  // What came after the word is there: the word is as well.
  await expect(zoe.page.getByText('Ceux des écoles aussi.')).toBeVisible();
  await expect(bar).toBeVisible();
  expect(await zoe.page.evaluate(() => String(getSelection()))).toBe('répare les vieux ordinat');
  await zoe.page.keyboard.press('Escape');
  await expect(sentence.getByRole('button')).toHaveText(['ordinateurs', 'tiers-lieu']);
});

test('WORD-10: words of the glossary are drawn over a theme being written, and never stand in it', async ({
  demo,
  someone,
}) => {
  const [ana, rose] = [await someone('Ana Roux'), await someone('Rose Petit', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(rose, demo.links.reader);
  for (const { page } of [ana, rose]) {
    await goTo(page, 'Thèmes');
    await page.getByRole('link', { name: 'Numérique et emploi' }).click();
  }
  const { page } = ana;
  const text = page.locator('.ProseMirror').first();
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nos tiers-lieux, et d’autres tiers lieux');
  await expect(text.locator('.known').filter({ hasText: /tiers/ })).toHaveText('tiers-lieux');
  await page.keyboard.type(' encore.');
  await expect(text).toContainText('Nos tiers-lieux, et d’autres tiers lieux encore.');

  await text.locator('.known').filter({ hasText: 'tiers-lieux' }).click();
  const card = page.getByRole('dialog', { name: 'tiers-lieu' });
  await expect(card).toBeVisible();
  await expect(text).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(text).toBeFocused();

  const beside = page.getByRole('region', { name: 'Les mots de ce texte' });
  await beside.getByRole('button', { name: 'tiers-lieu' }).focus();
  await page.keyboard.press('Enter');
  await expect(card.getByRole('heading', { name: 'tiers-lieu' })).toBeFocused();
  await nothingInTheWay(page);
  await page.keyboard.press('Escape');
  await expect(beside.getByRole('button', { name: 'tiers-lieu' })).toBeFocused();

  const reading = rose.page.getByRole('article');
  await expect(reading).toContainText('Nos tiers-lieux, et d’autres tiers lieux encore.');
  await expect(reading.getByRole('button', { name: /^tiers/ })).toHaveText(['tiers-lieux']);
  await reading.getByRole('button', { name: 'tiers-lieux' }).click();
  await expect(rose.page.getByRole('dialog', { name: 'tiers-lieu' })).toBeVisible();
  await nothingInTheWay(rose.page);
});

test('WORD-13: words that Paul marks as unclear make a list, which leads to the passage and to adding the word', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Vidal');
  await joinBy(paul, demo.links.partner, { structure: { name: 'Les Bricoleurs', family: 'association' } });
  const { page } = paul;
  await goTo(page, 'Questions');
  await ask(page, 'Maraude numérique ou permanence, que choisir ?');
  await card(page, 'Maraude numérique ou permanence').getByRole('link').first().click();
  const sentence = page.locator('#sentence');
  await expect(sentence).toContainText('Maraude');
  await sentence.evaluate((heading) => {
    const text = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    if (text === null) return;
    range.setStart(text, 0);
    range.setEnd(text, 'Maraude numérique'.length);
    getSelection()?.addRange(range);
  });
  await page
    .getByRole('group', { name: 'Ces mots' })
    .getByRole('button', { name: 'Mot à clarifier' })
    .click();
  await page.getByRole('button', { name: 'Signaler ce mot', exact: true }).click();
  await page.getByRole('link', { name: 'Ajouter « Maraude numérique » aux mots' }).click();
  await expect(page.getByLabel('Le mot')).toHaveValue('Maraude numérique');

  const list = page.getByRole('region', { name: 'Les mots qui font le plus hésiter' });
  await expect(list.getByRole('heading', { level: 3 })).toHaveText('Maraude numérique');
  await expect(list).toContainText('signalé par 1 structure');
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Ajouter ce mot' }).click();
  await list.getByRole('link', { name: 'Maraude numérique', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maraude numérique');
  await page.getByRole('link', { name: /Maraude numérique ou permanence/ }).click();
  await expect(
    page.getByRole('link', { name: 'Lire ce que « Maraude numérique » veut dire ici' }),
  ).toBeVisible();
});

test('WORD-14: an organiser sets a meaning aside with a reason; its author reads why, the others read it no more', async ({
  demo,
  someone,
}) => {
  const [ana, paul, rose] = [
    await someone('Ana Roux'),
    await someone('Paul Vidal'),
    await someone('Rose Petit', PHONE),
  ];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner, { structure: { name: 'Les Bricoleurs', family: 'association' } });
  await joinBy(rose, demo.links.reader);
  for (const one of [ana, paul, rose]) {
    await openWords(one);
    await one.page.getByRole('link', { name: 'tiers-lieu', exact: true }).click();
    await expect(one.page.getByRole('heading', { level: 1 })).toHaveText('tiers-lieu');
  }
  await paul.page.getByRole('button', { name: 'Ajouter un sens' }).click();
  await paul.page.getByLabel('Ce qu’il veut dire pour nous').fill('Le garage de Monsieur Untel.');
  await paul.page.getByRole('button', { name: 'Ajouter ce sens' }).click();
  await expect(rose.page.getByText('Le garage de Monsieur Untel.')).toBeVisible();

  await ana.page.getByRole('button', { name: /^Écarter.*Untel/ }).click();
  await ana.page.getByRole('button', { name: 'Écarter', exact: true }).click();
  await expect(ana.page.getByText('Dites pourquoi, en quelques mots.')).toBeVisible();
  await ana.page.getByLabel('Pourquoi écarter ce sens ?').fill('Il nomme une personne.');
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: 'Écarter', exact: true }).click();
  await expect(rose.page.getByText('Le garage de Monsieur Untel.')).toHaveCount(0);
  await expect(rose.page.getByText('Écartés')).toHaveCount(0);
  await paul.page.getByText('Écartés (1)').click();
  await expect(paul.page.getByText('Écarté : Il nomme une personne.')).toBeVisible();
  await nothingInTheWay(paul.page);
  await ana.page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(rose.page.getByText('Le garage de Monsieur Untel.')).toBeVisible();
});

test('WORD-15: the public reads the words on a page of their own, without script', async ({
  demo,
  someone,
}) => {
  const marie = await someone('Marie', PHONE);
  const { page } = marie;
  await page.goto(demo.publicUrl);
  await page.getByRole('link', { name: 'Lire les 15 mots et leurs sens' }).click();
  await expect(page.getByRole('heading', { name: 'Les mots', level: 1 })).toBeVisible();
  await expect(page.getByRole('term')).toHaveCount(15);
  await expect(page.getByRole('definition')).toHaveCount(30);
  await nothingInTheWay(page);
  const html = await (await marie.context.request.get(page.url())).text();
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="application/ld+json">']);
  const said = JSON.parse(/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}') as {
    readonly hasDefinedTerm: readonly unknown[];
  };
  expect(said.hasDefinedTerm).toHaveLength(30);
});

test('WORD-16: the history of a word tells who gave which meaning, and is read on a phone', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Vidal', PHONE);
  await joinBy(paul, demo.links.partner, { structure: { name: 'Les Bricoleurs', family: 'association' } });
  await openWords(paul);
  const { page } = paul;
  await word(page, 'tiers-lieu').getByRole('button', { name: 'Ajouter un sens : tiers-lieu' }).click();
  await page.getByLabel('Ce qu’il veut dire pour nous').fill(LESS);
  await page.getByRole('button', { name: 'Ajouter ce sens' }).click();
  await word(page, 'tiers-lieu').getByRole('link', { name: 'tiers-lieu' }).click();
  await page.getByRole('link', { name: 'Histoire de ce mot' }).click();
  await expect(page.getByRole('heading', { name: 'Histoire de ce mot' })).toBeVisible();
  await expect(page.getByRole('button', { name: /a ajouté ce mot/ })).toBeVisible();
  await nothingInTheWay(page);
  await page.getByRole('link', { name: 'Le sens de Les Bricoleurs' }).click();
  await expect(page.getByRole('heading', { name: 'Histoire de ce sens' })).toBeVisible();
  const given = page.getByRole('button', { name: /Paul Vidal.*a donné ce sens/ });
  await given.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Le texte d’alors').click();
  await expect(page.getByRole('region', { name: /^Depuis/ })).toContainText(LESS);
  await nothingInTheWay(page);
  await page.getByRole('link', { name: 'Le mot', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'tiers-lieu', level: 1 })).toBeVisible();
});

test('WORD-18: a word is annotated on its page: more precisely, a word of a meaning, a question it matters in', async ({
  demo,
  someone,
}) => {
  const [paul, ana] = [await someone('Paul Vidal', PHONE), await someone('Ana Roux')];
  await joinBy(paul, demo.links.partner, { structure: { name: 'Les Bricoleurs', family: 'association' } });
  await joinBy(ana, demo.links.organiser);
  for (const one of [paul, ana]) {
    await openWords(one);
    await word(one.page, 'tiers-lieu').getByRole('link', { name: 'tiers-lieu' }).click();
    await expect(one.page.getByRole('heading', { name: 'Annotations' })).toBeVisible();
  }
  const { page } = paul;
  const notes = (of: Page) => of.getByRole('region', { name: /^Annotations/ }).getByRole('article');
  await expect(page.getByRole('button', { name: 'Proposer une reformulation' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Préciser', exact: true }).click();
  await expect(page.getByText('Sur le mot tout entier.')).toBeVisible();
  await page.getByLabel('Votre annotation').fill('Chez nous c’est aussi un café.');
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Ajouter la précision' }).click();
  await expect(notes(ana.page)).toHaveText([/Précision.*un café/s]);

  await page.getByRole('button', { name: 'Relier', exact: true }).click();
  await page.getByLabel('Chercher une question à relier').fill('télétravail');
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Relier cette question' }).click();
  await expect(notes(ana.page).nth(1)).toContainText('Question reliée à ce mot');
  // The other end of the link says it too.
  await notes(ana.page).nth(1).getByRole('link').first().click();
  await expect(ana.page.getByRole('region', { name: /^Annotations/ })).toContainText('tiers-lieu');
  await nothingInTheWay(ana.page);
  await page.getByRole('button', { name: 'Dire un autre sens' }).click();
  await expect(page.getByLabel('Ce qu’il veut dire pour nous')).toBeFocused();
});
