import type { Page } from '@playwright/test';
import { visitEnded } from './support/earlierVisit.ts';
import { allIsKept, goTo, isOpen, joinBy, nothingInTheWay, status, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * What one structure seeks and another has: proposed with a reason, matched by a person, and told to both.
 */

const PHONE = { viewport: { width: 360, height: 740 } };
const NEED = 'avec les parents, un soir de semaine';
const GAME = 'Soirée-jeu sur les écrans';

async function openNeeds({ page }: Person): Promise<void> {
  await goTo(page, 'Partenaires');
  await page.getByRole('main').getByRole('link', { name: 'Besoins et ressources' }).click();
  await expect(page.getByRole('heading', { name: 'Besoins et ressources', level: 1 })).toBeVisible();
  await isOpen(page);
}

const side = (page: Page, name: string) => page.getByRole('region', { name });
const card = (page: Page, sentence: string) =>
  page
    .getByRole('main')
    .locator('li.card')
    .filter({ has: page.getByRole('heading', { level: 3 }).filter({ hasText: sentence }) });

test(
  'NEED-5: a need is matched with a resource that is proposed for it, both sides say how it goes, and it is met',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [paul, zoe] = [await someone('Paul Vidal', { ...ONLINE, ...PHONE }), await someone('Zoé Marty')];
    await joinBy(paul, demo.links.partner, { structure: 'Collège des Deux Ponts (fictif)' });
    await joinBy(zoe, demo.links.partner, { structure: 'Médiathèque Plume & Pixel (fictive)' });
    await openNeeds(paul);
    await openNeeds(zoe);

    // One's own stands first, and what is proposed for it is open.
    const need = card(paul.page, NEED.slice(-20));
    await expect(side(paul.page, 'Ce qui est cherché').locator('li.card').first()).toContainText('Chez nous');
    const proposed = need.getByRole('listitem').filter({ hasText: GAME });
    await expect(proposed).toContainText(
      'Les deux disent « écrans », « soir ↔ Soirée » et « parents ↔ familles ».',
    );
    await nothingInTheWay(paul.page);
    // What concerns neither of his is read, and left alone.
    const others = card(paul.page, 'Une animation d');
    await expect(others.getByRole('button')).toHaveCount(0);

    await proposed.getByRole('button', { name: /^Mettre en relation/ }).click();
    await expect(
      paul.page.getByRole('group', { name: /La mise en relation est proposée.*Zoé Marty/ }),
    ).toBeFocused();
    const match = need.getByRole('region', { name: /^Mises en relation/ });
    await expect(match).toContainText('proposée');
    await expect(match).toContainText('Pour en parler : ');

    const hers = card(zoe.page, GAME).getByRole('region', { name: /^Mises en relation/ });
    await hers.getByRole('button', { name: /^Nous sommes en contact/ }).click();
    await expect(match).toContainText('en contact');
    await match.getByRole('button', { name: /^C’est fait/ }).click();
    await expect(hers).toContainText('faite');
    await nothingInTheWay(zoe.page);
    // What is met is no longer open.
    await expect(need).toHaveCount(0);
    await paul.page.getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(need).toBeVisible();
    await expect(hers).toContainText('en contact');

    await match.getByRole('button', { name: /^Cela n’a pas marché/ }).click();
    await paul.page.getByLabel('Pourquoi').fill('La soirée est reportée.');
    await paul.page.getByRole('button', { name: 'Cela n’a pas marché', exact: true }).click();
    await expect(hers).toContainText('La soirée est reportée.');
    await hers.getByText('Ce qui s’est passé').click();
    await expect(hers.getByRole('listitem')).toHaveText([
      /proposée, Paul/,
      /en contact, Zoé/,
      /n’a pas marché, Paul/,
    ]);

    // Whoever was away reads it on the home page, and goes there.
    await goTo(zoe.page, 'Accueil');
    await visitEnded(zoe.page, demo.space, 36e5);
    await zoe.page.reload();
    await isOpen(zoe.page);
    const news = zoe.page.getByRole('link', { name: /Soirée-jeu.*n’a pas marché/ });
    await expect(news).toBeVisible();
    await expect(zoe.page.getByText('Dit par Paul Vidal.')).toBeVisible();
    await nothingInTheWay(zoe.page);
    await news.click();
    await expect(zoe.page.getByRole('heading', { name: 'Besoins et ressources', level: 1 })).toBeVisible();
  },
);

