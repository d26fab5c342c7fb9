import type { Page } from '@playwright/test';
import { ask, goTo, isOpen, joinBy, nothingInTheWay } from './support/people.ts';
import { holdCommons } from './support/slowly.ts';
import { expect, test } from './support/test.ts';

/*
 * Everybody reaches everything: by keyboard, on a small screen with large text, on a device that opens slowly.
 */

const focused = (page: Page) => page.locator(':focus');

test('REACH-1, KEYS-11: the focus is never lost, from page to page and when an act takes its button away', async ({
  demo,
  someone,
}) => {
  const clara = await someone('Clara Roche');
  const { page } = clara;
  await joinBy(clara, demo.links.organiser);
  await ask(page, 'Qui ouvre la salle le dimanche ?');
  await page.getByRole('link', { name: 'La voir' }).press('Enter');
  await expect(focused(page)).toHaveText('Qui ouvre la salle le dimanche ?');

  await page.getByRole('button', { name: 'Modifier' }).press('Enter');
  await page.getByRole('button', { name: 'Annuler', exact: true }).press('Enter');
  await expect(focused(page)).toHaveText('Modifier');

  await goTo(page, 'Inviter');
  await expect(focused(page)).toHaveText('Inviter');
  await page.getByRole('button', { name: 'Créer un autre lien' }).press('Enter');
  await page.getByRole('button', { name: 'Annuler', exact: true }).press('Enter');
  await expect(focused(page)).toHaveText('Créer un autre lien');
});

test('REACH-5: what was done last leaves once somebody has gone on, and not while they are on it', async ({
  demo,
  someone,
}) => {
  const zoe = await someone('Zoé Faure');
  const { page } = zoe;
  await joinBy(zoe, demo.links.partner);
  await goTo(page, 'Questions');
  await page.getByRole('article').first().getByRole('link').first().click();
  await page.clock.install();
  await page.getByRole('button', { name: 'Préciser' }).press('Enter');
  await page.getByLabel(/^Votre /).fill('Dans les villages sans bus, surtout.');
  await page.getByRole('button', { name: 'Ajouter la précision' }).press('Enter');
  const done = page.getByRole('group', { name: 'Votre précision est ajoutée.' });
  await expect(done).toBeFocused();
  await page.clock.fastForward(60_000);
  await expect(done).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(done.getByRole('button')).toBeFocused();
  await page.clock.fastForward(60_000);
  await expect(done).toBeVisible();
  await page.keyboard.press('Tab');
  await page.clock.fastForward(20_000);
  await expect(done).toHaveCount(0);
  await expect(focused(page)).toHaveCount(1);
});

test('REACH-2: at 320 px with text twice as large nothing scrolls sideways and no bar covers the text', async ({
  house,
  demo,
  someone,
}) => {
  const luc = await someone('Luc Marty', { viewport: { width: 320, height: 640 } });
  const { page } = luc;
  await joinBy(luc, demo.links.organiser);
  await page.evaluate(() => localStorage.setItem('terreau:::display', JSON.stringify({ size: '200' })));
  for (const place of ['', '/questions', '/themes', '/partenaires', '/inviter', '/appareil']) {
    await page.goto(`${house.url}/e/${demo.space}${place}`);
    await isOpen(page);
    await expect(page.locator('html')).toHaveAttribute('data-size', '200');
    if (place === '/questions') await expect(page.getByRole('article').first()).toBeVisible();
    await nothingInTheWay(page);
    const { wide, stuck } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      stuck: [...document.querySelectorAll('body *')]
        .filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position))
        .map((one) => one.className),
    }));
    expect({ place, wide, stuck }).toEqual({ place, wide: 320, stuck: [] });
  }
});

test('REACH-3: coming back, the box that is there first keeps the words, the caret and its place', async ({
  demo,
  someone,
}) => {
  const small = { viewport: { width: 360, height: 740 } };
  const ana = await someone('Ana Roux', small);
  await joinBy(ana, demo.links.partner);
  const storageState = await ana.context.storageState();
  // The same device, its cache emptied: the line is what slows the app down.
  const { page } = await someone('Ana Roux, plus tard', { ...small, storageState });
  // The space opens empty, and its settings come well after the box was taken over.
  let letSync = (): void => {};
  const synced = new Promise<void>((resolve) => (letSync = resolve));
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    await synced;
    socket.connectToServer();
  });
  const letThrough = await holdCommons(page);
  const box = page.getByLabel('Quelle question vous posez-vous ?');
  await page.goto(ana.page.url().replace(/#.*/, ''));
  await expect(box).toBeFocused();
  await page.keyboard.type('Qui paie l’encre ?');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const before = await box.boundingBox();
  const movedBy = async (): Promise<number> =>
    Math.abs(((await box.boundingBox())?.y ?? 0) - (before?.y ?? 0));

  letThrough();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ana');
  await expect(box).toBeFocused();
  expect(await movedBy()).toBeLessThan(2);
  letSync();
  await isOpen(page);
  await expect(box).toBeFocused();
  await page.keyboard.type(' bleue');
  await expect(box).toHaveValue('Qui paie l’encre bleue ?');
  expect(await movedBy()).toBeLessThan(2);
  // Somebody who scrolls goes where they wish.
  await page.mouse.wheel(0, -60);
  await expect.poll(movedBy).toBeGreaterThan(50);
});

test('REACH-4: somebody who left the box while the space was opening stands where they were', async ({
  demo,
  someone,
}) => {
  const ana = await someone('Ana Roux');
  await joinBy(ana, demo.links.partner);
  const storageState = await ana.context.storageState();
  const { page } = await someone('Ana Roux, plus tard', { storageState });
  const letThrough = await holdCommons(page);
  await page.goto(ana.page.url().replace(/#.*/, ''));
  await expect(page.getByLabel('Quelle question vous posez-vous ?')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  letThrough();
  await isOpen(page);
  await expect(page.getByRole('banner').getByRole('link').first()).toBeFocused();
});
