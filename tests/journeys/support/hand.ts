import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
/** Where a stage or a box of themes begins: there it takes a card, however long it is. */
const head = ({ x, y, width }: Box): Point => ({ x: x + width / 2, y: y + 24 });

async function boxOf(one: Locator): Promise<Box> {
  const box = await one.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box;
}

/** The middle of something, in the window, once it is brought there. */
async function middleOf(one: Locator): Promise<Point> {
  await one.scrollIntoViewIfNeeded();
  return middle(await boxOf(one));
}

/**
 * Goes to something until it stands still beneath the hand: a list may come in above it meanwhile, and near an edge
 * what is held scrolls what is under it.
 */
async function reach(
  one: Locator,
  at: (box: Box) => Point,
  go: (to: Point) => Promise<void>,
): Promise<Point> {
  let to: Point = { x: 0, y: 0 };
  await expect(async () => {
    to = at(await boxOf(one));
    await go(to);
    expect(at(await boxOf(one))).toEqual(to);
  }).toPass();
  return to;
}

/** Takes a card with the mouse, by its middle or elsewhere, and brings it over something; it is still in the hand. */
export async function bring(page: Page, card: Locator, over: Locator, hold = middle): Promise<void> {
  await over.scrollIntoViewIfNeeded();
  await card.scrollIntoViewIfNeeded();
  const from = await reach(card, hold, ({ x, y }) => page.mouse.move(x, y));
  await page.mouse.down();
  await page.mouse.move(from.x + 12, from.y + 4, { steps: 3 });
  await reach(over, head, ({ x, y }) => page.mouse.move(x, y, { steps: 6 }));
}

export const finger = (line: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
  line.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });

/** Lifts a card by its handle, and brings it over one of the places that come up for it; it is still in the hand. */
export async function bringByFinger(line: CDPSession, grip: Locator, place: Locator): Promise<void> {
  const from = await middleOf(grip);
  await finger(line, 'touchStart', from.x, from.y);
  await finger(line, 'touchMove', from.x + 10, from.y + 10);
  await expect(place).toBeVisible();
  await reach(place, middle, async ({ x, y }) => {
    await finger(line, 'touchMove', x - 20, y);
    await finger(line, 'touchMove', x, y);
    await expect(place).toHaveClass(/over/, { timeout: 1_000 });
  });
}

/** Puts the finger on something and draws it up by so many pixels, in steps. */
export async function swipeUp(line: CDPSession, from: Locator, steps: readonly number[]): Promise<void> {
  const { x, y } = await middleOf(from);
  await finger(line, 'touchStart', x, y);
  for (const step of steps) await finger(line, 'touchMove', x, y - step);
  await finger(line, 'touchEnd');
}
