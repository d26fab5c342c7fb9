const FOLDED = 'details:not([open]) > :not(summary)';
const CONTROLS = `main :is(a, button, input, select, textarea, summary):not(${FOLDED}, ${FOLDED} *)`;
const AIR = 8;

/**
 * A snackbar that covers nothing one acts on: what would lie under `notice`, stuck to the lower edge, is scrolled up, as
 * for a keyboard; by little more than its height.
 */
export function takeRoom(notice: HTMLElement): void {
  const { top, bottom, height } = notice.getBoundingClientRect();
  let up = 0;
  for (const one of document.querySelectorAll(CONTROLS)) {
    const box = one.getBoundingClientRect();
    if (up < height && box.top - up < bottom && box.bottom - up > top - AIR) up = box.bottom - top + AIR;
  }
  scrollBy(0, up);
}
