import type { Page } from '@playwright/test';
import type * as Y from 'yjs';
import { create, patch, readAll } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { annotation, question, reply } from '#domain/kinds/index.ts';
import { forgeOnDevice } from './support/forge.ts';
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
 * What the server does not take is given back: seen, posted as mine, handed on, copied, removed. Nothing is lost.
 */

const MINE = 'Comment garder un lieu ouvert le samedi ?';
const THEIRS = 'Comment accompagner un demandeur d’emploi qui n’a pas d’adresse électronique ?';
const REWRITTEN = 'Comment accompagner les personnes sans courriel ?';
const SAID = 'Chez nous, le secrétaire de mairie ouvre la boîte avec la personne.';
const CENTRE = 'Centre social Le Lavoir (fictif)';
const PHONE = { viewport: { width: 360, height: 740 } };

const item = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const act = (page: Page, words: string, name: RegExp) => item(page, words).getByRole('button', { name });
const drawerOf = (page: Page) => page.getByRole('heading', { level: 1, name: 'Non publié' });

/** Straight and curly apostrophes are one letter here. */
const plain = (words: string): string => words.replace(/[’']/g, '’').replace(/\s/g, ' ');

const anothers = (doc: Y.Doc): ItemId => {
  const [id] = [...readAll(doc, question)].find(([, { sentence }]) => plain(sentence) === THEIRS) ?? [];
  if (id === undefined) throw new Error('the demo asks it no more');
  return id;
};

const accountOf = async (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const space = location.pathname.split('/')[2];
    return ((await (await fetch(`/api/spaces/${space}/me`)).json()) as { account: string }).account;
  });

/** Paul is in, then offline, with another's question rewritten and a reply before its time in his copy. */
async function paulForges(paul: Person, house: { line: { cut(): void } }): Promise<string> {
  const account = await accountOf(paul.page);
  const address = paul.page.url().replace(/#.*/, '');
  await appIsKept(paul.page);
  house.line.cut();
  await paul.context.setOffline(true);
  await paul.page.goto(address.replace(/\/e\/.*/, '/appareil'));
  await forgeOnDevice(paul.page, (doc) => {
    const theirs = anothers(doc);
    patch(doc, question, theirs, { sentence: REWRITTEN });
    create(doc, annotation, `${account}~note` as ItemId, {
      target: { kind: 'question', item: theirs },
      gesture: 'clarify',
      note: 'Pour les plus de soixante ans ?',
      annotatedAt: Date.now(),
    });
    create(doc, reply, `${account}~reply` as ItemId, {
      annotation: `${account}~note`,
      words: SAID,
      repliedAt: Date.now(),
    });
  });
  return address;
}

test(
  'DRAWER-12: what Paul may not write comes back to him with its reason; he proposes, copies, removes',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit', {
      ...PHONE,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    const { page } = paul;
    const address = await paulForges(paul, house);
    await page.goto(`${address}/questions`);
    await ask(page, MINE);
    await expect(status(page)).toContainText('1 contribution attend');

    house.line.mend();
    await paul.context.setOffline(false);
    await expect(status(page)).toHaveText('2 contributions non publiées. Rien n’est perdu.');
    await expect(card(page, MINE)).toContainText('reçu');
    await nothingInTheWay(page);

    await status(page).getByRole('link').click();
    await expect(drawerOf(page)).toBeFocused();
    await expect(item(page, REWRITTEN)).toContainText('Ces mots appartiennent à une autre personne.');
    await expect(item(page, SAID)).toContainText('La discussion n’est pas ouverte en ce moment.');
    await nothingInTheWay(page);

    await act(page, REWRITTEN, /^Copier/).click();
    await expect(item(page, REWRITTEN)).toContainText('Copié.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(REWRITTEN);

    await act(page, REWRITTEN, /^Proposer cette formulation/).click();
    const done = page.getByRole('group', { name: /Votre formulation est proposée/ });
    await expect(done).toBeFocused();
    await expect(item(page, REWRITTEN)).toHaveCount(0);
    await nothingInTheWay(page);
    await done.getByRole('button', { name: 'Annuler ce geste' }).click();
    await expect(item(page, REWRITTEN)).toHaveCount(1);
    await act(page, REWRITTEN, /^Proposer cette formulation/).click();
    await expect(item(page, REWRITTEN)).toHaveCount(0);
    await expect(status(page)).toHaveText('1 contribution non publiée. Rien n’est perdu.');

    await page.reload();
    await act(page, SAID, /^Retirer/).click();
    await expect(page.getByText('Tout est publié')).toBeVisible();
    await nothingInTheWay(page);
    await page.getByRole('button', { name: 'Annuler ce geste' }).click();
    await act(page, SAID, /^Publier comme précision/).click();
    await expect(page.getByText('Tout est publié')).toBeVisible();
    await isOpen(page);

    const ana = await someone('Ana Roux', ONLINE);
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');
    await ana.page.getByLabel('Chercher des mots').fill('samedi');
    await expect(card(ana.page, MINE)).toHaveCount(1);
    await ana.page.getByLabel('Chercher des mots').fill('adresse électronique');
    await expect(ana.page.getByRole('main')).toContainText(/demandeur d.emploi qui n.a pas d.adresse/);
    await expect(ana.page.getByText(REWRITTEN)).toHaveCount(0);
  },
);

test(
  'DRAWER-13: what is being typed, its place and the focus stay when another window renews the copy',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit');
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    const address = await paulForges(paul, house);
    house.line.mend();
    const { page } = paul;
    await page.goto(`${address}/questions`);
    await expect(status(page)).toContainText('Hors connexion');
    const box = page.getByLabel('Quelle question vous posez-vous ?');
    await box.focus();
    await page.keyboard.type('Comment tenir ');
    await paul.context.setOffline(false);
    await expect(status(page)).toHaveText('2 contributions non publiées. Rien n’est perdu.');
    await expect(box).toBeFocused();
    await page.keyboard.type('debout ?');
    await expect(box).toHaveValue('Comment tenir debout ?');
    await nothingInTheWay(page);

    const other = await paul.context.newPage();
    await other.goto(`${address}/non-publie`);
    await act(other, SAID, /^Retirer/).click();
    await expect(status(page)).toHaveText('1 contribution non publiée. Rien n’est perdu.');
  },
);

test(
  'DRAWER-14: removed while offline, Paul finds what had not left, reads it without network, and hands it on',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const paul = await someone('Paul Petit', PHONE);
    const ana = await someone('Ana Roux', ONLINE);
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    await joinBy(ana, demo.links.organiser);
    const { page } = paul;
    const account = await accountOf(page);
    await appIsKept(page);
    await goTo(page, 'Questions');
    await paul.context.setOffline(true);
    house.line.cut();
    await ask(page, MINE);
    await expect(status(page)).toContainText('1 contribution attend');

    house.line.mend();
    await isOpen(ana.page);
    await ana.page.evaluate(
      async ([space, who]) => {
        await fetch(`/api/spaces/${space}/members/${who}`, { method: 'DELETE' });
      },
      [demo.space, account],
    );
    await paul.context.setOffline(false);
    await expect(status(page)).toHaveText('Votre accès à cet espace a été retiré.');
    await page.getByRole('link', { name: '1 contribution non publiée. Rien n’est perdu.' }).click();
    await expect(item(page, MINE)).toContainText('Votre accès a été retiré avant qu’elle ne parte.');
    await expect(act(page, MINE, /^Publier/)).toHaveCount(0);
    await nothingInTheWay(page);

    house.line.cut();
    await paul.context.setOffline(true);
    await page.reload();
    await act(page, MINE, /^Confier à l’organisation/).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('Ana Roux');
    await expect(dialog.getByLabel('Texte à envoyer')).toHaveValue(new RegExp(MINE.replace('?', '\\?')));
    await nothingInTheWay(page);
    await page.keyboard.press('Escape');
    await expect(act(page, MINE, /^Confier à l’organisation/)).toBeFocused();
  },
);

