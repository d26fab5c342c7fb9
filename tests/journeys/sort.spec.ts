import type { Page } from '@playwright/test';
import { bring, bringByFinger, finger, swipeUp } from './support/hand.ts';
import { ask, goTo, isOpen, joinBy, nothingInTheWay, status, type Person } from './support/people.ts';
import { bringQuestions } from './support/plainClient.ts';
import { expect, KEPT, test, type Demo } from './support/test.ts';

/*
 * Two organisers and a partner around the heap: by hand, by finger, by keyboard, at once. Then the page of the
 * commons is turned, and whoever asked learns what became of their question.
 */

const INK = 'Qui paie l’encre des imprimantes ?';
const FIBRE = 'Quand arrive la fibre dans notre vallée ?';
const TABLETS = 'Qui prête des tablettes aux personnes âgées isolées ?';
const MAIL = 'Comment aider un demandeur d’emploi sans adresse électronique ?';
const HEAP = [MAIL, TABLETS, FIBRE, INK] as const;
const SENIORS = 'Inclusion numérique des seniors';
const JOBS = 'Numérique et emploi';
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const heap = (page: Page) => page.getByRole('region', { name: 'Le tas' });
const box = (page: Page, theme: string) => page.getByRole('region', { name: theme, exact: true });
const inHeap = (page: Page, sentence: string) =>
  heap(page)
    .getByRole('article')
    .filter({ hasText: shown(sentence) });
const placing = (page: Page, sentence: string) =>
  page.getByRole('button', { name: new RegExp(`^Ranger\\s?: ${shown(sentence).source}`) });
const places = (page: Page) => page.getByRole('listbox', { name: 'Où la ranger' });
const done = (page: Page) => page.getByRole('group', { name: /rangée dans|remise dans le tas/ });

/** As it is shown: French spaces do not break the line. */
const shown = (sentence: string): RegExp =>
  new RegExp(sentence.replace(/[.?()]/g, '\\$&').replace(/ /g, '\\s'));

async function toTable(page: Page): Promise<void> {
  await goTo(page, 'Questions');
  await page.getByRole('link', { name: 'Table de tri' }).click();
  await expect(page.getByRole('heading', { name: 'Table de tri' })).toBeVisible();
}

/** Brings the visit before this one more than half an hour back, as if some time had gone by. */
const someTimeGoesBy = (page: Page, space: string): Promise<void> =>
  page.evaluate((prefix) => {
    const key =
      Object.keys(localStorage).find((one) => one.startsWith(prefix) && one.endsWith(':visit')) ?? '';
    const { since, last } = JSON.parse(localStorage.getItem(key) ?? '{}') as { since: number; last: number };
    // The page notes the visit once more as it goes: it must find nothing to write on.
    const earlier = JSON.stringify({ since, last: last - 2 * 60 * 60 * 1000 });
    const write = Storage.prototype.setItem;
    Storage.prototype.setItem = function (name, value) {
      write.call(this, name, name === key ? earlier : value);
    };
    localStorage.setItem(key, earlier);
  }, `terreau:${space}:`);

async function organiser(
  someone: (name: string, options?: object) => Promise<Person>,
  demo: Demo,
  name: string,
  options: object = {},
): Promise<Page> {
  const one = await someone(name, options);
  await joinBy(one, demo.links.organiser);
  return one.page;
}

