import { create, patch, readAll } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { question, reply, share, annotation } from '#domain/kinds/index.ts';
import { forgeOnDevice } from './support/forge.ts';
import { isOpen, joinBy, status } from './support/people.ts';
import { expect, test } from './support/test.ts';
for (const [name, viewport] of [['phone', { width: 360, height: 740 }], ['desktop', { width: 1280, height: 900 }]] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`shots ${name} ${colorScheme}`, async ({ house, demo, someone }) => {
      const paul = await someone('Paul Petit', { viewport, colorScheme });
      await joinBy(paul, demo.links.partner, { structure: 'Centre social Le Lavoir (fictif)' });
      const { page } = paul;
      const account = await page.evaluate(async () => ((await (await fetch(`/api/spaces/${location.pathname.split('/')[2]}/me`)).json()) as { account: string }).account);
      const address = page.url().replace(/#.*/, '');
      const shot = async (what: string) => { await page.screenshot({ path: `/tmp/shots-tiroir/${what}-${name}-${colorScheme}.png`, fullPage: true }); };
      await page.goto(address + '/non-publie'); await isOpen(page); await shot('empty');
      await page.goto(address.replace(/\/e\/.*/, '/appareil'));
      await forgeOnDevice(page, (doc) => {
        const [theirs] = [...readAll(doc, question)].find(([, q]) => /adresse électronique/.test(q.sentence)) ?? [];
        patch(doc, question, theirs as ItemId, { sentence: 'Comment accompagner les personnes sans courriel ?' });
        create(doc, reply, `${account}~r` as ItemId, { annotation: `${account}~n`, words: 'Chez nous, le secrétaire de mairie ouvre la boîte avec la personne.', repliedAt: 1 });
        create(doc, annotation, `${account}~n` as ItemId, { target: { kind: 'question', item: theirs as ItemId }, gesture: 'clarify', note: 'Pour qui ?', annotatedAt: 1 });
        create(doc, question, `zoe~forged` as ItemId, { sentence: 'Qui paie le carburant des bénévoles qui conduisent ?', context: 'Beaucoup font soixante kilomètres par semaine pour les autres.', voice: { kind: 'nobody', family: null }, askedAt: 1 });
      });
      await page.goto(address + '/questions');
      await expect(status(page)).toContainText('3 contributions non publiées');
      await page.screenshot({ path: `/tmp/shots-tiroir/header-${name}-${colorScheme}.png` });
      await status(page).getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Non publié');
      await shot('drawer');
      await page.getByRole('button', { name: /^Confier/ }).first().click();
      await page.screenshot({ path: `/tmp/shots-tiroir/send-${name}-${colorScheme}.png` });
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Retirer/ }).first().click();
      await page.screenshot({ path: `/tmp/shots-tiroir/dropped-${name}-${colorScheme}.png` });
    });
