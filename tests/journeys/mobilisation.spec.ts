import type { Locator, Page } from '@playwright/test';
import { bring, bringByFinger, finger } from './support/hand.ts';
import { allIsKept, goTo, isOpen, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * The committee brings structures nearer, stage by stage: at a desk by hand and by keyboard, on a phone by a list.
 * Partners read.
 */

const DESK = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const POST = 'Maison postale de Thiviers';
const FREE = 'Groupe Libre en Périgord';

const stage = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cardIn = (page: Page, name: string, structure: string) =>
  stage(page, name).getByRole('article').filter({ hasText: structure });
const mover = (card: Locator) => card.getByRole('button', { name: /^Déplacer/ });
const lastMove = (page: Page) => page.getByRole('group', { name: new RegExp(`^${POST}`) });

async function openMobilisation({ page }: Person): Promise<void> {
  await goTo(page, 'Partenaires');
  await page.waitForURL(/\/partenaires$/);
  await page.goto(`${page.url()}/mobilisation`);
  await isOpen(page);
  await expect(page.getByRole('heading', { name: 'Mobilisation', level: 1 })).toBeVisible();
}

/** Where a card is held: beside its buttons and its link. */
const corner = ({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }) => ({
  x: x + width - 14,
  y: y + 14,
});

test('MOBIL-4: Ana moves a structure by hand, by keyboard and by a list, and takes it back', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux', DESK);
  await joinBy(ana, demo.links.organiser);
  await openMobilisation(ana);
  const { page } = ana;
  await expect(page.getByText('25 structures sur le territoire')).toBeVisible();
  const counts = page.getByRole('region').locator('.head');
  await expect(counts).toHaveText([
    /pensons\s*0/,
    /Contactées\s*2/,
    /Intéressées\s*3/,
    /prenantes\s*12/,
    /organisatrices\s*8/,
    /concernées\s*0/,
    /veille\s*0/,
  ]);
  await nothingInTheWay(page);

  await bring(page, cardIn(page, 'Contactées', POST), stage(page, 'Intéressées'), corner);
  await page.mouse.up();
  await expect(cardIn(page, 'Intéressées', POST)).toBeVisible();
  await expect(lastMove(page)).toContainText('intéressée');
  await nothingInTheWay(page);
  await lastMove(page).getByRole('button', { name: 'Annuler ce geste' }).click();
  await expect(cardIn(page, 'Contactées', POST)).toBeVisible();

  // Space takes it, arrows carry it, Escape leaves it, Enter puts it down.
  await mover(cardIn(page, 'Contactées', POST)).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(stage(page, 'Intéressées').getByText('Poser ici')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cardIn(page, 'Contactées', POST)).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(cardIn(page, 'Parties prenantes', POST)).toBeVisible();
  await expect(mover(cardIn(page, 'Parties prenantes', POST))).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(cardIn(page, 'Contactées', POST)).toBeVisible();

  await mover(cardIn(page, 'Contactées', POST)).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Étape' })).toBeFocused();
  await nothingInTheWay(page);
  await page.keyboard.type('en v');
  await page.keyboard.press('Enter');
  await expect(cardIn(page, 'En veille', POST)).toBeVisible();
  await expect(mover(cardIn(page, 'En veille', POST))).toBeFocused();
});

test(
  'MOBIL-5: two organisers move the same structure at once; one has it, the other is told, and a partner reads',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc, paul] = [
      await someone('Ana Roux', DESK),
      await someone('Luc Faure', { ...ONLINE, ...PHONE }),
      await someone('Paul Vidal', { ...ONLINE, ...PHONE }),
    ];
    await joinBy(ana, demo.links.organiser);
    await joinBy(luc, demo.links.organiser);
    await joinBy(paul, demo.links.partner);
    for (const one of [ana, luc, paul]) await openMobilisation(one);

    // A phone shows one stage at a time, and opens on the first that holds somebody.
    const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(name) });
    await expect(tab(luc.page, 'Contactées')).toHaveAttribute('aria-selected', 'true');
    await tab(luc.page, 'Parties prenantes').click();
    await expect(stage(luc.page, 'Parties prenantes').getByRole('article')).toHaveCount(12);
    await tab(luc.page, 'Contactées').click();
    await nothingInTheWay(luc.page);
    await expect(paul.page.getByRole('button', { name: /^Déplacer/ })).toHaveCount(0);
    await nothingInTheWay(paul.page);

    const move = async (page: Page, from: string, structure: string, to: string): Promise<void> => {
      await mover(cardIn(page, from, structure)).click();
      await page.getByRole('option', { name: new RegExp(`^${to}`) }).click();
    };
    await move(ana.page, 'Contactées', POST, 'intéressée');
    await expect(tab(paul.page, 'Intéressées')).toContainText('4');
    await allIsKept(ana.page);
    await ana.context.setOffline(true);
    await move(ana.page, 'Contactées', FREE, 'intéressée');
    await move(luc.page, 'Contactées', FREE, 'en veille');
    await ana.context.setOffline(false);
    await isOpen(ana.page);
    const told = (page: Page) => page.getByText(/après vous à l’étape/);
    await expect
      .poll(async () => (await told(ana.page).count()) + (await told(luc.page).count()))
      .toBeGreaterThan(0);
    const isDormant = (await told(ana.page).count()) > 0;
    await expect(cardIn(ana.page, isDormant ? 'En veille' : 'Intéressées', FREE)).toBeVisible();
    for (const { page } of [luc, paul]) {
      await expect(tab(page, 'En veille')).toContainText(isDormant ? '1' : '0');
      await expect(tab(page, 'Intéressées')).toContainText(isDormant ? '4' : '5');
    }
  },
);

