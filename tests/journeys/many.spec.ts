import { askQuestion } from '#domain/commands/askQuestion.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import { readAll } from '#domain/collection.ts';
import type { AccountId, Pen } from '#domain/ids.ts';
import { structure } from '#domain/kinds/index.ts';
import { stockClient } from '../support/stockClient.ts';
import { openHouse } from './support/house.ts';
import { followLink, readPublicPage } from './support/plainClient.ts';
import { card, goTo, joinBy, nothingInTheWay } from './support/people.ts';
import { expect, test as journey } from './support/test.ts';

/*
 * A national network: 10,000 questions, brought in by a plain client that follows the four requests of
 * docs/protocol.md, and read in a browser.
 */

const MANY = 10_000;

/** Whoever keeps the server lets a whole network be brought in at once. */
const test = journey.extend({
  house: async ({}, use) => {
    const house = await openHouse({ TERREAU_MAX_NEW: '20000' });
    await use(house);
    await house.close();
  },
});

test('MANY-1: among 10,000 questions the page holds a few dozen, scrolls to the last and finds one by its words', async ({
  house,
  demo,
  someone,
}) => {
  const { cookie, me } = await followLink(demo.links.organiser, demo.space);
  const client = stockClient(`${house.url.replace('http', 'ws')}/sync`, `${demo.space}/commons`, cookie);
  await client.until(() => client.provider.synced);
  // Written apart, then sent whole as a sync step 2, as somebody does who comes back after a long absence.
  client.provider.disconnect();
  const pens = { named: me.account as unknown as Pen, veiled: me.veiledPen };
  const structures = [...readAll(client.doc, structure).keys()];
  let chance = 0;
  const world = { now: () => Date.UTC(2026, 0, 1) + chance, chance: () => `n${(chance += 1)}` };
  client.doc.transact(() => {
    for (let n = 1; n <= MANY; n += 1) {
      const voice = { kind: 'person', person: me.account as AccountId } as const;
      const asked = askQuestion(
        client.doc,
        pens,
        { sentence: `Question numéro ${n}, et après ?`, voice },
        world,
      );
      const asking = structures[n % structures.length];
      if (asked.ok && n % 3 === 0 && asking !== undefined)
        shareQuestion(client.doc, pens, { question: asked.value, structure: asking }, world);
    }
  });
  client.provider.connect();
  await expect.poll(() => readPublicPage(demo), { timeout: 30_000 }).toContain(`Question numéro ${MANY},`);
  client.close();

  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.organiser);
  await goTo(ana.page, 'Questions');
  const items = ana.page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: ana.page.getByRole('article') });
  await expect(ana.page.getByText(/^10.066 questions$/)).toBeVisible();
  expect(await items.count()).toBeLessThan(60);
  expect(await items.first().getAttribute('aria-setsize')).toBe(String(MANY + 66));
  await nothingInTheWay(ana.page);
  await expect
    .poll(async () => {
      await ana.page.keyboard.press('Control+End');
      return ana.page.locator(`[aria-posinset="${MANY + 66}"]`).count();
    })
    .toBe(1);
  await ana.page.getByLabel('Chercher des mots').fill('numéro 7777');
  await expect(card(ana.page, 'Question numéro 7777, et après ?')).toHaveCount(1);
  await expect(items).toHaveCount(1);
});