test(
  'DRAWER-15: what was shared without network, of a question set aside meanwhile, comes back and becomes a question',
  { tag: KEPT },
  async ({ house, demo, someone }) => {
    const [paul, ana] = [await someone('Paul Petit', PHONE), await someone('Ana Roux', ONLINE)];
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    await joinBy(ana, demo.links.organiser);
    const wording = 'Qui ouvre une boîte aux lettres à ceux qui n’en ont pas ?';
    for (const { page } of [paul, ana]) {
      await goTo(page, 'Questions');
      await page.getByRole('searchbox').fill('adresse électronique');
      await page
        .getByRole('article')
        .getByRole('link', { name: /adresse électronique/ })
        .first()
        .click();
      await page.waitForURL(/questions\/./);
    }
    const { page } = paul;
    await appIsKept(page);
    await expect(page.getByText('Le dire avec nos mots')).toBeVisible();
    await paul.context.setOffline(true);
    house.line.cut();
    await page.getByText('Le dire avec nos mots').click();
    await page.getByLabel('Nos mots').fill(wording);
    await page.getByRole('button', { name: 'Ajouter nos mots' }).click();
    await expect(status(page)).toContainText('1 contribution attend');

    house.line.mend();
    await isOpen(ana.page);
    await ana.page.getByRole('button', { name: 'Mettre de côté' }).click();
    await ana.page.getByLabel('La raison').fill('Déjà traitée en mars.');
    await ana.page.getByRole('button', { name: 'Mettre de côté' }).click();
    await isOpen(ana.page);
    await expect(ana.page.getByText('Raison donnée : Déjà traitée en mars.')).toBeVisible();

    await paul.context.setOffline(false);
    await status(page).getByRole('link', { name: '1 contribution non publiée.' }).click();
    await expect(item(page, wording)).toContainText(
      'La question a été mise de côté pendant que vous écriviez.',
    );
    await nothingInTheWay(page);
    await act(page, wording, /^Publier comme ma question/).click();
    await isOpen(page);
    await goTo(ana.page, 'Questions');
    await ana.page.getByRole('searchbox').fill('boîte aux lettres');
    await expect(card(ana.page, wording)).toContainText(CENTRE);
  },
);

