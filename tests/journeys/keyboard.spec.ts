import { isOpen, joinBy, status, type Person } from './support/people.ts';
import { go, hear, press, saidOnce, standsOn, tabTo, toContent } from './support/keyboard.ts';
import { expect, KEPT, ONLINE, test, type Demo } from './support/test.ts';
import { body, THEME } from './support/themes.ts';

/*
 * Nobody here has a mouse: the tasks of a theme, its sheet, its margin, its past, its decisions, by keys alone.
 */

const LIBRARY = { name: 'Médiathèque des Vallons', family: 'localFacility' } as const;

async function come(someone: Person, { links }: Demo, role: 'organiser' | 'partner'): Promise<void> {
  await hear(someone.page);
  await joinBy(someone, links[role], role === 'partner' ? { structure: LIBRARY } : {});
}

/** To the theme of the demo, by the menu. */
async function toTheme({ page }: Person): Promise<void> {
  await go(page, 'Thèmes');
  await press(page.getByRole('link', { name: THEME }));
  await expect(page.getByRole('heading', { name: THEME, level: 1 })).toBeFocused();
}

test('KEYS-1, KEYS-2: Ana opens a theme, writes it, and makes a workshop of it', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const { page } = ana;
  const text = body(ana);
  await come(ana, demo, 'organiser');
  await test.step('KEYS-1: a theme is opened', async () => {
    await go(page, 'Thèmes');
    const open = page.getByRole('button', { name: 'Ouvrir un thème' });
    await press(open);
    await standsOn(page.getByLabel('Titre du thème'));
    await press(page.getByRole('button', { name: 'Annuler', exact: true }));
    await standsOn(open);
    await page.keyboard.press('Enter');
    await standsOn(page.getByLabel('Titre du thème'));
    await page.keyboard.type('Vivre sans smartphone');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ce qui manque.');
    await press(page.getByRole('button', { name: 'Ouvrir ce thème' }));
    await expect(page.getByRole('heading', { name: 'Vivre sans smartphone', level: 1 })).toBeFocused();
    await tabTo(page.getByLabel('Titre du thème'));
  });
  await test.step('KEYS-1: a heading, a list, a link; Tab and Escape leave the text', async () => {
    await tabTo(text);
    await page.keyboard.type('## Comprendre\n- un guichet\nun appel\n\nVoir ');
    await page.keyboard.press('Control+k');
    await standsOn(page.getByLabel('Adresse du lien'));
    await page.keyboard.type('exemple.fr');
    await page.keyboard.press('Tab');
    await page.keyboard.type('la page');
    await page.keyboard.press('Enter');
    await standsOn(text);
    await expect(text.getByRole('link', { name: 'la page' })).toBeVisible();
    await page.keyboard.press('Control+k');
    await standsOn(page.getByLabel('Adresse du lien'));
    await page.keyboard.press('Escape');
    await standsOn(text);
    await page.keyboard.press('Alt+F10');
    await standsOn(page.getByRole('button', { name: 'Titre', exact: true }));
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    await standsOn(text);
    await page.keyboard.press('Escape');
    await standsOn(page.getByText('Échap pour sortir du texte.'));
    await page.keyboard.press('Tab');
    await expect(text).not.toBeFocused();
    await expect(text.getByRole('heading', { name: 'Comprendre' })).toBeVisible();
    await expect(text.getByRole('listitem')).toHaveText(['un guichet', 'un appel']);
  });
  const outline = page.getByRole('region', { name: 'Déroulé' });
  await test.step('KEYS-2: a workshop, its carriers, its moments', async () => {
    await tabTo(page.getByRole('radio', { name: 'Une page' }));
    await page.keyboard.press('ArrowRight');
    await saidOnce(page, 'Ce thème est maintenant un atelier.');
    await standsOn(page.getByRole('radio', { name: 'Un atelier' }));
    const carriers = page.getByRole('combobox', { name: 'Ajouter une structure' });
    await tabTo(carriers);
    await page.keyboard.type('lavoir');
    await expect(page.getByRole('option', { name: /Le Lavoir/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await saidOnce(page, /Le Lavoir.* porte ce thème\.$/);
    await standsOn(carriers);
    await press(outline.getByRole('button', { name: 'Ajouter un temps' }));
    await saidOnce(page, 'Temps ajouté.');
    await standsOn(outline.getByRole('textbox', { name: 'Ce qui se passe (temps 1)' }));
    await page.keyboard.type('Tour de table');
    await press(outline.getByRole('button', { name: 'Ajouter une pause' }));
    await saidOnce(page, 'Pause ajoutée.');
    await standsOn(outline.getByRole('textbox', { name: 'Pause (temps 2)' }));
    await page.keyboard.type('Souffler');
    await press(outline.getByRole('button', { name: 'Monter: Souffler' }), { back: true });
    await saidOnce(page, '1re place sur 2.');
    await standsOn(outline.getByRole('button', { name: 'Descendre: Souffler' }));
    await press(outline.getByRole('button', { name: 'Retirer: Souffler' }));
    await saidOnce(page, 'Temps retiré.');
    await standsOn(outline.getByRole('button', { name: 'Retirer: Tour de table' }));
    await page.keyboard.press('Enter');
    await saidOnce(page, 'Temps retiré.');
    await standsOn(outline.getByRole('heading', { name: 'Déroulé' }));
  });
});

test('KEYS-3: Zoé annotates a passage, Ana replies, then settles it', async ({ demo, someone }) => {
  const [zoe, ana] = [await someone('Zoé Morin'), await someone('Ana Roux')];
  const notes = ({ page }: Person) => page.getByRole('region', { name: /^Annotations/ });
  // Replies come with the page that the committee turns.
  await come(ana, demo, 'organiser');
  await go(ana.page, 'Réglages');
  const turn = ana.page.getByRole('button', { name: 'Passer à « pendant »' });
  await press(turn);
  const sure = ana.page.getByRole('dialog').getByRole('button', { name: 'Passer à « pendant »' });
  await press(sure);
  await saidOnce(ana.page, /« [Pp]endant »/);
  await toTheme(ana);

  await come(zoe, demo, 'partner');
  await toTheme(zoe);
  const annotate = notes(zoe).getByRole('button', { name: 'Annoter', exact: true });
  await press(annotate);
  await standsOn(zoe.page.getByRole('heading', { name: 'Annoter' }));
  await press(notes(zoe).getByRole('button', { name: 'Annuler', exact: true }));
  await standsOn(annotate);
  await zoe.page.keyboard.press('Enter');
  await press(notes(zoe).getByRole('button', { name: 'Choisir des mots' }));
  const where = notes(zoe).getByLabel('Dans quel paragraphe ?');
  await standsOn(where);
  await zoe.page.keyboard.type('se former');
  await expect(where.locator('option:checked')).toHaveText('se former sans perdre ses droits ;');
  const words = notes(zoe).getByRole('group', { name: 'Les mots du paragraphe' });
  await tabTo(words.getByRole('button', { name: 'se' }).first());
  for (const key of ['ArrowRight', 'Space', 'Shift+ArrowRight']) await zoe.page.keyboard.press(key);
  await standsOn(words.getByRole('button', { name: 'sans' }));
  await tabTo(notes(zoe).getByLabel('Votre annotation'));
  await zoe.page.keyboard.type('Et sans se déplacer.');
  await press(notes(zoe).getByRole('button', { name: 'Ajouter la précision' }));
  await standsOn(notes(zoe).getByRole('group', { name: 'Votre précision est ajoutée.' }));
  await saidOnce(zoe.page, 'Votre précision est ajoutée.');

  await expect(notes(ana)).toContainText('Et sans se déplacer.');
  await ana.page.keyboard.press('F8');
  const note = notes(ana).getByRole('article');
  await standsOn(note);
  await press(note.getByRole('button', { name: 'Répondre' }));
  await standsOn(note.getByLabel('Votre réponse'));
  await press(note.getByRole('button', { name: 'Annuler', exact: true }));
  await standsOn(note.getByRole('button', { name: 'Répondre' }));
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('Nous y pensons.');
  await press(note.getByRole('button', { name: 'Envoyer la réponse' }));
  await saidOnce(ana.page, 'Votre réponse est ajoutée.');
  await standsOn(notes(ana).getByRole('group', { name: 'Votre réponse est ajoutée.' }));
  await expect(notes(zoe)).toContainText('Nous y pensons.');
  await press(note.getByRole('button', { name: 'C’est réglé' }));
  await saidOnce(ana.page, 'Annotation réglée. Elle reste lisible plus bas.');
  await standsOn(notes(ana).getByRole('group', { name: /^Annotation réglée/ }));
  await press(notes(ana).getByRole('button', { name: 'Annuler ce geste' }));
  await expect(note).toBeVisible();
  await standsOn(note.getByRole('button', { name: 'C’est réglé' }));
});

test(
  'KEYS-4, KEYS-5, KEYS-6: Ana sees what Luc changed, goes where he writes, takes hers back, works offline',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc] = [await someone('Ana Roux'), await someone('Luc Barde', ONLINE)];
    const { page } = ana;
    await come(luc, demo, 'organiser');
    await toTheme(luc);
    await tabTo(body(luc));
    await luc.page.keyboard.press('Control+End');
    await come(ana, demo, 'organiser');
    await toTheme(ana);
    await expect(body(ana)).toBeVisible();
    await luc.page.keyboard.type(' Mot de Luc.');
    await expect(body(ana)).toContainText('Mot de Luc.');
    const who = page.getByRole('button', { name: /Voir qui est là/ });
    await test.step('KEYS-4: what Luc changed, and where he writes', async () => {
      await page.keyboard.press('F2');
      await page.keyboard.press('r');
      await page.keyboard.press('F6');
      await press(who, { back: true });
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('Luc Barde');
      await expect(
        dialog
          .getByRole('listitem')
          .filter({ hasText: /Luc Barde .*chang|écrit/ })
          .first(),
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await standsOn(who);
      await page.keyboard.press('Enter');
      await press(dialog.getByRole('button', { name: 'Aller où écrit Luc Barde' }));
      await saidOnce(page, 'Vous êtes où écrit Luc Barde.');
      await standsOn(body(ana));
      await page.keyboard.type(' Ana aussi.');
      await expect(body(luc)).toContainText('Mot de Luc. Ana aussi.');
    });
    await test.step('KEYS-5: mine is undone after another’s edit', async () => {
      await luc.page.keyboard.type(' Luc encore.');
      await expect(body(ana)).toContainText('Luc encore.');
      await page.keyboard.press('Control+z');
      await expect(body(ana)).not.toContainText('Ana aussi.');
      await expect(body(luc)).toContainText('Luc encore.');
      await standsOn(body(ana));
    });
    await test.step('KEYS-6: offline, then shared', async () => {
      await ana.context.setOffline(true);
      await page.keyboard.type(' Vu du train.');
      await expect(status(page)).not.toHaveText('Partagé avec tous');
      await standsOn(body(ana));
      await ana.context.setOffline(false);
      await isOpen(page);
      await expect(body(luc)).toContainText('Vu du train.');
      await standsOn(body(ana));
    });
  },
);

test('KEYS-7, KEYS-8, KEYS-9: Ana moves a question, brings a passage back, writes down a decision', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  const { page } = ana;
  await come(ana, demo, 'organiser');
  await toTheme(ana);
  await test.step('KEYS-7: a question is moved into the theme, and out of it', async () => {
    const open = page.getByRole('button', { name: 'Ranger une question ici' });
    await press(open);
    const dialog = page.getByRole('dialog');
    const search = dialog.getByLabel('Chercher une question');
    await standsOn(search);
    await page.keyboard.type('tablette');
    await press(dialog.getByRole('button', { name: /^Ranger ici/ }).first());
    await saidOnce(page, 'Question rangée ici.');
    await standsOn(search);
    // What others add behind the dialog moves the page under it.
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.press('Escape');
    // A search field takes a first Escape for its words.
    if (await dialog.isVisible()) await page.keyboard.press('Escape');
    await standsOn(open);
  });
  await test.step('KEYS-8: a passage comes back from history', async () => {
    const history = page.getByRole('link', { name: 'Histoire de ce thème' });
    await press(history);
    await standsOn(page.getByRole('heading', { name: 'Histoire de ce thème' }));
    await press(page.getByRole('button', { name: 'Arrêter une version' }));
    await standsOn(page.getByRole('dialog').getByRole('heading').first());
    await tabTo(page.getByLabel('Nom de la version'));
    await page.keyboard.type('Avant juin');
    await press(page.getByRole('button', { name: 'Arrêter cette version' }));
    await saidOnce(page, 'Version arrêtée : « Avant juin ».');
    await press(page.getByRole('link', { name: 'Le thème', exact: true }), { back: true });
    await tabTo(body(ana));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('Tout est à reprendre.');
    await isOpen(page);
    await press(history);
    await press(page.getByRole('button', { name: /Avant juin/ }));
    await standsOn(page.getByRole('heading', { name: 'De « Avant juin » à aujourd’hui' }));
    await press(page.getByRole('button', { name: /^Remettre ce passage/ }).first());
    await saidOnce(page, 'Passage remis comme il était.');
    await standsOn(page.getByRole('group', { name: 'Passage remis comme il était.' }));
    await press(page.getByRole('button', { name: 'Annuler ce geste' }));
    await saidOnce(page, 'C’est annulé. Ce que les autres ont écrit n’a pas bougé.');
  });
  await test.step('KEYS-9: a decision is written down, mended, archived', async () => {
    await go(page, 'Décisions');
    const add = page.getByRole('button', { name: 'Noter une décision' }).first();
    await press(add);
    const what = page.getByLabel('Ce qui est décidé');
    await standsOn(what);
    await press(page.getByRole('button', { name: 'Annuler', exact: true }));
    await standsOn(add);
    await page.keyboard.press('Enter');
    await standsOn(what);
    await page.keyboard.type('Les ateliers durent une heure.');
    await press(page.getByRole('button', { name: 'Noter la décision' }));
    await saidOnce(page, 'Décision notée.');
    await standsOn(page.getByRole('group', { name: 'Décision notée.' }));
    const edit = page.getByRole('button', { name: /^Modifier ?: Les ateliers/ });
    await press(edit);
    await standsOn(what);
    await press(page.getByRole('button', { name: 'Annuler', exact: true }));
    await standsOn(edit);
    await press(page.getByRole('button', { name: /^Archiver ?: Les ateliers/ }));
    await saidOnce(page, 'Décision archivée. Rien n’est perdu.');
    await standsOn(page.getByRole('group', { name: /^Décision archivée/ }));
  });
});

