import { spreadMerged } from './spreadMerged.ts';

const BLOCKS =
  'p,div,ul,ol,li,h1,h2,h3,h4,h5,h6,blockquote,pre,section,article,header,footer,center,dl,dt,dd,hr,figure';
/**
 * A cell of a text holds words only. A table that holds tables lays a page out: its cells become paragraphs. Blocks
 * of a cell become lines, and a cell merged with those beside it or below leaves them empty.
 */
export function makePlainCells(page: Document): void {
  for (const table of [...page.querySelectorAll('table')].reverse()) {
    if (
      table.querySelector('table, [data-laid-out]') !== null ||
      table.getAttribute('role') === 'presentation'
    )
      unfold(table);
  }
  spreadMerged(page);
  for (const cell of page.querySelectorAll('td, th')) makeLines(cell);
}

/** Its cells as they follow one another; what holds it is a layout as well. */
function unfold(table: Element): void {
  const page = table.ownerDocument;
  const all = page.createElement('div');
  all.setAttribute('data-laid-out', '');
  const own = [...table.querySelectorAll('td, th, caption')].filter((one) => one.closest('table') === table);
  for (const part of own) {
    const words = page.createElement('div');
    words.append(...part.childNodes);
    all.append(words);
  }
  table.replaceWith(all);
}

function makeLines(cell: Element): void {
  const page = cell.ownerDocument;
  for (const block of [...cell.querySelectorAll(BLOCKS)].reverse()) {
    if (block.nextSibling !== null) block.after(page.createElement('br'));
    block.replaceWith(...block.childNodes);
  }
  while (isBlank(cell.lastChild)) cell.lastChild?.remove();
}

const isBlank = (last: ChildNode | null): boolean =>
  last !== null && (last.nodeName === 'BR' || (last.nodeType === 3 && last.textContent?.trim() === ''));
