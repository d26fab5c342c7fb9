import type { Locator, Page } from '@playwright/test';
import { ask, card, goTo, isOpen, joinBy, joinByForm, nothingInTheWay, status } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * Who speaks for a structure: whoever says so is to be confirmed by it, or by the committee, and counts as a person
 * until then.
 */

const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
const LAVOIR = 'Centre social Le Lavoir (fictif)';
const ASKED = 'Qui garde la clé de la salle ?';

test(
  'MANDATE-8: Paul says he is of a structure that is here: it counts nowhere until Ana agrees by one tap, then everywhere',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const [paul, ana, rose] = [
      await someone('Paul Vidal', ONLINE),
      await someone('Ana Roche'),
      await someone('Rose Lage'),
    ];
    await joinBy(ana, demo.links.organiser);
    await joinBy(rose, demo.links.reader);
    const publicPage = async () => (await rose.context.request.get(`${house.url}/c/${demo.space}`)).text();

    await paul.page.goto(demo.links.partner);
    await expect(paul.page.getByText(/confirmera que vous parlez pour elle/)).toBeVisible();
    await nothingInTheWay(paul.page);
    await joinByForm(paul, demo.links.partner, { structure: LAVOIR });
    await expect(paul.page.getByText(/à confirmer par cette structure ou par le comité/)).toBeVisible();
    await ask(paul.page, ASKED);
    await isOpen(paul.page);
    await nothingInTheWay(paul.page);

    const asked = await found(rose.page);
    await expect(asked.getByText(`Paul Vidal, pour ${LAVOIR} (à confirmer)`)).toBeVisible();
    await rose.context.setOffline(true);
    const before = await publicWords(publicPage);
    expect(before).not.toContain(LAVOIR);

    await ana.page.reload();
    await isOpen(ana.page);
    await ana.page.getByRole('link', { name: '1 personne à confirmer' }).click();
    await nothingInTheWay(ana.page);
    await ana.page.getByRole('button', { name: /^C’est bien le cas/ }).click();
    await expect(ana.page.getByText(`Paul Vidal parle pour ${LAVOIR}.`).first()).toBeVisible();

    await expect(paul.page.getByText(/à confirmer par/)).toBeHidden();
    await expect((await found(ana.page)).getByText(LAVOIR, { exact: true })).toBeVisible();
    await expect(asked.getByText(/à confirmer/)).toBeVisible();
    await rose.context.setOffline(false);
    await expect(status(rose.page)).toHaveText('Partagé avec tous');
    await expect(asked.getByText(LAVOIR, { exact: true })).toBeVisible();
    await expect.poll(() => publicWords(publicPage)).toContain(LAVOIR);
  },
);

/** The question in the list, which shows some of many. */
async function found(page: Page): Promise<Locator> {
  await goTo(page, 'Questions');
  await page.getByRole('searchbox').fill('clé de la salle');
  return card(page, ASKED);
}

/** What the public reads of who asks that one question. */
async function publicWords(page: () => Promise<string>): Promise<string> {
  const html = await page();
  const at = html.indexOf(ASKED);
  return at < 0 ? html : html.slice(at, html.indexOf('</li>', at));
}

test('MANDATE-6: Paul is told in plain words that it is not the case, and what he said stays, as his', async ({
  demo,
  someone,
}) => {
  const [paul, ana] = [await someone('Paul Vidal'), await someone('Ana Roche')];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner, { structure: LAVOIR, isToConfirm: true });
  await ask(paul.page, ASKED);
  await isOpen(paul.page);
  await goTo(paul.page, 'Partenaires');
  await expect(paul.page.getByRole('listitem').filter({ hasText: 'Paul Vidal' })).toContainText(
    `pour ${LAVOIR} (à confirmer)`,
  );
  await nothingInTheWay(paul.page);
  await goTo(ana.page, 'Partenaires');
  await ana.page.getByRole('link', { name: LAVOIR }).first().click();
  await expect(ana.page.getByText(`dit parler pour ${LAVOIR}`)).toBeVisible();
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: /^Ce n’est pas le cas/ }).click();
  await expect(ana.page.getByText(`Paul Vidal ne parle pas pour ${LAVOIR}.`).first()).toBeVisible();
  await expect(ana.page.getByRole('heading', { name: 'Personnes à confirmer' })).toBeFocused();
  await expect(paul.page.getByText(/La réponse est que vous ne parlez pas pour/)).toBeVisible();
  await expect((await found(ana.page)).getByText('Paul Vidal', { exact: true })).toBeVisible();
});

test('MANDATE-10: after a no, what Paul wrote in the name of a structure is read under his own', async ({
  demo,
  someone,
}) => {
  const [paul, ana] = [await someone('Paul Vidal', PHONE), await someone('Ana Roche')];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner, { structure: LAVOIR, isToConfirm: true });
  const { page } = paul;
  await goTo(page, 'Questions');
  await page.getByRole('main').getByRole('link', { name: 'Les mots' }).click();
  await page.getByRole('button', { name: 'Ajouter un mot' }).click();
  await page.getByLabel('Le mot').fill('Veillée');
  await page.getByLabel('Ce qu’il veut dire pour nous').fill('Une soirée sans écran.');
  await page.getByRole('button', { name: 'Ajouter ce mot' }).click();
  await goTo(page, 'Questions');
  const asked = page.getByRole('article').getByRole('link').first();
  const sentence = await asked.innerText();
  await asked.click();
  await page.getByText('Le dire avec nos mots').click();
  await page.getByLabel('Nos mots').fill('Qui vient le soir ?');
  await page.getByRole('button', { name: 'Ajouter nos mots' }).click();
  const people = page.getByRole('region', { name: 'Des personnes se la posent aussi' });
  await expect(people).toContainText(`Paul Vidal, pour ${LAVOIR} (à confirmer)`);
  await isOpen(page);

  await goTo(ana.page, 'Partenaires');
  await ana.page.getByRole('button', { name: /^Ce n’est pas le cas/ }).click();
  await expect(people).not.toContainText('à confirmer');
  await expect(people.getByText('Paul Vidal', { exact: true })).toBeVisible();
  await expect(people.getByText('Qui vient le soir ?', { exact: true })).toBeVisible();
  await nothingInTheWay(page);

  await goTo(ana.page, 'Questions');
  await ana.page.getByRole('main').getByRole('link', { name: 'Les mots' }).click();
  const word = ana.page.getByRole('listitem').filter({
    has: ana.page.getByRole('heading', { name: 'Veillée', level: 2, exact: true }),
  });
  await expect(word).toContainText(/Une soirée sans écran.*Paul Vidal/s);

  await goTo(page, 'Accueil');
  await page.getByText('Ctrl + Entrée partage aussi.').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 400);
  await expect(page.getByText(/en son nom restent à votre nom/)).toBeVisible();
  await goTo(page, 'Questions');
  await page.getByRole('article').getByRole('link', { name: sentence }).click();
  await people.getByRole('button', { name: /^Retirer/ }).click();
  await expect(people).toBeHidden();
});