test('MOBIL-11: Ana notes what was said, finds who could speak to a structure, and invites it by a question', async ({
  demo,
  someone,
}) => {
  const [ana, lise, paul] = [
    await someone('Ana Roux', DESK),
    await someone('Lise Arnaud', PHONE),
    await someone('Paul Vidal', PHONE),
  ];
  await ana.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await joinBy(ana, demo.links.organiser, { structure: 'La Fabrique des Bords de l’Isle' });
  await joinBy(paul, demo.links.partner);
  await openMobilisation(ana);
  const { page } = ana;
  await mover(cardIn(page, 'Contactées', POST)).click();
  await page.getByRole('option', { name: /^à qui nous pensons/ }).click();
  await cardIn(page, 'À qui nous pensons', POST).getByRole('link').click();
  const section = page.getByRole('region', { name: 'Mobilisation' });
  await expect(section.getByLabel('Étape')).toHaveValue('thoughtOf');

  await section.getByRole('button', { name: 'Noter un échange' }).click();
  await page.keyboard.type('Elle reçoit beaucoup de retraités. Elle rappelle lundi.');
  await section.getByRole('button', { name: 'Noter', exact: true }).click();
  await expect(section.getByText('noté par Ana Roux')).toBeVisible();
  await section.getByLabel('Qui parle avec elle').selectOption('Ana Roux');
  await expect(section.getByText('C’est noté.')).toBeVisible();
  await nothingInTheWay(page);

  // A partner reads who talks with it, and nothing of what was said.
  await paul.page.goto(page.url());
  await isOpen(paul.page);
  await expect(paul.page.getByText('Parle avec elle : Ana Roux')).toBeVisible();
  await expect(paul.page.getByText('à qui nous pensons')).toBeVisible();
  await expect(paul.page.getByText('Elle rappelle lundi')).toHaveCount(0);
  await nothingInTheWay(paul.page);

  await openMobilisation(ana);
  await expect(cardIn(page, 'À qui nous pensons', POST)).toContainText('Elle reçoit beaucoup');
  await cardIn(page, 'À qui nous pensons', POST)
    .getByRole('button', { name: /^Qui peut leur parler/ })
    .click();
  const dialog = page.getByRole('dialog', { name: /Qui peut parler à/ });
  const first = dialog.getByRole('listitem').first();
  await expect(first).toContainText('France services La Passerelle');
  await expect(first).toContainText('l’a amenée');
  await expect(first).toContainText('même commune');
  // Nothing is near what the structure says of itself, and what Ana noted is not read: nothing is chosen for her.
  await expect(dialog.getByRole('radio', { name: 'Sans question en particulier' })).toBeChecked();
  await expect(dialog).not.toContainText('proche de');
  await dialog.getByRole('radio').first().check();
  const question = await dialog.locator('.choice b').first().textContent();
  await nothingInTheWay(page);
  await dialog.getByRole('button', { name: 'Préparer l’invitation' }).click();
  const text = dialog.getByLabel('Changez les mots');
  await expect(text).toHaveValue(/\/join\//);
  await expect(text).toBeFocused();
  await nothingInTheWay(page);
  await dialog.getByRole('button', { name: 'Copier' }).click();
  await expect(dialog.getByText('passe à « contactée »')).toBeVisible();
  const link = /https?:\S+\/join\/\S+/.exec(await text.inputValue())?.[0] ?? '';

  // Whoever gets it reads the question at the door, and lands on it.
  await lise.page.goto(link);
  await expect(lise.page.getByText((question ?? '').slice(0, 30))).toBeVisible();
  await nothingInTheWay(lise.page);
  await lise.page.getByLabel('Votre nom').fill('Lise Arnaud');
  await lise.page.getByRole('button', { name: 'Entrer dans l’espace' }).click();
  await lise.page.waitForURL(/\/questions\//);
  await isOpen(lise.page);
  await expect(lise.page.getByRole('heading', { level: 1 })).toContainText((question ?? '').slice(0, 20));

  await page.keyboard.press('Escape');
  await expect(cardIn(page, 'Contactées', POST)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Qui manque encore ?' })).toBeVisible();
});

test('MOBIL-4: on a phone the finger carries a structure by its handle to a stage that comes up for it', async ({
  demo,
  someone,
}) => {
  const luc = await someone('Luc Faure', PHONE);
  await joinBy(luc, demo.links.organiser);
  await openMobilisation(luc);
  const { page } = luc;
  const card = cardIn(page, 'Contactées', POST);
  await expect(card).toBeVisible();
  await card.scrollIntoViewIfNeeded();
  const line = await luc.context.newCDPSession(page);
  const place = page.locator('.tray li').filter({ hasText: 'Intéressées' });
  await bringByFinger(line, card.locator('[data-grip]'), place);
  await finger(line, 'touchEnd');
  await expect(lastMove(page)).toContainText('intéressée');
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /Intéressées/ })).toContainText('4');
  await nothingInTheWay(page);
});

