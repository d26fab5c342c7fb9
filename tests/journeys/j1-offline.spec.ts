import { appIsKept, ask, card, goTo, isOpen, joinBy, nothingInTheWay, status } from './support/people.ts';
import { alone, expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * J1: a partner, offline, types a question; later it reaches the server, the others and the public page.
 */

const QUESTION = 'Comment prêter des tablettes sans que personne ne se sente surveillé ?';
const CENTRE = 'Centre social Le Lavoir (fictif)';

test(
  'JOURNEY-1: a question asked without network waits on the device, then reaches everybody once',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit', { viewport: { width: 360, height: 740 } });
    const ana = await someone('Ana Roux', ONLINE);
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');
    await appIsKept(paul.page);

    house.line.cut();
    await paul.context.setOffline(true);
    await goTo(paul.page, 'Questions');
    await ask(paul.page, QUESTION);
    await expect(card(paul.page, QUESTION)).toContainText('sur cet appareil');
    await expect(status(paul.page)).toHaveText('Hors connexion, 1 contribution attend.');
    await nothingInTheWay(paul.page);

    await paul.page.reload();
    await paul.page.getByText('Choisir ce qui est montré').click();
    await paul.page.getByLabel('Lesquelles').selectOption({ label: 'Les miennes' });
    await expect(card(paul.page, QUESTION)).toContainText('sur cet appareil');
    await expect(status(paul.page)).toHaveText('Hors connexion, 1 contribution attend.');

    house.line.mend();
    await paul.context.setOffline(false);
    await isOpen(paul.page);
    await expect(card(paul.page, QUESTION)).toContainText('reçu');
    await isOpen(ana.page);
    await ana.page.getByRole('button', { name: /nouvelle question, afficher/ }).click();
    await expect(card(ana.page, QUESTION)).toHaveCount(1);
    await expect(card(ana.page, QUESTION)).toContainText(CENTRE);

    const reader = await someone('Public', ONLINE);
    await reader.page.goto(demo.publicUrl);
    await expect(reader.page.getByText(QUESTION)).toHaveCount(1);
  },
);

test(
  'JOURNEY-2: a closed tab opens again without network, and what it holds is sent when the network is back',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    const address = paul.page.url().replace(/#.*/, '');
    await appIsKept(paul.page);
    house.line.cut();
    await paul.context.setOffline(true);
    await paul.page.close();

    const page = await paul.context.newPage();
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Paul Petit');
    await goTo(page, 'Questions');
    await ask(page, QUESTION);
    await expect(card(page, QUESTION)).toContainText('sur cet appareil');
    await page.close();

    house.line.mend();
    await paul.context.setOffline(false);
    const again = await paul.context.newPage();
    await again.goto(`${address}/questions`);
    await isOpen(again);
    await again.getByLabel('Chercher des mots').fill('tablettes surveillé');
    await expect(card(again, QUESTION)).toHaveCount(1);
    await expect(card(again, QUESTION)).toContainText('reçu');
  },
);

alone(
  'JOURNEY-3: a server killed while people write loses nothing that anybody was told is received',
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    await goTo(paul.page, 'Questions');
    await ask(paul.page, QUESTION);
    await expect(card(paul.page, QUESTION)).toContainText('reçu');
    await house.kill();
    await ask(paul.page, 'Et si la salle n’a pas de réseau ce jour-là ?');
    await expect(status(paul.page)).toContainText('1 contribution attend');

    await house.start();
    await isOpen(paul.page);
    const ana = await someone('Ana Roux');
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');
    await ana.page.getByLabel('Ordre').selectOption({ label: 'Les plus récentes' });
    await expect(card(ana.page, QUESTION)).toHaveCount(1);
    await expect(card(ana.page, 'Et si la salle n’a pas de réseau ce jour-là ?')).toHaveCount(1);
  },
);

test('JOURNEY-4: two tabs of one person are one person, and neither repeats the other', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner, { structure: CENTRE });
  const other = await paul.context.newPage();
  await other.goto(`${paul.page.url().replace(/#.*/, '')}/questions`);
  await isOpen(other);
  await goTo(paul.page, 'Questions');
  await ask(paul.page, QUESTION);
  await expect(card(paul.page, QUESTION)).toContainText('reçu');
  await expect(card(other, QUESTION)).toHaveCount(1);
  await expect(card(other, QUESTION)).toContainText('reçu');
});
