import { makePlainCells } from './plainCells.ts';
import { withoutDress } from './withoutDress.ts';
import { makeWordLists } from './wordLists.ts';

/** What is no words: it is left behind with all that it holds. */
const LEFT_BEHIND =
  'head,script,style,title,meta,link,base,template,noscript,iframe,frame,object,embed,svg,math,img,picture,video,audio,canvas,select,textarea,button,dialog,[hidden],br.Apple-interchange-newline,[data-style*="display:none" i],[data-style*="display: none" i],[data-style*="mso-element:comment" i]';

/** Longer, fuller or deeper than what people write: only its words are read. A browser takes minutes to build some. */
const LONGEST = 2_000_000;
const MOST_TAGS = 30_000;
const DEEPEST = 128;

/** What was copied elsewhere, as a page that this editor reads well. Nothing of it runs or is fetched. */
export function cleanPage(html: string): string {
  const undressed = withoutDress(html.slice(0, LONGEST));
  if (html.length > LONGEST || undressed.split('<').length > MOST_TAGS) return onlyWords(undressed);
  const page = new DOMParser().parseFromString(undressed, 'text/html');
  if (isTooDeep(page)) return onlyWords(undressed);
  for (const one of page.querySelectorAll(LEFT_BEHIND)) one.remove();
  for (const title of page.querySelectorAll('p.MsoTitle')) become(title, 'h1');
  makeWordLists(page);
  makeCheckLists(page);
  makePlainCells(page);
  for (const line of page.querySelectorAll('br')) if (standsBetweenBlocks(line)) line.remove();
  return page.body.innerHTML;
}

function isTooDeep(page: Document): boolean {
  const depths = new Map<Element | null, number>();
  for (const one of page.querySelectorAll('*')) {
    const depth = (depths.get(one.parentElement) ?? 0) + 1;
    depths.set(one, depth);
    if (depth > DEEPEST) return true;
  }
  return false;
}

const onlyWords = (html: string): string =>
  html
    .replace(/<\/?(?:p|div|li|tr|h[1-6]|br)\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replaceAll('<', '&lt;')
    .split(/\s*\n\s*/)
    .filter((line) => line !== '')
    .map((line) => `<p>${line}</p>`)
    .join('');

/** Boxes before words, as web pages and Google Docs write them. */
function makeCheckLists(page: Document): void {
  for (const list of page.querySelectorAll('ul')) {
    const items = [...list.children];
    const states = items.map(stateOf);
    if (items.length === 0 || states.includes(null)) continue;
    list.setAttribute('data-checks', '');
    items.forEach((item, n) => item.setAttribute('data-checked', String(states[n])));
  }
}

function stateOf(item: Element): boolean | null {
  if (item.getAttribute('role') === 'checkbox') return item.getAttribute('aria-checked') === 'true';
  const box = item.querySelector(':scope > input[type=checkbox], :scope > p > input[type=checkbox]');
  const said = item.getAttribute('data-checked');
  if (box === null) return said === null ? null : said === 'true';
  return box.hasAttribute('checked');
}

function become(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

const BLOCK = /^(?:P|H[1-6]|UL|OL|TABLE|BLOCKQUOTE|DIV)$/;

/** Google Docs writes an empty line as a break beside its paragraphs. */
const standsBetweenBlocks = ({
  previousElementSibling: before,
  nextElementSibling: after,
}: Element): boolean =>
  [before, after].some((one) => one !== null && BLOCK.test(one.nodeName)) &&
  [before, after].every((one) => one === null || one.nodeName === 'BR' || BLOCK.test(one.nodeName));
