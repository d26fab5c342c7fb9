import { expect, test, type Locator, type Page } from '@playwright/test';
import type { House, Who } from '../editor/page/main.ts';
import { ADDRESS, listenTo, serve } from './support/editorPage.ts';
import { nothingInTheWay } from './support/people.ts';
import { ANDROID, phoneKeyboard, type PhoneKeyboard } from './support/phoneKeyboard.ts';

/*
 * Ana writes a theme on her phone, whose keyboard composes its letters; Luc writes in the same theme.
 */

test.use(ANDROID);

declare global {
  var house: House;
}

let complaints: string[];
let phone: PhoneKeyboard;

test.beforeEach(async ({ page }) => {
  complaints = listenTo(page);
  await serve(page, `${ADDRESS}**`);
  await page.goto(ADDRESS);
  phone = await phoneKeyboard(page);
});

test.afterEach(() => expect(complaints).toEqual([]));

const text = (page: Page, who: Who): Locator =>
  page.locator(`#${who}`).getByRole('textbox', { name: /^Texte du thème/ });

/** Both copies hold the same, both screens show it, and it reads so, paragraph by paragraph. */
async function bothRead(page: Page, ...paragraphs: string[]): Promise<void> {
  for (const who of ['ana', 'luc'] as const)
    await expect
      .poll(
        () =>
          text(page, who)
            .locator('p, h2, h3, td, th')
            .evaluateAll((all) => all.map((one) => one.textContent)),
        { message: who },
      )
      .toEqual(paragraphs);
  expect(await page.evaluate(() => house.raw('luc'))).toBe(await page.evaluate(() => house.raw('ana')));
}

async function begin(page: Page, words: string): Promise<void> {
  await text(page, 'ana').focus();
  await page.keyboard.type(words);
}

async function left(page: Page, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await page.keyboard.press('ArrowLeft');
}

const tool = (page: Page, name: string): Locator =>
  page.locator('#ana').getByRole('toolbar').getByRole('button', { name, exact: true });

/** What stands after Ana's caret in its paragraph, where Luc sees it. */
const afterCaret = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const caret = document.querySelector('#luc .remote-caret');
    const paragraph = caret?.closest('p, h2, h3, td, th');
    if (!caret || !paragraph) return null;
    const rest = document.createRange();
    rest.setStartAfter(caret);
    rest.setEndAfter(paragraph);
    return rest.toString();
  });

/** Presses a key until what stands after the caret is this: a caret moves only once what was composed is settled. */
async function caretBefore(page: Page, rest: string, key: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect.poll(() => afterCaret(page), { timeout: 500 }).toBe(rest);
  }).toPass();
}

/** Luc writes without taking the focus from Ana: his words come by the wire. */
const lucWrites = (page: Page, words: string, at: 'start' | 'end'): Promise<void> =>
  page.evaluate(({ words, at }) => house.write('luc', words, at), { words, at });

test('PHONE-1: letters composed in the middle of a word, corrected, taken back', async ({ page }) => {
  await begin(page, 'Un handcap durable');
  await left(page, 'cap durable'.length);
  await phone.compose('i');
  await phone.settle('i');
  await bothRead(page, 'Un handicap durable');
  await caretBefore(page, '', 'End');
  await phone.settle(' ');
  await phone.compose('peutetre');
  await bothRead(page, 'Un handicap durable peutetre');
  // The keyboard corrects as the space is typed.
  await phone.settle('peut-être ');
  await bothRead(page, 'Un handicap durable peut-être ');
  await phone.compose('oui');
  await phone.compose('ou');
  await phone.compose('o');
  await phone.settle('');
  await phone.back();
  await phone.back();
  await bothRead(page, 'Un handicap durable peut-êtr');
});

test('PHONE-2: the word before is corrected, and what is selected over two paragraphs is written over', async ({
  page,
}) => {
  await begin(page, 'Un handcap durable');
  await phone.takeUp(3, 10, 'handicap');
  await bothRead(page, 'Un handicap durable');
  await phone.settle('handicap');
  await bothRead(page, 'Un handicap durable');
  await caretBefore(page, '', 'End');
  await page.keyboard.press('Enter');
  await phone.compose('Aider');
  await phone.settle('Aider ');
  await bothRead(page, 'Un handicap durable', 'Aider ');
  for (let n = 0; n < 'durableAider '.length + 1; n += 1) await page.keyboard.press('Shift+ArrowLeft');
  await phone.compose('rare');
  await phone.settle('rare');
  await bothRead(page, 'Un handicap rare');
  // The key that takes back joins two paragraphs.
  await page.keyboard.press('Enter');
  await phone.compose('Ici');
  await phone.settle('Ici');
  await caretBefore(page, 'Ici', 'Home');
  await phone.back();
  await bothRead(page, 'Un handicap rareIci');
});