test(
  'MOBIL-6: what Ana notes without network waits on her device, and Luc reads it once she is back',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc] = [await someone('Ana Roux', DESK), await someone('Luc Faure', { ...ONLINE, ...PHONE })];
    await joinBy(ana, demo.links.organiser);
    await joinBy(luc, demo.links.organiser);
    const section = (page: Page) => page.getByRole('region', { name: 'Mobilisation' });
    for (const one of [ana, luc]) {
      await goTo(one.page, 'Partenaires');
      await one.page.getByLabel('Chercher une structure ou une commune').fill('Thiviers');
      await one.page.getByRole('main').getByRole('link', { name: POST }).click();
      await expect(section(one.page).getByText('Rien de noté pour l’instant.')).toBeVisible();
    }
    await allIsKept(ana.page);
    await ana.context.setOffline(true);
    await section(ana.page).getByRole('button', { name: 'Noter un échange' }).click();
    await ana.page.keyboard.type('Le receveur passera jeudi.');
    await section(ana.page).getByRole('button', { name: 'Noter', exact: true }).click();
    await expect(section(ana.page).getByText('Le receveur passera jeudi.', { exact: true })).toBeVisible();
    await expect(section(luc.page).getByText('Le receveur passera jeudi.', { exact: true })).toHaveCount(0);
    await ana.context.setOffline(false);
    await isOpen(ana.page);
    await expect(section(luc.page).getByText('Le receveur passera jeudi.', { exact: true })).toBeVisible();
    await expect(section(luc.page).getByText('noté par Ana Roux')).toBeVisible();
    await nothingInTheWay(luc.page);
  },
);

test('MOBIL-12: Ana and Luc each name who talks with a structure; one is kept, and the other is told', async ({
  demo,
  someone,
}) => {
  const [ana, luc] = [await someone('Ana Roux', DESK), await someone('Luc Faure', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(luc, demo.links.organiser);
  for (const { page } of [ana, luc]) {
    await goTo(page, 'Partenaires');
    await page.getByLabel('Chercher une structure ou une commune').fill('Ribérac');
    await page.getByRole('main').getByRole('link', { name: 'Centre social Le Lavoir' }).click();
    await expect(page.getByLabel('Qui parle avec elle')).toBeVisible();
  }
  await ana.page.getByLabel('Qui parle avec elle').selectOption('Ana Roux');
  await expect(luc.page.getByLabel('Qui parle avec elle')).toHaveValue(/./);
  await luc.page.getByLabel('Qui parle avec elle').selectOption('Luc Faure');
  await expect(ana.page.getByText('Une autre personne a nommé Luc Faure après vous')).toBeVisible();
  await nothingInTheWay(ana.page);
  await ana.page.getByRole('button', { name: 'Nommer Ana Roux' }).click();
  await expect(luc.page.getByText('Une autre personne a nommé Ana Roux après vous')).toBeVisible();
  await luc.page.getByRole('button', { name: 'Laisser ainsi' }).click();
  await expect(luc.page.getByText('Une autre personne a nommé')).toBeHidden();
});

test('MOBIL-13: a theme says who asks none of its questions, and opens who could speak to them', async ({
  demo,
  someone,
}) => {
  const [ana, paul] = [await someone('Ana Roux', DESK), await someone('Paul Vidal', PHONE)];
  await joinBy(ana, demo.links.organiser);
  await joinBy(paul, demo.links.partner);
  for (const { page } of [ana, paul]) {
    await goTo(page, 'Thèmes');
    await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
    await page.getByText('Qui ne se pose pas encore ces questions ?').click();
    await expect(page.getByText('Communes sans voix :')).toBeVisible();
    await nothingInTheWay(page);
  }
  await expect(paul.page.getByRole('button', { name: /^Qui peut leur parler/ })).toHaveCount(0);
  await ana.page
    .getByRole('button', { name: /^Qui peut leur parler/ })
    .first()
    .click();
  await expect(ana.page.getByRole('dialog', { name: /Qui peut parler à/ })).toBeVisible();
  await nothingInTheWay(ana.page);
});
