import { appIsKept, ask, card, goTo, isOpen, joinBy, nothingInTheWay, status } from './support/people.ts';
import { alone, expect, KEPT, test } from './support/test.ts';

/*
 * What goes wrong on real days: each gets a sentence, and nothing is lost.
 */

const QUESTION = 'Comment faire quand l’ordinateur est celui de tout le monde ?';

/** The fallback way, where no websocket passes. */
const POLLS = /\/sync\/.*\/poll/;

test(
  'TROUBLE-1: where a proxy forbids the websocket, and polls too, it is said, and what is written waits',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    house.line.forbidWebsockets(true);
    await paul.context.route(POLLS, (route) => route.abort());
    await paul.page.clock.install();
    await paul.page.reload();
    await expect
      .poll(async () => {
        await paul.page.clock.runFor(10_000);
        return status(paul.page).getAttribute('data-status');
      })
      .toBe('blocked');
    await goTo(paul.page, 'Questions');
    await ask(paul.page, QUESTION);
    await expect(status(paul.page)).toHaveText(
      /^Ce réseau bloque le partage en direct\. 1 contribution attend ici/,
    );
    await nothingInTheWay(paul.page);
    house.line.forbidWebsockets(false);
    await paul.context.unroute(POLLS);
    await expect
      .poll(async () => {
        await paul.page.clock.runFor(31_000);
        return status(paul.page).getAttribute('data-status');
      })
      .toBe('shared');
  },
);

test('TROUBLE-2: a browser that keeps nothing says so, and writing goes on', async ({ demo, someone }) => {
  const paul = await someone('Paul Petit');
  await paul.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await joinBy(paul, demo.links.partner);
  await expect(paul.page.getByText(/Votre navigateur ne garde rien ici/).first()).toBeVisible();
  await nothingInTheWay(paul.page);
  await ask(paul.page, QUESTION);
  await expect(paul.page.getByText('Votre question est partagée avec tous.')).toBeVisible();
});

test('TROUBLE-3: a device without room says so, and what is written is shared all the same', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit');
  await joinBy(paul, demo.links.partner);
  await paul.page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await ask(paul.page, QUESTION);
  await expect(paul.page.getByText(/Cet appareil n’a plus de place/).first()).toBeVisible();
  await nothingInTheWay(paul.page);
  await isOpen(paul.page);
  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  await goTo(ana.page, 'Questions');
  await ana.page.getByLabel('Chercher des mots').fill('ordinateur tout le monde');
  await expect(card(ana.page, QUESTION)).toHaveCount(1);
});

test(
  'TROUBLE-3: a device without room opens what it holds, without network',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    await ask(paul.page, QUESTION);
    await expect(paul.page.getByText('Votre question est partagée avec tous.')).toBeVisible();
    await appIsKept(paul.page);
    await paul.context.addInitScript(() => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await paul.context.setOffline(true);
    await paul.page.reload();
    await goTo(paul.page, 'Questions');
    await paul.page.getByLabel('Chercher des mots').fill('ordinateur tout le monde');
    await expect(card(paul.page, QUESTION)).toHaveCount(1);
  },
);

test('TROUBLE-4: a clock that is wrong is said, and the server’s hour is followed', async ({
  demo,
  someone,
}) => {
  const paul = await someone('Paul Petit');
  await paul.page.clock.setFixedTime(new Date('2019-01-01T10:00:00Z'));
  await joinBy(paul, demo.links.partner);
  await expect(paul.page.getByText(/L’horloge de cet appareil n’est pas à l’heure/).first()).toBeVisible();
});

test(
  'TROUBLE-5: an empty or over-long question is refused in words, and nothing typed is lost',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Petit', { viewport: { width: 360, height: 740 } });
    await joinBy(paul, demo.links.partner);
    await goTo(paul.page, 'Questions');
    const box = paul.page.getByLabel('Quelle question vous posez-vous ?');
    await ask(paul.page, ' ');
    await expect(
      paul.page.getByText('Écrivez votre question avec des mots avant de la partager.'),
    ).toBeVisible();
    await expect(box).toBeFocused();
    const long = 'Pourquoi '.repeat(40);
    await ask(paul.page, long);
    await expect(paul.page.getByText(/Une question tient en 280 caractères/)).toBeVisible();
    await expect(box).toHaveValue(long);
    await nothingInTheWay(paul.page);
    await paul.page.reload();
    await expect(box).toHaveValue(long);
  },
);

test(
  'TROUBLE-6: a space that is not on this device says so without network, and offers a way',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    await appIsKept(paul.page);
    house.line.cut();
    await paul.page.goto(`${house.url}/e/un-autre-espace`);
    await expect(paul.page.getByText(/Cet espace n’est pas encore sur cet appareil/).first()).toBeVisible();
    await nothingInTheWay(paul.page);
  },
);

alone(
  'TROUBLE-7: a server that stops says “back in a moment”, leaves within two seconds, and is found again',
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner);
    expect(await house.stop()).toBe(0);
    await expect(status(paul.page)).not.toHaveText('Partagé avec tous');
    await house.start();
    await isOpen(paul.page);
  },
);