test('PHONE-3: the same in a list, in a box of a table, beside what is cited', async ({ page }) => {
  await begin(page, '- un\ndeux');
  await phone.compose('ième');
  await phone.settle('ième ');
  await bothRead(page, 'un', 'deuxième ');
  await page.keyboard.press('Enter');
  await phone.compose('trois');
  await phone.settle('trois');
  for (let n = 0; n < 'trois'.length; n += 1) await phone.back();
  await bothRead(page, 'un', 'deuxième ', '');
  await phone.back();
  await expect(text(page, 'luc').locator('li')).toHaveCount(2);
  await bothRead(page, 'un', 'deuxième ', '');

  await phone.compose('Voir');
  await phone.settle('Voir @');
  const dialog = page.getByRole('dialog', { name: 'Citer' });
  await expect(dialog.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text(page, 'ana')).toBeFocused();
  await phone.compose('aussi');
  await phone.settle('aussi ');
  await bothRead(page, 'un', 'deuxième ', 'Voir « q0 » aussi ');
  for (let n = 0; n < 'aussi '.length + 1; n += 1) await phone.back();
  await bothRead(page, 'un', 'deuxième ', 'Voir « q0 »');
  await phone.back();
  await bothRead(page, 'un', 'deuxième ', 'Voir ');

  await tool(page, 'Plus d’outils').tap();
  await tool(page, 'Tableau').tap();
  await expect(text(page, 'ana').locator('th')).toHaveCount(3);
  await phone.compose('Qui');
  await phone.settle('Qui ');
  await phone.back();
  await phone.back();
  await phone.compose('i vient');
  await phone.settle('i vient');
  await expect(text(page, 'luc').locator('th').first()).toHaveText('Qui vient');
  // Over two boxes: they are emptied, and the table stays whole.
  await caretBefore(page, '', 'End');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('Quoi');
  for (let n = 0; n < 'vient Quoi'.length; n += 1) await page.keyboard.press('Shift+ArrowLeft');
  await phone.compose('part');
  await phone.settle('part');
  await expect(text(page, 'luc').locator('th')).toHaveText(['Qui part', '', '']);
  expect(await page.evaluate(() => house.raw('luc'))).toBe(await page.evaluate(() => house.raw('ana')));
});

for (const [where, at, words, read] of [
  ['before', 'start', 'Luc : ', 'Luc : Partir des gens, toujours'],
  ['after', 'end', ' (Luc)', 'Partir des gens, toujours (Luc)'],
] as const)
  test(`PHONE-4: while a word is composed Luc writes ${where} it in the same paragraph, and no letter is lost or doubled`, async ({
    page,
  }) => {
    await begin(page, 'Partir des , toujours');
    await left(page, ', toujours'.length);
    await phone.compose('ge');
    await lucWrites(page, words, at);
    await phone.compose('gens');
    await phone.settle('gens');
    await bothRead(page, read);
  });

test('PHONE-5: Luc writes in it letter after letter, and in the next paragraph, all along', async ({
  page,
}) => {
  await begin(page, 'Partir\nEnsuite');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('End');
  for (const word of [' des', ' gens', ' et', ' du', ' lieu']) {
    for (let length = 1; length <= word.length; length += 1) {
      await phone.show(word.slice(0, length));
      await page.evaluate((letter) => house.write('luc', letter, 'start'), 'l');
      await page.evaluate((letter) => house.write('luc', letter, 'end', 1), 'e');
    }
    await phone.settle(word);
  }
  const times = ' des gens et du lieu'.length;
  await bothRead(page, `${'l'.repeat(times)}Partir des gens et du lieu`, `Ensuite${'e'.repeat(times)}`);
  await phone.back();
  await bothRead(page, `${'l'.repeat(times)}Partir des gens et du lie`, `Ensuite${'e'.repeat(times)}`);
});

for (const width of [360, 320])
  test(`PHONE-6: at ${width} px a few tools stand in one row, the others behind « Plus » with their words`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    const bar = page.locator('#ana').getByRole('toolbar');
    await text(page, 'ana').tap();
    await page.keyboard.type('Une citation');
    const height = (await bar.boundingBox())?.height ?? 0;
    expect(height).toBeLessThan(2 * 44);
    const more = tool(page, 'Plus d’outils');
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await more.tap();
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await expect(text(page, 'ana')).toBeFocused();
    await expect(bar.getByText('Citation')).toBeVisible();
    await nothingInTheWay(page);
    const small = await bar
      .locator('button')
      .evaluateAll((all) =>
        all.map((b) => b.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44),
      );
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // A tool that was touched closes what it stood in.
    await tool(page, 'Citation').tap();
    await expect(text(page, 'luc').locator('blockquote')).toHaveText('Une citation');
    await expect(tool(page, 'Citation')).toHaveCount(0);
    await expect(text(page, 'ana')).toBeFocused();

    // By keys, as somebody who reads at 400 %: one stop, and what is open stays open.
    await page.keyboard.press('Alt+F10');
    for (let n = 0; n < 8 && !(await more.evaluate((one) => one === document.activeElement)); n += 1)
      await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await expect(tool(page, 'Rétablir')).toBeFocused();
    await expect(bar.locator('button[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(text(page, 'ana')).toBeFocused();
    await expect(tool(page, 'Rétablir')).toHaveCount(0);
    await expect(bar.locator('button[tabindex="0"]')).toHaveCount(1);
  });

test('PHONE-7: keys are told of once one was pressed that a phone does not have', async ({ page }) => {
  const told = page.locator('#ana').getByText('Échap pour sortir du texte.');
  await text(page, 'ana').tap();
  await phone.compose('Ici');
  await phone.settle('Ici ');
  await phone.back();
  await bothRead(page, 'Ici');
  await expect(told).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(told).toBeFocused();
});
