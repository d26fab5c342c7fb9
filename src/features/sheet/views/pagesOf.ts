/** A4 within its margins of 14 mm (`look/paper.css`), in CSS pixels of which 96 are an inch. */
const MM = 96 / 25.4;
const WIDTH = (210 - 28) * MM;
const HEIGHT = (297 - 28) * MM;

/** How many A4 pages something takes once printed: a copy of it, as wide as the paper, is measured out of sight. */
export function pagesOf(element: HTMLElement): number {
  const copy = element.cloneNode(true) as HTMLElement;
  copy.setAttribute('aria-hidden', 'true');
  copy.inert = true;
  Object.assign(copy.style, {
    position: 'absolute',
    inset: '0 auto auto -9999px',
    width: `${WIDTH}px`,
    maxWidth: 'none',
    padding: '0',
    border: '0',
    visibility: 'hidden',
  });
  element.parentElement?.append(copy);
  const pages = Math.max(1, Math.ceil((copy.offsetHeight - 1) / HEIGHT));
  copy.remove();
  return pages;
}