test('SORT-1, SORT-6: Maud drags a question to a theme, another after it, and takes both back', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(house, demo, HEAP);
  const page = await organiser(someone, demo, 'Maud Terrier');
  await toTable(page);
  await expect(heap(page)).toContainText('4 questions sans thème');
  await expect(box(page, SENIORS)).toContainText('10 questions');
  await expect(box(page, SENIORS)).toContainText(/Voix présentes\s: 2 collectivités/);
  await expect(box(page, SENIORS)).toContainText(/Voix absentes\s: tête de réseau/);
  await nothingInTheWay(page);

  await bring(page, inHeap(page, TABLETS), box(page, SENIORS));
  await nothingInTheWay(page);
  await page.mouse.up();
  await expect(done(page)).toContainText(`rangée dans « ${SENIORS} ».`);
  await expect(box(page, SENIORS)).toContainText('11 questions');
  await expect(inHeap(page, TABLETS)).toHaveCount(0);
  await bring(page, inHeap(page, MAIL), box(page, JOBS));
  await page.mouse.up();
  await expect(page.getByText('2 gestes peuvent être annulés')).toBeVisible();
  await nothingInTheWay(page);

  // Dropped where it stands, or nowhere, or given up with Escape: nothing moves.
  await bring(page, inHeap(page, INK), heap(page).getByRole('heading', { level: 2 }));
  await page.mouse.up();
  await bring(page, inHeap(page, INK), box(page, JOBS));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(inHeap(page, INK)).toHaveCount(1);
  await expect(page).toHaveURL(/\/questions\/tri$/);

  await done(page).getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(inHeap(page, MAIL)).toHaveCount(1);
  await done(page).getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(inHeap(page, TABLETS)).toHaveCount(1);
  await expect(done(page)).toHaveCount(0);
  await expect(placing(page, TABLETS)).toBeFocused();
});

test('SORT-3, SORT-6: by keyboard only: card by card, a place by its first letters, Ctrl + Z, a new theme', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(house, demo, HEAP);
  const page = await organiser(someone, demo, 'Maud Terrier');
  await toTable(page);
  const cards = heap(page).getByRole('button', { name: /^Ranger/ });
  await expect(cards).toHaveCount(4);
  await cards.first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(cards.nth(2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(cards.nth(1)).toBeFocused();
  const [, second, third] = await cards.allTextContents();

  await page.keyboard.press('Enter');
  await expect(places(page)).toBeFocused();
  await nothingInTheWay(page);
  await page.keyboard.type('numérique et em');
  await expect(places(page).getByRole('option', { selected: true })).toContainText(JOBS);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: `rangée dans « ${JOBS} »` })).toBeAttached();
  await expect(cards).toHaveCount(3);
  // The work goes on with the card that came after it.
  await expect(cards.nth(1)).toHaveText(third ?? '');
  await expect(cards.nth(1)).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect(cards.nth(1)).toHaveText(second ?? '');
  await expect(cards.nth(2)).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(cards.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Ou dans un nouveau thème')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('titre');
  await page.keyboard.type('Le très haut débit');
  await page.keyboard.press('Enter');
  await expect(box(page, 'Le très haut débit')).toContainText('1 question');

  // Out of a box again, by the same way.
  await box(page, 'Le très haut débit')
    .getByRole('button', { name: /^Ses questions/ })
    .press('Enter');
  await box(page, 'Le très haut débit')
    .getByRole('button', { name: /^Déplacer/ })
    .press('Enter');
  await expect(places(page).getByRole('option', { selected: true })).toContainText('Le tas, sans thème');
  await page.keyboard.press('Enter');
  await expect(cards).toHaveCount(4);

  // The next one before the browser has drawn anything: the list that closes does not take its own away.
  await cards.nth(0).press('Enter');
  await expect(places(page)).toBeFocused();
  const isOpenAgain = await places(page).evaluate(async (list, again) => {
    list.querySelector<HTMLElement>('[role=option]')?.click();
    for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
    document.querySelector<HTMLElement>(again)?.click();
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return document.querySelector('dialog[open]') !== null;
  }, '[data-key] [data-act]');
  expect(isOpenAgain).toBe(true);
  await expect(places(page)).toBeFocused();
});

