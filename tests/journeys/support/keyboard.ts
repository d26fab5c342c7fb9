import { expect, type Locator, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every sentence that a live region took, or that the focus came upon as the name of a group. */
    readonly saidHere: string[];
  }
}

/** From now on the page notes what a screen reader would be told. Before the page opens. */
export async function hear(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.defineProperty(window, 'saidHere', { value: said });
    const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]';
    const note = (words: string | null | undefined): void => {
      const told = words?.replaceAll(/\s+/g, ' ').trim() ?? '';
      if (told !== '') said.push(told);
    };
    const region = (node: Node): Element | null =>
      (node instanceof Element ? node : node.parentElement)?.closest(LIVE) ?? null;
    new MutationObserver((changes) => {
      const told = new Set<Node>();
      for (const { type, target, addedNodes } of changes) {
        if (region(target) === null) continue;
        if (type === 'characterData') told.add(target);
        else for (const node of addedNodes) told.add(node);
      }
      for (const node of told) if (node.isConnected) note(node.textContent);
    }).observe(document, { subtree: true, childList: true, characterData: true });
    document.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.role === 'group') note(target.ariaLabel);
    });
  });
}

/** What an act did was told, and once: by the voice of the app, or by a bar that took the focus. */
export async function saidOnce(page: Page, sentence: string | RegExp): Promise<void> {
  const said = (): Promise<string[]> => page.evaluate(() => window.saidHere);
  const isIt = (one: string): boolean =>
    typeof sentence === 'string' ? one === sentence : sentence.test(one);
  await expect.poll(async () => (await said()).some(isIt), { message: `« ${sentence} » is said` }).toBe(true);
  expect((await said()).filter(isIt)).toHaveLength(1);
  await page.evaluate(() => void window.saidHere.splice(0));
}

/**
 * The focus is here, on the screen, not under a bar, and a control shows its ring. Headings and bars that tell what
 * was done take the focus so that reading goes on from them: they show none.
 */
export async function standsOn(target: Locator): Promise<void> {
  await expect(target).toBeFocused();
  await expect.poll(() => target.evaluate(howItIsSeen)).toBe('seen');
}

function howItIsSeen(element: Element): string {
  const box = element.getBoundingClientRect();
  const isControl = element.matches('a, button, input, select, textarea, summary, [tabindex="0"]');
  const ringed = [element, element.closest('label')].some((one) => {
    if (one === null) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  if (isControl && !ringed) return 'without a ring';
  if (box.bottom <= 0 || box.top >= innerHeight) return 'off the screen';
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
  );
  const isShown = points.some(([x, y]) => {
    const above = document.elementFromPoint(x, y);
    return above !== null && (element.contains(above) || above.contains(element));
  });
  return isShown ? 'seen' : 'covered';
}

/** More stops than any page of a space has. */
const MOST_STOPS = 150;

/** Presses Tab until the focus is on `target`; `back`: Shift and Tab. */
export async function tabTo(target: Locator, { back = false } = {}): Promise<void> {
  const { keyboard } = target.page();
  await target.waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await keyboard.press(back ? 'Shift+Tab' : 'Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return standsOn(target);
  }
  throw new Error(`${target} is no stop of the Tab key`);
}

/** Tab until it, then Enter. */
export async function press(target: Locator, { back = false } = {}): Promise<void> {
  await tabTo(target, { back });
  await target.page().keyboard.press('Enter');
}

/** F6, until the content has the focus. */
export async function toContent(page: Page): Promise<void> {
  const main = page.locator('main');
  for (let region = 0; region < 5; region += 1) {
    if (await main.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('F6');
  }
  await expect(main).toBeFocused();
}

/** By the menu of the space, without a hand on the mouse. */
export async function go(page: Page, place: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: 'Menu de l’espace' }).filter({ visible: true });
  const link = menu.getByRole('link', { name: new RegExp(`^${place}`) });
  await page.keyboard.press('F6');
  await press(link);
  await expect(link).toHaveAttribute('aria-current', 'page');
  await toContent(page);
}

/** The browser tells the editor of a selection a moment after the key, before the next frame but one. */
export const selectionIsHeard = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