test(
  'NEED-6: a need is added by keyboard and without network, filtered, changed, archived and taken back; readers read',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, rose] = [await someone('Ana Roux'), await someone('Rose Petit', { ...ONLINE, ...PHONE })];
    await joinBy(ana, demo.links.organiser, { structure: 'Tiers-lieu La Grange Ouverte (fictif)' });
    await joinBy(rose, demo.links.reader);
    await openNeeds(ana);
    await openNeeds(rose);
    await expect(rose.page.getByRole('main').getByRole('button')).toHaveCount(0);
    await nothingInTheWay(rose.page);

    const { page } = ana;
    await allIsKept(page);
    await ana.context.setOffline(true);
    await page.getByRole('button', { name: 'Dire un besoin' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Que cherchez-vous ?')).toBeFocused();
    await page.getByRole('button', { name: 'Ajouter ce besoin' }).click();
    await expect(page.getByText('Écrivez une phrase.')).toBeVisible();
    await page.keyboard.type('Une salle pour trente personnes, un samedi');
    await expect(page.getByLabel('De quoi s’agit-il ?')).toHaveValue('place');
    await nothingInTheWay(page);
    await page.getByRole('button', { name: 'Ajouter ce besoin' }).click();
    await expect(page.getByRole('group', { name: 'Votre besoin est ajouté.' })).toBeFocused();
    const added = card(page, 'Une salle pour trente');
    await expect(added).toContainText('sur cet appareil');
    await expect(added).toContainText('Salle polyvalente avec cuisine');
    await ana.context.setOffline(false);
    await isOpen(page);
    await expect(card(rose.page, 'Une salle pour trente')).toBeVisible();

    await page.getByLabel('De quoi').selectOption('place');
    await expect(page.getByText('3 besoins, 3 ressources')).toBeVisible();
    await page.getByLabel('Où').selectOption('Ribérac');
    await expect(page.getByText('0 besoin, 1 ressource')).toBeVisible();
    await expect(page.getByText('Rien ne correspond à ce choix.')).toBeVisible();
    await page.getByLabel('Où').selectOption('Partout');

    await added.getByRole('button', { name: /^Modifier/ }).click();
    await page.getByLabel('Que cherchez-vous ?').fill('Une salle pour quarante personnes');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(card(rose.page, 'Une salle pour quarante')).toBeVisible();
    await card(page, 'Une salle pour quarante')
      .getByRole('button', { name: /^Archiver/ })
      .click();
    await expect(card(rose.page, 'Une salle pour quarante')).toHaveCount(0);
    await page.getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(card(rose.page, 'Une salle pour quarante')).toBeVisible();
  },
);

test(
  'UI-11: a form that was never on this device is told of while the line is cut, and opens when it is back',
  { tag: KEPT },
  async ({ demo, someone }) => {
    // As right after the first arrival: nothing is kept yet but what is on the screen.
    const paul = await someone('Paul Vidal', PHONE);
    await paul.page.addInitScript(() => {
      Object.defineProperty(navigator.serviceWorker, 'register', {
        value: () => new Promise(() => undefined),
      });
    });
    await joinBy(paul, demo.links.partner, { structure: 'Centre social Le Lavoir (fictif)' });
    await openNeeds(paul);
    const { page } = paul;
    const told = page.getByText(
      'Une partie de cette page viendra avec le réseau. Elle s’ouvrira d’elle-même.',
    );
    await expect(told).toHaveCount(0);
    await paul.context.setOffline(true);
    await page.getByRole('button', { name: 'Dire un besoin' }).click();
    await expect(told).toBeInViewport();
    await nothingInTheWay(page);
    await paul.context.setOffline(false);
    await expect(page.getByLabel('Que cherchez-vous ?')).toBeFocused();
    await expect(told).toHaveCount(0);
  },
);

test(
  'UI-13: what waits for the line covers nothing that one acts on, on a phone',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const paul = await someone('Paul Vidal', PHONE);
    await paul.page.addInitScript(() => {
      Object.defineProperty(navigator.serviceWorker, 'register', {
        value: () => new Promise(() => undefined),
      });
    });
    await joinBy(paul, demo.links.partner, { structure: 'Centre social Le Lavoir (fictif)' });
    const { page } = paul;
    const share = page.getByRole('button', { name: 'Partager ma question' });
    await page.getByLabel('Quelle question vous posez-vous ?').focus();
    await paul.context.setOffline(true);
    // The button stands at the very place where the notice comes.
    await share.evaluate((one) => {
      const bar = document.querySelector('nav.tabs')!.getBoundingClientRect().top;
      scrollBy(0, one.getBoundingClientRect().bottom - bar + 8);
    });
    await page.getByRole('button', { name: 'Plus', exact: true }).click();
    const told = page.getByText(
      'Une partie de cette page viendra avec le réseau. Elle s’ouvrira d’elle-même.',
    );
    await expect(told).toBeInViewport();
    await expect(share).toBeInViewport({ ratio: 1 });
    const covered = await told.evaluate((words) => {
      const notice = words.closest('.late')!.getBoundingClientRect();
      return [...document.querySelectorAll('main :is(a, button, input, select, textarea, summary)')].flatMap(
        (one) => {
          const { top, bottom } = one.getBoundingClientRect();
          const isUnder = one.checkVisibility() && top < notice.bottom && bottom > notice.top;
          return isUnder ? [one.textContent] : [];
        },
      );
    });
    expect(covered).toEqual([]);
  },
);

