import { ask, card, goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * What anyone can read, on an old phone, without script.
 */

const WITHOUT_SCRIPT = { javaScriptEnabled: false } as const;

test('JOURNEY-13: the commons reads without script, theme by theme, with its families', async ({
  demo,
  someone,
}) => {
  const marie = await someone('Marie', { ...WITHOUT_SCRIPT, viewport: { width: 360, height: 740 } });
  const asked: string[] = [];
  marie.page.on('request', (request) => asked.push(request.resourceType()));
  const answer = await marie.page.goto(demo.publicUrl);
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'");
  await expect(marie.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(marie.page.locator('script')).toHaveCount(0);
  expect(asked).not.toContain('script');
  expect(asked.filter((kind) => kind === 'stylesheet')).toHaveLength(1);
  await marie.page.getByText('Inclusion numérique des seniors').click();
  await expect(
    marie.page.getByText(
      'Comment atteindre les personnes âgées isolées qui ne viennent jamais aux ateliers ?',
    ),
  ).toBeVisible();
});

test(
  'JOURNEY-14: a question asked by the plain form waits to be welcomed, then everybody reads it',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const SENTENCE = 'Pourquoi la borne de la mairie est-elle toujours éteinte ?';
    const marie = await someone('Marie', WITHOUT_SCRIPT);
    await marie.page.goto(demo.publicUrl);
    await marie.page.getByRole('link', { name: 'Ajouter ma question' }).first().click();
    await marie.page.getByRole('button', { name: /Envoyer|Partager|Poser/ }).click();
    await expect(
      marie.page.getByText('Écrivez votre question avec des mots avant de la partager.').first(),
    ).toBeVisible();
    await marie.page.getByRole('textbox').first().fill(SENTENCE);
    await marie.page.getByRole('button', { name: /Envoyer|Partager|Poser/ }).click();
    await expect(marie.page).toHaveURL(/merci/);

    const paul = await someone('Paul Petit', ONLINE);
    await joinBy(paul, demo.links.partner);
    await goTo(paul.page, 'Questions');
    await paul.page.getByLabel('Chercher des mots').fill('borne');
    await expect(paul.page.getByText(SENTENCE)).toHaveCount(0);
    await marie.page.goto(demo.publicUrl);
    await expect(marie.page.getByText(SENTENCE)).toHaveCount(0);

    const ana = await someone('Ana Roux', ONLINE);
    await joinBy(ana, demo.links.organiser);
    await expect(ana.page.getByRole('main').getByText(SENTENCE, { exact: true })).toBeVisible();
    await nothingInTheWay(ana.page);
    await ana.page.getByRole('button', { name: /^Accueillir/ }).click();
    await isOpen(ana.page);
    await expect(card(paul.page, SENTENCE)).toHaveCount(1);
    await marie.page.reload();
    await expect(marie.page.getByText(SENTENCE)).toHaveCount(1);
  },
);

test('JOURNEY-15: an item kept among members is not on the public page, and what changes shows within a second', async ({
  demo,
  someone,
}) => {
  const SECRET = 'Avons-nous le droit de dire combien cela coûte ?';
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner, { structure: 'Centre social Le Lavoir (fictif)' });
  await goTo(paul.page, 'Questions');
  await paul.page.getByLabel('Quelle question vous posez-vous ?').focus();
  await paul.page.getByText('Préciser').click();
  await paul.page.getByLabel('Visible sur la page publique').uncheck();
  await ask(paul.page, SECRET);
  await ask(paul.page, 'Et celle-ci, tout le monde peut la lire ?');
  await isOpen(paul.page);
  const page = await (await fetch(demo.publicUrl)).text();
  expect(page).not.toContain('combien cela coûte');
  expect(page).toContain('Et celle-ci, tout le monde peut la lire');
});

test('JOURNEY-16: unknown spaces and old links are answered in words, in both languages', async ({
  house,
  someone,
}) => {
  for (const [locale, words] of [
    ['fr-FR', 'Aucune page publique à cette adresse'],
    ['en-GB', 'No public page at this address'],
  ] as const) {
    const marie = await someone('Marie', { locale });
    const answer = await marie.page.goto(`${house.url}/c/nulle-part`);
    expect(answer?.status()).toBe(404);
    await expect(marie.page.getByText(words).first()).toBeVisible();
    await nothingInTheWay(marie.page);
  }
});
