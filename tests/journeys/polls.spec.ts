import { layLine } from './support/line.ts';
import { ask, card, goTo, isOpen, joinBy, nothingInTheWay, status } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * An office whose network lets pages through, and no websocket: nobody there has to know.
 */

const HIS = 'Qui aide à remplir un dossier quand le guichet est fermé ?';
const HERS = 'Qui ouvre la salle le samedi ?';
const LATER = 'Et pour les dossiers en retard ?';
const BY_POLLS = 'Connexion par un chemin de secours : un peu plus lent, rien ne se perd.';

test(
  'POLL-16: from an office that forbids websockets one shares as from anywhere, is told so, and goes back by oneself',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const office = await layLine(() => Number(new URL(house.url).port));
    office.forbidWebsockets(true);
    const [ana, paul] = [await someone('Ana Roux', ONLINE), await someone('Paul Petit')];
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');

    await joinBy(paul, demo.links.partner.replace(house.url, office.url));
    await goTo(paul.page, 'Questions');
    await ask(paul.page, HIS);
    await expect(card(paul.page, HIS)).toContainText('reçu');
    await ana.page.getByRole('button', { name: /nouvelle question, afficher/ }).click();
    await expect(card(ana.page, HIS)).toHaveCount(1);
    await ask(ana.page, HERS);
    await paul.page.getByRole('button', { name: /nouvelle question, afficher/ }).click();
    await expect(card(paul.page, HERS)).toHaveCount(1);

    await goTo(paul.page, 'Mon appareil');
    await expect(paul.page.getByText(BY_POLLS)).toBeVisible();
    await nothingInTheWay(paul.page);
    await paul.page.screenshot({ path: test.info().outputPath('by-polls.png') });
    // The tab remembers: no websocket is waited for.
    await paul.page.reload();
    await isOpen(paul.page);
    await expect(paul.page.getByText(BY_POLLS)).toBeVisible();

    office.forbidWebsockets(false);
    const passes = paul.page.waitForEvent('websocket');
    await paul.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await passes;
    await expect(paul.page.getByText(BY_POLLS)).toBeHidden();
    await isOpen(paul.page);
    await goTo(paul.page, 'Questions');
    await ask(paul.page, LATER);
    await expect(card(paul.page, LATER)).toContainText('reçu');
    await ana.page.getByRole('button', { name: /nouvelle question, afficher/ }).click();
    await expect(card(ana.page, LATER)).toHaveCount(1);
    await expect(status(paul.page)).toHaveText('Partagé avec tous');
    await office.close();
  },
);