test('SORT-1: on a phone the finger drags by the handle and scrolls everywhere else', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(house, demo, HEAP);
  const luc = await someone('Luc Barde', PHONE);
  await joinBy(luc, demo.links.organiser);
  const { page } = luc;
  await toTable(page);
  const line = await luc.context.newCDPSession(page);
  await expect(inHeap(page, INK)).toBeVisible();
  await nothingInTheWay(page);

  const words = inHeap(page, INK).getByRole('link');
  await words.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  await swipeUp(line, words, [20, 60, 120, 160]);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before);
  await expect(page.locator('.tray')).toHaveCount(0);

  const place = page.locator('.tray li').filter({ hasText: SENIORS });
  await bringByFinger(line, inHeap(page, TABLETS).locator('[data-grip]'), place);
  await finger(line, 'touchEnd');
  await expect(done(page)).toContainText(SENIORS);
  await expect(inHeap(page, TABLETS)).toHaveCount(0);
  await nothingInTheWay(page);

  // The same without dragging: a tap on the handle, a tap on the place.
  await expect(async () => {
    // A busy browser makes no click of a tap now and then: whoever sees nothing taps again.
    if (!(await places(page).isVisible())) await inHeap(page, MAIL).locator('[data-grip]').tap();
    await expect(places(page)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await places(page)
    .getByRole('option', { name: new RegExp(JOBS) })
    .tap();
  await expect(inHeap(page, MAIL)).toHaveCount(0);
  await page.getByRole('tab', { name: /Les thèmes/ }).tap();
  await expect(box(page, JOBS)).toContainText('10 questions');
  await nothingInTheWay(page);
  await page.getByRole('tab', { name: /Les thèmes/ }).press('ArrowLeft');
  await expect(page.getByRole('tab', { name: /Le tas/ })).toBeFocused();
  await expect(heap(page)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
});

test('SORT-4, SORT-5: two organisers and one card: who holds it is shown, and the last to move it has it', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(house, demo, HEAP);
  const maud = await organiser(someone, demo, 'Maud Terrier');
  const luc = await organiser(someone, demo, 'Luc Barde');
  await Promise.all([toTable(maud), toTable(luc)]);

  await bring(luc, inHeap(luc, INK), box(luc, SENIORS));
  await expect(inHeap(maud, INK)).toContainText('Luc Barde la tient');
  await nothingInTheWay(maud);
  // It stops nobody: Maud places it while Luc holds it, and nothing moves under his hand.
  await placing(maud, INK).click();
  await places(maud)
    .getByRole('option', { name: new RegExp(JOBS) })
    .click();
  await expect(inHeap(maud, INK)).toHaveCount(0);
  await isOpen(maud);
  await expect(inHeap(luc, INK)).toHaveCount(1);
  await luc.mouse.up();
  await expect(inHeap(luc, INK)).toHaveCount(0);
  await expect(box(luc, SENIORS)).toContainText('11 questions');

  await expect(
    maud.getByRole('main').getByText(`Luc Barde a rangé cette question dans « ${SENIORS} » après vous.`),
  ).toBeVisible();
  await expect(box(maud, SENIORS)).toContainText('11 questions');
  await nothingInTheWay(maud);
  await maud.getByRole('button', { name: `La remettre dans « ${JOBS} »` }).click();
  await expect(box(luc, JOBS)).toContainText('10 questions');
  await expect(
    luc.getByRole('main').getByText(`Maud Terrier a rangé cette question dans « ${JOBS} » après vous.`),
  ).toBeVisible();
  await luc.getByRole('button', { name: 'Laisser ainsi' }).click();
  await expect(luc.getByRole('button', { name: 'Laisser ainsi' })).toHaveCount(0);
});

test('SORT-2: questions near those of a theme are proposed with their reason, and accepted one by one', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(house, demo, HEAP);
  const page = await organiser(someone, demo, 'Maud Terrier');
  await toTable(page);
  const jobs = box(page, JOBS);
  await jobs.getByRole('button', { name: /^Questions proches/ }).click();
  const proposals = jobs.getByRole('list', { name: /questions? proches?/ });
  const mail = proposals.getByRole('listitem').filter({ hasText: shown(MAIL) });
  await expect(mail).toContainText(/Proche de «/);
  await expect(mail).toContainText(/en commun\s:/);
  await nothingInTheWay(page);
  await expect(inHeap(page, MAIL)).toHaveCount(1);

  await mail.getByRole('button', { name: /^Ranger ici/ }).click();
  await expect(inHeap(page, MAIL)).toHaveCount(0);
  await expect(jobs).toContainText('10 questions');
  await expect(mail).toHaveCount(0);
  await done(page).getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(mail).toHaveCount(1);

  await mail.getByRole('button', { name: /^Pas celle-ci/ }).click();
  await expect(mail).toHaveCount(0);
  await jobs.getByRole('button', { name: /^Fermer les propositions/ }).click();
  await jobs.getByRole('button', { name: /^Questions proches/ }).click();
  await expect(jobs.getByRole('button', { name: /^Revoir/ })).toBeVisible();
  await expect(mail).toHaveCount(0);
  await nothingInTheWay(page);
  await jobs.getByRole('button', { name: /^Revoir/ }).click();
  await expect(mail).toHaveCount(1);
  await expect(inHeap(page, MAIL)).toHaveCount(1);
});

