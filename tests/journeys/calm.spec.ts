import { selectionIsHeard } from './support/keyboard.ts';
import { joinBy, nothingInTheWay, type Person } from './support/people.ts';
import { expect, KEPT, ONLINE, test } from './support/test.ts';
import { body, comeToTheme, THEME, writeAtTheEnd } from './support/themes.ts';

/*
 * Three people in one theme: Ana writes in calm, Luc and Sonia write above her.
 */

/** A line of their own at the top; `down`: after so many lines. */
async function writeAtTheTop({ page, ...someone }: Person, words: string, down = 0): Promise<void> {
  await body({ page, ...someone }).focus();
  // Each key once the one before is heard: what others write in between would put the caret back.
  for (const key of ['Control+Home', ...Array<string>(down).fill('ArrowDown'), 'Home']) {
    await page.keyboard.press(key);
    await selectionIsHeard(page);
  }
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

async function chooseCalm({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /^Affichage/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /^Mode calme/ }).check();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Where the line of the caret is on the screen. */
const caretTop = ({ page }: Person): Promise<number> =>
  page.evaluate(() => {
    const focus = getSelection()?.focusNode;
    const element = focus instanceof Element ? focus : focus?.parentElement;
    return Math.round(element?.closest('p, li, h2, h3')?.getBoundingClientRect().top ?? -1);
  });

const caretAccount = ({ page }: Person) => page.locator('.remote-caret');

test('CALM-12, CTAUR-5: Ana types in calm, Luc and Sonia write above, and her line does not move until she stops', async ({
  demo,
  someone,
}) => {
  const [ana, luc, sonia] = [
    await someone('Ana Roux'),
    await someone('Luc Barde'),
    await someone('Sonia Vial'),
  ];
  for (const one of [ana, luc, sonia]) await comeToTheme(one, demo.links.organiser);
  await chooseCalm(ana);
  await writeAtTheEnd(ana, ' Ana');
  await ana.page.keyboard.type('.', { delay: 50 });
  const line = await caretTop(ana);

  const others = Promise.all([writeAtTheTop(luc, 'Mot de Luc'), writeAtTheTop(sonia, 'Mot de Sonia', 2)]);
  const waits = ana.page.getByText(/changements? attend/);
  for (let key = 0; key < 60; key += 1) {
    await ana.page.keyboard.press(key % 2 === 0 ? 'a' : 'Backspace', { delay: 50 });
    expect(await caretTop(ana)).toBe(line);
  }
  await others;
  for (let key = 0; !(await waits.isVisible()) && key < 60; key += 1)
    await ana.page.keyboard.press(key % 2 === 0 ? 'a' : 'Backspace', { delay: 100 });
  expect(await caretTop(ana)).toBe(line);
  await expect(body(ana)).not.toContainText('Mot de Luc');
  await expect(body(luc)).toContainText(' Ana');

  await expect(body(ana)).toContainText('Mot de Luc', { timeout: 15_000 });
  await expect(body(ana)).toContainText('Mot de Sonia');
  await expect(waits).toBeHidden();
  await expect(body(sonia)).toHaveText((await body(ana).textContent()) ?? '');
});

test('CALM-1: one button shows at once what waits, by keyboard too, and axe finds nothing in it', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux', { viewport: { width: 360, height: 740 } });
  const luc = await someone('Luc Barde');
  await ana.page.clock.install();
  for (const one of [ana, luc]) await comeToTheme(one, demo.links.organiser);
  await chooseCalm(ana);
  await writeAtTheEnd(ana, ' Ana');
  await writeAtTheTop(luc, 'Mot de Luc');
  const show = ana.page.getByRole('button', { name: 'Les montrer' });
  for (let key = 0; !(await show.isVisible()) && key < 100; key += 1)
    await ana.page.keyboard.type('a', { delay: 100 });
  const keys = setInterval(() => void ana.page.keyboard.press('Shift'), 500);
  await nothingInTheWay(ana.page).finally(() => clearInterval(keys));
  await ana.page.keyboard.press('Shift');
  // From here on no time goes by for Ana: nothing comes in by itself.
  await ana.page.clock.pauseAt(await ana.page.evaluate(() => Date.now() + 1_000));
  await show.focus();
  await ana.page.keyboard.press('Enter');
  await expect(body(ana)).toContainText('Mot de Luc');
});

