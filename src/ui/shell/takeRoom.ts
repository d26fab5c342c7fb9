const CONTROLS = 'main :is(a, button, input, select, textarea, summary)';
const FOLDED = 'details:not([open]) > :not(summary)';
const AIR = 8;

/**
 * A snackbar that covers nothing one acts on: what would lie under `notice`, stuck to the lower edge, is scrolled up, as
 * for a keyboard; by twice its height at most.
 */
export function takeRoom(notice: HTMLElement): void {
  const { top, bottom, height } = notice.getBoundingClientRect();
  const boxes = [...document.querySelectorAll(CONTROLS)]
    .filter((one) => one.closest(FOLDED) === null)
    .map((one) => one.getBoundingClientRect());
  const most = 2 * height;
  let up = 0;
  for (let under: DOMRect | undefined; up < most; up = under.bottom - top + AIR) {
    under = boxes.find((one) => one.top - up < bottom && one.bottom - up > top - AIR);
    if (under === undefined) break;
  }
  scrollBy(0, Math.min(up, most));
}
