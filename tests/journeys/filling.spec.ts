import { fillingQuestion, openFiller } from '../support/filler.ts';
import { openHouse, type House } from './support/house.ts';
import { ask, card, goTo, joinBy, nothingInTheWay, status, type Person } from './support/people.ts';
import { expect, test, type Demo } from './support/test.ts';

/*
 * Somebody fills their share of a space: they read it beforehand and when it is full, lose no word, and the committee
 * gives the room back.
 */

const PHONE = { viewport: { width: 360, height: 740 } };
const BEFORE = 'Qui tient les registres ?';
const BEYOND = 'Qui garde la clé du samedi ?';

/** A program of Paul's on another device of his, with his own session. */
async function programOf({ context, page }: Person, house: House, { space }: Demo) {
  const account = await page.evaluate(async (slug) => {
    const answer = await fetch(`/api/spaces/${slug}/me`);
    return ((await answer.json()) as { account: string }).account;
  }, space);
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const line = await openFiller(`${house.url.replace('http', 'ws')}/sync/${space}/commons`, cookie);
  return {
    /** Questions of so many letters, until the server takes none; answers why. */
    async fills(letters: number, most: number): Promise<string | null> {
      for (let n = 0; n < most; n += 1) {
        const why = await line.send(fillingQuestion(`${account}~${letters}-${n}`, 1, letters));
        if (why !== null) return why;
      }
      return null;
    },
    close: () => line.close(),
  };
}

test('QUOTA-7: Paul reads that his share is nearly full, then full; his words stay; Ana sees who holds how much and gives it back', async ({
  someone,
}) => {
  const house = await openHouse({ TERREAU_MAX_DOCUMENT_MIB: '16' });
  try {
    const demo = await house.command<Demo>({ do: 'demo' });
    const paul = await someone('Paul Petit', PHONE);
    await joinBy(paul, demo.links.partner);
    const program = await programOf(paul, house, demo);
    expect(await program.fills(16_000, 60)).toBeNull();
    await goTo(paul.page, 'Questions');
    await ask(paul.page, BEFORE);
    await expect(paul.page.getByText('Votre part de cet espace est presque pleine.')).toBeVisible();
    await nothingInTheWay(paul.page);

    for (const letters of [15_000, 1_000, 10]) expect(await program.fills(letters, 100)).toBe('shareFull');
    program.close();
    await ask(paul.page, BEYOND);
    await expect(status(paul.page)).toHaveText('1 contribution non publiée. Rien n’est perdu.');
    await status(paul.page).getByRole('link').click();
    const kept = paul.page.getByRole('article').filter({ hasText: BEYOND });
    await expect(kept).toContainText('Votre part de cet espace est pleine.');
    await nothingInTheWay(paul.page);

    const ana = await someone('Ana Roux', PHONE);
    await joinBy(ana, demo.links.organiser);
    await goTo(ana.page, 'Questions');
    await ask(ana.page, 'Qui ouvre le lundi ?');
    await expect(card(ana.page, 'Qui ouvre le lundi ?')).toContainText('reçu');
    await ana.page.goto(`${house.url}/e/${demo.space}/reglages`);
    const room = ana.page.getByRole('region', { name: 'La place dans cet espace' });
    await expect(room.getByRole('listitem').first()).toContainText(/Paul Petit\s*Partenaire, 1 Mo sur 1 Mo/);
    await nothingInTheWay(ana.page);
    await room.getByRole('button', { name: 'Rendre la place… prise par Paul Petit' }).click();
    const dialog = ana.page.getByRole('dialog');
    await expect(dialog.getByRole('checkbox', { name: /Effacer aussi/ })).toBeChecked();
    await dialog.getByRole('button', { name: 'Effacer pour toujours' }).click();
    await expect(room.getByText('Paul Petit')).toHaveCount(0);
    await expect(room.getByRole('heading')).toBeFocused();
    await nothingInTheWay(ana.page);
  } finally {
    await house.close();
  }
});