test(
  'UI-12: a page that was never on this device is told of while the line is cut, and opens when it is back',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Vidal', PHONE);
    await paul.page.addInitScript(() => {
      Object.defineProperty(navigator.serviceWorker, 'register', {
        value: () => new Promise(() => undefined),
      });
    });
    await joinBy(paul, demo.links.partner);
    const { page } = paul;
    house.line.cut();
    await paul.context.setOffline(true);
    await expect(status(page)).toHaveText(/^Hors connexion/);
    await goTo(page, 'Thèmes');
    await expect(
      page.getByRole('heading', { name: 'Cette page n’est pas encore sur cet appareil' }),
    ).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Menu de l’espace' }).first()).toBeVisible();
    await nothingInTheWay(page);
    house.line.mend();
    await paul.context.setOffline(false);
    await expect(page.getByRole('heading', { name: 'Thèmes', level: 1 })).toBeVisible();
  },
);

test(
  'NEED-7, NEED-8: a colleague closes what another one said; whoever speaks with the structure hears of its match',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [paul, luc, zoe, ana] = [
      await someone('Paul Vidal', ONLINE),
      await someone('Luc Barde', { ...ONLINE, ...PHONE }),
      await someone('Zoé Marty', ONLINE),
      await someone('Ana Roux'),
    ];
    const college = { structure: 'Collège des Deux Ponts (fictif)' };
    await joinBy(paul, demo.links.partner, college);
    await joinBy(luc, demo.links.partner, college);
    await joinBy(zoe, demo.links.partner, { structure: 'Médiathèque Plume & Pixel (fictive)' });
    await joinBy(ana, demo.links.organiser);
    // Ana speaks with the centre, and stands for nothing.
    await goTo(ana.page, 'Partenaires');
    await ana.page.getByRole('link', { name: college.structure }).click();
    await ana.page.getByLabel('Qui parle avec elle').selectOption({ label: 'Ana Roux' });
    for (const one of [paul, luc, zoe]) await openNeeds(one);

    await paul.page.getByRole('button', { name: 'Dire un besoin' }).click();
    await paul.page.getByLabel('Que cherchez-vous ?').fill('Un vidéoprojecteur pour samedi');
    await paul.page.getByText('Préciser le lieu ou le thème').click();
    await paul.page.getByRole('combobox', { name: /^Commune/ }).fill('nontr');
    await paul.page
      .getByRole('listbox', { name: 'Commune' })
      .getByRole('option', { name: /^Nontron/ })
      .first()
      .click();
    await paul.page.getByRole('button', { name: 'Ajouter ce besoin' }).click();
    const added = card(luc.page, 'Un vidéoprojecteur');
    await expect(added).toContainText('Nontron');
    await added.getByRole('button', { name: /^Modifier/ }).click();
    await expect(luc.page.getByText('Signé par Collège des Deux Ponts (fictif).')).toBeVisible();
    await luc.page.getByLabel('Que cherchez-vous ?').fill('Un écran pour samedi');
    await nothingInTheWay(luc.page);
    await luc.page.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(card(paul.page, 'Un écran pour samedi')).toContainText('Nontron');
    await card(luc.page, 'Un écran pour samedi')
      .getByRole('button', { name: /^C’est trouvé/ })
      .click();
    await expect(card(paul.page, 'Un écran pour samedi')).toHaveCount(0);
    await expect(card(zoe.page, NEED.slice(-20)).getByRole('button', { name: /^Modifier/ })).toHaveCount(0);

    await card(zoe.page, GAME)
      .getByRole('listitem')
      .filter({ hasText: NEED.slice(-20) })
      .getByRole('button', { name: /^Mettre en relation/ })
      .click();
    await expect(
      zoe.page.getByRole('group', { name: /La mise en relation est proposée.*Ana Roux/ }),
    ).toBeFocused();
    await goTo(ana.page, 'Accueil');
    await visitEnded(ana.page, demo.space, 36e5);
    await ana.page.reload();
    await isOpen(ana.page);
    await expect(ana.page.getByRole('link', { name: /mis en relation avec.*Soirée-jeu/ })).toBeVisible();
  },
);
