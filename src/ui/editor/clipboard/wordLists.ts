/*
 * Word, and Outlook with it, writes a list as paragraphs that say « mso-list: l0 level2 » in their style, each with
 * its bullet or its number as words.
 */
const LEVEL = /mso-list:[^;]*\blevel(\d+)/i;
const MARK = '[data-style*="mso-list:Ignore" i], [data-style*="mso-list: Ignore" i]';
/** « 1. », « b) », « iv. »; the bullet « o » bears neither point nor bracket. */
const NUMBERED = /^\s*(?:\d+|\p{L}{1,4})[.)°]/u;

const levelOf = (paragraph: Element): number =>
  Number(LEVEL.exec(paragraph.getAttribute('data-style') ?? '')?.[1] ?? 0);

/** Makes real lists of them. */
export function makeWordLists(page: Document): void {
  const paragraphs = [...page.querySelectorAll('p[data-style*="mso-list" i]')].filter(
    (one) => levelOf(one) > 0,
  );
  const made = new Map<Element, readonly Element[]>();
  for (const paragraph of paragraphs) {
    const before = paragraph.previousElementSibling;
    const open = (before === null ? undefined : made.get(before)) ?? [];
    const { list, isOpen, path } = listFor(paragraph, open);
    const item = list.appendChild(page.createElement('li'));
    if (!isOpen) {
      const holder = path.at(-2)?.lastElementChild;
      if (holder) holder.append(list);
      else paragraph.before(list);
    }
    const root = path[0] ?? list;
    // The next paragraph of the same list finds it just before itself.
    made.set(root, path);
    paragraph.querySelectorAll(MARK).forEach((mark) => mark.remove());
    item.append(paragraph);
  }
}

interface Found {
  readonly list: Element;
  readonly isOpen: boolean;
  /** The lists that are open, from the outermost. */
  readonly path: readonly Element[];
}

function listFor(paragraph: Element, open: readonly Element[]): Found {
  const mark = paragraph.querySelector(MARK)?.textContent ?? '';
  const name = NUMBERED.test(mark) ? 'ol' : 'ul';
  // A level that is skipped is not made: « level1 » then « level3 » goes one deeper.
  const depth = Math.min(levelOf(paragraph), open.length + 1);
  const outer = open.slice(0, depth - 1);
  const same = open[depth - 1];
  if (same?.localName === name) return { list: same, isOpen: true, path: open.slice(0, depth) };
  const list = paragraph.ownerDocument.createElement(name);
  return { list, isOpen: false, path: [...outer, list] };
}