test('CALM-11, CTAUR-4: from another page Ana goes where Luc writes, by keyboard, and follows him until a key', async ({
  demo,
  someone,
}) => {
  const [ana, luc] = [await someone('Ana Roux'), await someone('Luc Barde')];
  await comeToTheme(luc, demo.links.organiser);
  await joinBy(ana, demo.links.organiser);
  await writeAtTheEnd(luc, ' Ici écrit Luc.');

  const who = ana.page.getByRole('button', { name: /Voir qui est là/ });
  await who.focus();
  await ana.page.keyboard.press('Enter');
  const dialog = ana.page.getByRole('dialog');
  await expect(dialog.getByText(`écrit le thème « ${THEME} »`)).toBeVisible();
  await nothingInTheWay(ana.page);
  await dialog.getByRole('button', { name: 'Aller où écrit Luc Barde' }).focus();
  await ana.page.keyboard.press('Enter');
  await expect(body(ana)).toBeFocused();
  await expect(ana.page.locator('[data-voice]')).toHaveText('Vous êtes où écrit Luc Barde.');
  await ana.page.keyboard.type(' Ana aussi.');
  await expect(body(luc)).toContainText('Ici écrit Luc. Ana aussi.');

  await who.click();
  await dialog.getByRole('button', { name: 'Suivre Luc Barde' }).click();
  await expect(ana.page.getByText('Vous suivez Luc Barde. Une touche arrête.').first()).toBeVisible();
  await writeAtTheTop(luc, 'Tout en haut');
  await expect(caretAccount(ana)).toBeInViewport();
  await ana.page.keyboard.press('Shift');
  await expect(ana.page.getByRole('button', { name: 'Arrêter' })).toBeHidden();
});

test(
  'CALM-5, CTAUR-1: who is here is told once, grouped, and the button says how many',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const ana = await someone('Ana Roux', ONLINE);
    await comeToTheme(ana, demo.links.organiser);
    const luc = await someone('Luc Barde', { viewport: { width: 360, height: 740 } });
    await comeToTheme(luc, demo.links.organiser);
    await expect(ana.page.locator('[data-voice]')).toHaveText('Luc Barde est aussi sur cette page.');
    await expect(ana.page.getByRole('button', { name: /2 personnes ici/ })).toBeVisible();
    await luc.page.reload();
    await expect(body(luc)).toBeVisible();
    await ana.page.getByRole('button', { name: /2 personnes ici/ }).click();
    const dialog = ana.page.getByRole('dialog');
    await expect(dialog.getByText('est aussi sur cette page')).toHaveCount(1);
    await ana.page.keyboard.press('Escape');

    await luc.page.getByRole('button', { name: /^Affichage/ }).click();
    await luc.page.getByRole('checkbox', { name: /^Ne pas montrer où j’écris/ }).check();
    await luc.page.keyboard.press('Escape');
    await writeAtTheEnd(luc, ' Discret.');
    await expect(body(ana)).toContainText('Discret.');
    await expect(caretAccount(ana)).toHaveCount(0);
    await ana.page.getByRole('button', { name: /2 personnes ici/ }).click();
    await expect(dialog.getByText('Luc Barde')).not.toHaveCount(0);
    await expect(dialog.getByRole('button', { name: /Aller où écrit/ })).toHaveCount(0);
  },
);

test(
  'CALM-13: what is said never comes from the text: no live region but the shell’s, in any state',
  { tag: KEPT },
  async ({ demo, someone }) => {
    const [ana, luc] = [await someone('Ana Roux'), await someone('Luc Barde', ONLINE)];
    for (const one of [ana, luc]) await comeToTheme(one, demo.links.organiser);
    const live = (): Promise<number> =>
      ana.page.evaluate(
        () =>
          [...document.querySelectorAll('[aria-live], [role="status"], [role="alert"], [role="log"]')].filter(
            (region) =>
              region.contains(document.querySelector('.ProseMirror')) ||
              region.closest('.ProseMirror, .theme-writer textarea') !== null,
          ).length,
      );
    expect(await live()).toBe(0);
    await writeAtTheEnd(luc, ' De Luc.');
    await expect(body(ana)).toContainText('De Luc.');
    expect(await live()).toBe(0);
    await chooseCalm(ana);
    await writeAtTheEnd(ana, ' D’Ana.');
    expect(await live()).toBe(0);
    await ana.context.setOffline(true);
    await writeAtTheEnd(ana, ' Sans réseau.');
    expect(await live()).toBe(0);
    await ana.context.setOffline(false);
  },
);