test('KEYS-10: Luc reads in the dark, larger, and in calm', async ({ demo, someone }) => {
  const luc = await someone('Luc Barde');
  const { page } = luc;
  await come(luc, demo, 'organiser');
  await toTheme(luc);
  await toContent(page);
  const open = page.getByRole('button', { name: /^Affichage/ });
  await press(open, { back: true });
  const dialog = page.getByRole('dialog');
  await standsOn(dialog.getByRole('heading').first());
  const choose = async (group: string, label: string): Promise<void> => {
    const options = dialog.getByRole('group', { name: group });
    await tabTo(options.getByRole('radio', { checked: true }));
    const wanted = options.getByRole('radio', { name: label, exact: true });
    for (let n = 0; n < 8 && !(await wanted.isChecked()); n += 1) await page.keyboard.press('ArrowDown');
    await standsOn(wanted);
  };
  await choose('Couleurs', 'Sombres');
  await choose('Taille du texte', '150 %');
  const calm = dialog.getByRole('checkbox', { name: /^Mode calme/ });
  await tabTo(calm);
  await page.keyboard.press('Space');
  await expect(calm).toBeChecked();
  await page.keyboard.press('Escape');
  await standsOn(open);
  await expect(page.locator('html')).toHaveAttribute('data-size', '150');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await go(page, 'Thèmes');
});