test('SORT-7: a partner looks at the table, follows what is done, and moves nothing', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(house, demo, HEAP);
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner);
  await toTable(paul.page);
  await expect(inHeap(paul.page, INK)).toHaveCount(1);
  await expect(
    paul.page.getByRole('main').getByRole('button', { name: /^(Ranger|Déplacer|Questions proches)/ }),
  ).toHaveCount(0);
  await expect(paul.page.locator('[data-grip]')).toHaveCount(0);
  await nothingInTheWay(paul.page);
  const maud = await organiser(someone, demo, 'Maud Terrier');
  await toTable(maud);
  await placing(maud, INK).click();
  await expect(inHeap(paul.page, INK)).toContainText('Maud Terrier la tient');
  await places(maud)
    .getByRole('option', { name: new RegExp(JOBS) })
    .click();
  await expect(inHeap(paul.page, INK)).toHaveCount(0);
  await expect(box(paul.page, JOBS)).toContainText('10 questions');
});

test('SORT-8: two thousand questions in the heap: few stand in the page, and each can be placed', async ({
  house,
  demo,
  someone,
}) => {
  await bringQuestions(
    house,
    demo,
    Array.from({ length: 2_000 }, (_, n) => `Question numéro ${n + 1}, et après ?`),
  );
  const page = await organiser(someone, demo, 'Maud Terrier');
  await toTable(page);
  await expect(heap(page)).toContainText(/2.000 questions sans thème/);
  expect(await heap(page).getByRole('article').count()).toBeLessThan(60);
  const first = heap(page)
    .getByRole('button', { name: /^Ranger/ })
    .first();
  await first.focus();
  // Faster than any page draws, then as fast as a hand goes.
  await page.evaluate(async () => {
    for (let n = 0; n < 40; n += 1) {
      const down = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(down);
      for (let turns = 0; turns < 20; turns += 1) await null;
    }
  });
  for (let n = 0; n < 10; n += 1) await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-key]:has(:focus)')).toHaveAttribute('aria-posinset', '51');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(heap(page)).toContainText(/1.999 questions sans thème/);
  await expect(page.locator('[data-key]:has(:focus)')).toHaveAttribute('aria-posinset', '51');
  await heap(page).getByLabel('Chercher dans le tas').fill('numéro 1777');
  await bring(page, inHeap(page, 'Question numéro 1777, et après ?'), box(page, SENIORS));
  await page.mouse.up();
  await expect(done(page)).toContainText('Question numéro 1777');
});

