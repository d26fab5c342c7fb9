/** The parts of the page that F6 walks through, in order. Each carries `data-region`. */
const regions = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  );

const FOCUSABLE = 'a[href], button:not(:disabled), input, select, textarea, summary, [tabindex="0"]';

/**
 * F6 and Shift+F6 move to the next part of the page and the one before. The content takes the focus itself,
 * so that reading starts at its top; the other parts give it to their first control.
 */
export function walkRegions(event: KeyboardEvent): void {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
  if (document.querySelector('dialog[open]') !== null) return;
  const all = regions();
  if (all.length === 0) return;
  event.preventDefault();
  const here = all.findIndex((region) => region.contains(document.activeElement));
  const step = event.shiftKey ? -1 : 1;
  const next = all[(here === -1 && event.shiftKey ? all.length - 1 : here + step + all.length) % all.length];
  const target = next?.matches('[tabindex="-1"]') ? next : next?.querySelector<HTMLElement>(FOCUSABLE);
  target?.focus();
}