test(
  'DRAWER-15: who became a reader without knowing it keeps their words, and hands them on',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [paul, ana] = [await someone('Paul Petit', PHONE), await someone('Ana Roux', ONLINE)];
    await joinBy(ana, demo.links.organiser);
    await joinBy(paul, demo.links.partner, { structure: CENTRE });
    await goTo(paul.page, 'Questions');
    await appIsKept(paul.page);
    await paul.context.setOffline(true);
    await ask(paul.page, MINE);
    await expect(status(paul.page)).toContainText('1 contribution attend');

    await goTo(ana.page, 'Partenaires');
    await ana.page.getByRole('button', { name: 'Gérer les accès' }).click();
    await ana.page.getByRole('button', { name: 'Changer le rôle de Paul Petit' }).click();
    const dialog = ana.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /^Lecture/ }).check();
    await dialog.getByRole('button', { name: 'Changer le rôle' }).click();
    await expect(dialog).toBeHidden();

    await paul.context.setOffline(false);
    await status(paul.page).getByRole('link', { name: '1 contribution non publiée.' }).click();
    await expect(item(paul.page, MINE)).toContainText('Votre rôle est devenu celui d’un lecteur');
    await expect(act(paul.page, MINE, /^Publier/)).toHaveCount(0);
    await nothingInTheWay(paul.page);
    await act(paul.page, MINE, /^Confier à l’organisation/).click();
    const text = paul.page.getByRole('dialog').getByRole('textbox');
    await expect(text).toHaveValue(new RegExp(MINE.replace('?', '\\?')));
    await expect(paul.page.getByRole('dialog')).toContainText('Ana Roux');
    await nothingInTheWay(paul.page);
  },
);