test('PHASE-1: Maud turns the page, everybody sees it and hears it, and she turns it back', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner);
  await expect(paul.page.getByRole('region', { name: 'Ici, on ne répond pas encore' })).toBeVisible();
  await expect(paul.page.getByRole('link', { name: 'Réglages' })).toHaveCount(0);

  const page = await organiser(someone, demo, 'Maud Terrier');
  await page.getByRole('link', { name: 'Réglages', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Avant' })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await nothingInTheWay(page);
  await page.getByRole('button', { name: 'Passer à « pendant »' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(
    'La discussion s’ouvre : chaque partenaire pourra répondre aux annotations.',
  );
  await nothingInTheWay(page);
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.getByRole('button', { name: 'Passer à « pendant »' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Passer à « pendant »' }).click();
  const turned = page.getByRole('group', { name: /est passé à « pendant »/ });
  await expect(turned).toBeFocused();
  await nothingInTheWay(page);

  await expect(paul.page.getByRole('region', { name: 'La discussion est ouverte' })).toBeVisible();
  await expect(
    paul.page.getByRole('status').filter({ hasText: 'Le commun est passé à « pendant ».' }),
  ).toBeAttached();
  await nothingInTheWay(paul.page);
  await turned.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(paul.page.getByRole('region', { name: 'Ici, on ne répond pas encore' })).toBeVisible();

  await page.getByRole('button', { name: 'Fermer la page publique' }).click();
  await expect(page.getByText('La page publique est fermée. Rien n’est supprimé.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Page publique' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(page.getByRole('button', { name: 'Fermer la page publique' })).toBeVisible();
});

test(
  'PHASE-2: on the day of the meeting the calendar proposes, an organiser does it',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const someoneOnTheDay = async (name: string, link: string): Promise<Page> => {
      const one = await someone(name);
      await joinBy(one, link);
      await one.page.clock.setFixedTime(new Date('2027-10-14T09:00:00+02:00'));
      await one.page.getByRole('link', { name: 'Accueil' }).first().click();
      await goTo(one.page, 'Questions');
      await goTo(one.page, 'Accueil');
      return one.page;
    };
    const proposed = 'C’est le jour de la rencontre : passer à « pendant » ?';
    const paul = await someoneOnTheDay('Paul Petit', demo.links.partner);
    await expect(paul.getByRole('region', { name: 'Ici, on ne répond pas encore' })).toBeVisible();
    await expect(paul.getByText(shown(proposed))).toHaveCount(0);

    const page = await someoneOnTheDay('Maud Terrier', demo.links.organiser);
    await expect(page.getByText(shown(proposed))).toBeVisible();
    await nothingInTheWay(page);
    await page.getByRole('button', { name: 'Pas maintenant' }).click();
    await expect(page.getByText(shown(proposed))).toHaveCount(0);
    await page.reload();
    await page.getByRole('button', { name: 'Passer à « pendant »' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Passer à « pendant »' }).click();
    await expect(page.getByRole('group', { name: /est passé à « pendant »/ })).toBeFocused();
    await expect(paul.getByRole('region', { name: 'La discussion est ouverte' })).toBeVisible();
  },
);

test(
  'BECAME-1, BECAME-2: Paul learns what became of his question: at once if he is there, else once',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    const { page } = paul;
    await ask(page, INK);
    await isOpen(page);
    await expect(page.getByRole('region', { name: 'Que deviennent vos questions' })).toContainText(
      shown(INK),
    );
    await page
      .getByRole('region', { name: 'Que deviennent vos questions' })
      .getByRole('link', { name: shown(INK) })
      .click();
    const became = page.getByRole('region', { name: 'Que devient votre question' });
    await expect(became).toContainText('Pas encore de thème.');

    const maud = await organiser(someone, demo, 'Maud Terrier');
    await toTable(maud);
    await placing(maud, INK).click();
    await places(maud)
      .getByRole('option', { name: new RegExp(JOBS) })
      .click();
    await isOpen(maud);
    await expect(became).toContainText(`Rangée dans le thème`);
    await expect(became.getByRole('link', { name: JOBS })).toBeVisible();
    await expect(
      page.getByRole('status').filter({ hasText: `Votre question est rangée dans « ${JOBS} ».` }),
    ).toBeAttached();
    await nothingInTheWay(page);

    // Later, while he is away, it is set aside with a reason.
    await someTimeGoesBy(page, demo.space);
    await page.goto('about:blank');
    await goTo(maud, 'Questions');
    await maud.getByLabel('Chercher des mots').fill('encre des imprimantes');
    await maud.getByRole('link', { name: shown(INK) }).click();
    await maud.getByRole('button', { name: 'Mettre de côté' }).click();
    await maud.getByLabel('La raison').fill('Elle est déjà posée plus haut.');
    await maud.getByRole('button', { name: 'Mettre de côté' }).click();
    await isOpen(maud);

    const news = page.getByRole('region', { name: /^Depuis votre visite/ });
    const line = news.getByRole('listitem').filter({ hasText: /est mise de côté/ });
    const home = `${new URL(maud.url()).origin}/e/${demo.space}`;
    await page.goto(home);
    await expect(line).toContainText(/Raison\s: Elle est déjà posée plus haut/);
    await expect(news.getByRole('listitem').filter({ hasText: `est rangée dans « ${JOBS} »` })).toHaveCount(
      1,
    );
    await nothingInTheWay(page);
    await page.reload();
    await expect(line).toHaveCount(1);
    await line.getByRole('link').click();
    await expect(page.getByRole('main')).toContainText(/Raison donnée\s: Elle est déjà posée plus haut/);
    await nothingInTheWay(page);

    // It is reversible, and told again since it changed; then it is no news any more.
    await maud.getByRole('button', { name: 'La reprendre' }).click();
    await expect(page.getByRole('main')).not.toContainText('Raison donnée');
    await page.goto(home);
    await expect(news.getByRole('listitem').filter({ hasText: 'est reprise dans le commun' })).toHaveCount(1);
    await someTimeGoesBy(page, demo.space);
    await page.goto(home);
    await expect(news).toBeVisible();
    await expect(news).toContainText('Rien n’a bougé depuis');
  },
);

test('MODERATE-1: questions of the public form are welcomed by keyboard, and a welcome is taken back', async ({
  demo,
  someone,
}) => {
  const marie = await someone('Marie');
  for (const sentence of [FIBRE, INK]) {
    await marie.page.goto(`${demo.publicUrl}/poser`);
    await marie.page.getByRole('textbox').first().fill(sentence);
    await marie.page.getByRole('button', { name: /Envoyer|Partager|Poser/ }).click();
    await marie.page.waitForURL(/merci/);
  }
  const page = await organiser(someone, demo, 'Maud Terrier');
  const queue = page.getByRole('region', { name: /à accueillir$/ });
  await expect(queue).toHaveAccessibleName('2 questions à accueillir');
  const accept = queue.getByRole('button', { name: /^Accueillir/ });
  await accept.first().press('Enter');
  const welcomed = page.getByRole('group', { name: 'Question accueillie.' });
  await expect(welcomed).toBeFocused();
  await expect(queue).toHaveAccessibleName('1 question à accueillir');
  await nothingInTheWay(page);
  await accept.first().press('Enter');
  await expect(queue).toHaveCount(0);
  await expect(welcomed).toBeFocused();
  await welcomed.getByRole('button', { name: 'Annuler ce geste' }).press('Enter');
  await expect(queue).toHaveAccessibleName('1 question à accueillir');
  await expect(page.locator(':focus')).toHaveCount(1);

  await queue.getByRole('link', { name: /^Mettre de côté/ }).click();
  await expect(page.getByText('Elle attend votre accueil.')).toBeVisible();
  await page.getByRole('button', { name: 'Accueillir', exact: true }).click();
  await expect(page.getByText('Question accueillie. Tout l’espace peut la lire.')).toBeVisible();
  await page.getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(page.getByText('Elle attend votre accueil.')).toBeVisible();
  await expect(status(page)).toHaveText('Partagé avec tous');
});
