import type { Page } from '@playwright/test';
import { ask, card, goTo, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';

/*
 * The needs of the W3C note on collaboration tools that concern annotations and suggestions, on a question.
 */

const QUESTION = 'Comment aider les aînés qui refusent le numérique ?';

const sentence = (page: Page) => page.locator('#sentence');
const section = (page: Page) => page.getByRole('region', { name: /^Annotations/ });

async function choose(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: /^Affichage/ }).click();
  await page.getByRole('dialog').getByRole('radio', { name: label, exact: true }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

test(
  'CTAUR-6, CTAUR-7, CTAUR-8, CTAUR-9, CTAUR-10, CTAUR-11: what is annotated is told in words, walked by keyboard, shown in part or not at all; a suggestion is read as two sentences',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [paul, zoe] = [await someone('Paul Petit', ONLINE), await someone('Zoé Morin')];
    for (const one of [paul, zoe]) await joinBy(one, demo.links.partner);
    await goTo(paul.page, 'Questions');
    await ask(paul.page, QUESTION);
    await card(paul.page, QUESTION).getByRole('link').first().click();
    await expect(sentence(paul.page)).toContainText('Comment aider');
    const { page } = zoe;
    await page.goto(paul.page.url());

    await section(page).getByRole('button', { name: 'Préciser', exact: true }).click();
    await section(page).getByRole('button', { name: 'Choisir des mots' }).click();
    for (const key of ['ArrowRight', 'ArrowRight', 'Space', 'Shift+ArrowRight'])
      await page.keyboard.press(key);
    await section(page).getByLabel('Votre annotation').fill('À la campagne surtout.');
    await section(page).getByLabel('Votre annotation').press('Control+Enter');
    const mark = sentence(page).locator('mark');
    if (!(await mark.isVisible())) await section(page).locator('form button[type=submit]').click();
    await expect(mark).toHaveText('les aînés');

    await section(page).getByRole('button', { name: 'Proposer une reformulation', exact: true }).click();
    await section(page)
      .getByLabel('Vos mots pour cette question')
      .fill('Comment aider les personnes âgées qui refusent le numérique ?');
    await section(page).getByRole('button', { name: 'Proposer ces mots', exact: true }).click();

    await test.step('CTAUR-6: the words are marked, and the number after the last leads to the annotation', async () => {
      const link = sentence(page).getByRole('link', { name: '(annotation 1)' });
      await link.focus();
      await page.keyboard.press('Enter');
      await expect(section(page).getByRole('article').first()).toBeFocused();
      await expect(section(page).getByRole('article').first()).toContainText('les aînés');
    });
    await test.step('CTAUR-8: annotations are a list of titled articles, walked with Tab', async () => {
      await expect(section(page).getByRole('list').first().getByRole('article')).toHaveCount(2);
      await expect(section(page).getByRole('article').getByRole('heading')).toHaveCount(2);
      await page.keyboard.press('Tab');
      await expect(section(page).getByRole('article').first().locator(':focus')).toHaveCount(1);
    });
    await test.step('CTAUR-10, CTAUR-11: before and after in words; struck and underlined, whatever the colours', async () => {
      const proposal = section(page)
        .getByRole('article')
        .filter({ has: page.locator('del') });
      await expect(proposal.getByRole('term')).toHaveText(['Avant', 'Proposé']);
      await expect(proposal.getByRole('definition')).toHaveText([
        /Comment aider les aînés qui refusent le numérique/,
        /Comment aider les personnes âgées qui refusent le numérique/,
      ]);
      await expect(proposal.locator('del')).toHaveCSS('text-decoration-line', 'line-through');
      await expect(proposal.locator('ins')).toHaveCSS('text-decoration-line', 'underline');
    });
    await test.step('CTAUR-9: their number only', async () => {
      await choose(page, 'Leur nombre');
      await expect(section(page).getByRole('article')).toHaveCount(0);
      await expect(section(page).getByRole('heading', { name: /^Annotations\s*\(2\)/ })).toBeVisible();
      await nothingInTheWay(page);
    });
    await test.step('CTAUR-7: without them', async () => {
      await choose(page, 'Lire sans elles');
      await expect(sentence(page)).toHaveText(QUESTION.replace(' ?', '\u00a0?'), { useInnerText: true });
      await expect(mark).toHaveCount(0);
      await page.reload();
      await expect(sentence(page)).toBeVisible();
      await expect(mark).toHaveCount(0);
      await choose(page, 'Toutes');
      await expect(section(page).getByRole('article')).toHaveCount(2);
    });
  },
);
