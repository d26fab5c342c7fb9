import type { Page } from '@playwright/test';
import type { House } from './support/house.ts';
import { appIsKept, goTo, isOpen, joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { storesOf } from './support/stores.ts';
import { expect, KEPT, ONLINE, test, type Demo } from './support/test.ts';

/*
 * What a device remembers, and what is left of it once somebody is erased, leaves a space, or erases their traces.
 */

const HERE = 'Qui ouvre la salle le lundi ?';
const ELSEWHERE = 'Qui tient la buvette de Guéret ?';

const secondSpace = (house: House): Promise<Demo> =>
  house.command<Demo>({
    do: 'space.create',
    name: 'NEC Creuse',
    department: '23',
    eventDay: null,
    licence: 'etalab-2.0',
    organiser: null,
  });

const box = (page: Page) => page.getByLabel('Quelle question vous posez-vous ?');

/** Types a question and sends nothing. */
async function types(page: Page, sentence: string): Promise<void> {
  await goTo(page, 'Questions');
  await box(page).fill(sentence);
}

/** The secret of an invitation, where this device notes it. */
const LINK = /^localStorage .*:links .*\/join\//;

const homeOf = ({ publicUrl, space }: Demo): string => `${new URL(publicUrl).origin}/e/${space}`;

/** Josette is an organiser of two spaces on one device, with a draft and invitation secrets in each. */
async function josetteWithTwoSpaces(josette: Person, demo: Demo, creuse: Demo): Promise<void> {
  const { page } = josette;
  for (const [space, sentence] of [
    [creuse, ELSEWHERE],
    [demo, HERE],
  ] as const) {
    await joinBy(josette, space.links.organiser);
    await types(page, sentence);
    await page.goto(`${homeOf(space)}/inviter`);
    await isOpen(page);
    await page.getByRole('button', { name: 'Créer un lien : Partenaire' }).click();
    await expect
      .poll(() => storesOf(page).then((all) => all.filter((one) => LINK.test(one)).length))
      .toBe(space === creuse ? 1 : 2);
  }
  await appIsKept(page);
  const stores = (await storesOf(page)).join('\n');
  for (const sign of [HERE, ELSEWHERE, `terreau:${demo.space}:`, `terreau:${creuse.space}:`])
    expect(stores).toContain(sign);
}

/** Whose account a space is opened under on this device, as its database says. */
async function accountIn(page: Page, { space }: Demo): Promise<string> {
  const rows = (await storesOf(page)).filter((one) => one.startsWith(`database terreau:${space}:`));
  return rows[0]?.split(':')[2] ?? 'none';
}

/** Nothing in any store of the browser is of this space or of who one was there; the other is whole. */
async function onlyCreuseIsLeft(page: Page, demo: Demo, creuse: Demo, account: string): Promise<void> {
  const stores = await storesOf(page);
  for (const sign of [demo.space, account, HERE]) {
    const left = stores.filter((one) => one.includes(sign));
    expect(left, sign).toEqual([]);
  }
  const kept = stores.join('\n');
  expect(kept).toContain(ELSEWHERE);
  expect(kept).toContain(`cookie terreau-${creuse.space} `);
  expect(kept).toMatch(new RegExp(`localStorage terreau:${creuse.space}:[^ ]+:links .*/join/`));
  await page.goto(`${homeOf(creuse)}/questions`);
  await isOpen(page);
  await expect(box(page)).toHaveValue(ELSEWHERE);
}

test(
  'DEVICE-23: Josette is erased from one space of two: nothing of it stays on her device, the other is whole',
  { tag: KEPT },
  async ({ demo, house, someone }) => {
    const creuse = await secondSpace(house);
    const ana = await someone('Ana', ONLINE);
    await joinBy(ana, demo.links.organiser);
    const josette = await someone('Josette Marqueur');
    const { page } = josette;
    await josetteWithTwoSpaces(josette, demo, creuse);
    await page.goto(`${homeOf(demo)}/partenaires`);
    await isOpen(page);
    const account = await accountIn(page, demo);
    await page.getByRole('button', { name: 'Me faire effacer…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Effacer pour toujours' }).click();
    await expect(page.getByRole('heading', { name: 'Vos données ont été effacées' })).toBeVisible();
    await nothingInTheWay(page);
    await onlyCreuseIsLeft(page, demo, creuse, account);
  },
);

test(
  'DEVICE-23, LIVE-30: Josette leaves one space of two: another tab says so and notes nothing more; the other space is whole',
  { tag: KEPT },
  async ({ demo, house, someone }) => {
    const creuse = await secondSpace(house);
    const josette = await someone('Josette Marqueur');
    const { page, context } = josette;
    await josetteWithTwoSpaces(josette, demo, creuse);
    const account = await accountIn(page, demo);
    const tab = await context.newPage();
    await tab.goto(`${homeOf(demo)}/questions`);
    await isOpen(tab);

    await page.goto(`${new URL(demo.publicUrl).origin}/appareil`);
    const leave = page.getByRole('button', { name: /^Quitter cet espace sur cet appareil/ });
    await expect(leave).toHaveCount(2);
    await page.getByRole('button', { name: /^Quitter cet espace .*(?<!Creuse)$/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tout effacer ici' }).click();
    await expect(leave).toHaveCount(1);

    await expect(tab.getByText('Vous n’êtes pas dans cet espace sur cet appareil.').first()).toBeVisible();
    await nothingInTheWay(tab);
    if (await box(tab).isVisible()) await box(tab).fill('Écrite après être partie ?');
    await tab.close();
    await onlyCreuseIsLeft(page, demo, creuse, account);
    expect((await storesOf(page)).join('\n')).not.toContain('Écrite après être partie');
  },
);

test(
  'DEVICE-23: Josette erases her traces: no store of the browser holds anything of hers',
  { tag: KEPT },
  async ({ demo, house, someone }) => {
    const creuse = await secondSpace(house);
    const josette = await someone('Josette Marqueur');
    const { page } = josette;
    await josetteWithTwoSpaces(josette, demo, creuse);
    await page.goto(`${new URL(demo.publicUrl).origin}/appareil`);
    await page.getByRole('button', { name: 'Effacer mes traces' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tout effacer ici' }).click();
    await expect(page.getByRole('heading', { name: 'C’est effacé. Vous pouvez partir.' })).toBeVisible();
    // The router's own: how far each page of this tab was scrolled, by number. It goes with the tab.
    const ofTheRouter = /^sessionStorage sveltekit:(scroll|snapshot) /;
    expect((await storesOf(page)).filter((one) => !ofTheRouter.test(one))).toEqual([]);
  },
);
