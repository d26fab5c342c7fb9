import { fieldName } from './fieldPresence.ts';
import type { RemoteChange } from './remoteChange.ts';

type Place = Pick<RemoteChange, 'part' | 'section'>;

/** The part of the theme that my caret is in, and the words of the heading above; null when it is in none. */
export function whereIAm(theme: string): Place | null {
  const active = document.activeElement as HTMLElement | null;
  for (const part of ['title', 'intent'] as const)
    if (active?.dataset.field === fieldName(theme, part)) return { part, section: null };
  const text = active?.closest('.ProseMirror') ?? null;
  const anchor = getSelection()?.anchorNode ?? null;
  if (text === null || anchor === null || !text.contains(anchor)) return null;
  return { part: 'body', section: headingAbove(text, anchor) };
}

function headingAbove(text: Element, anchor: Node): string | null {
  let block = [...text.children].find((one) => one.contains(anchor)) ?? null;
  for (; block !== null; block = block.previousElementSibling) {
    const words = /^H[1-6]$/.test(block.tagName) ? (block.textContent ?? '').trim() : '';
    if (words !== '') return words;
  }
  return null;
}

/** Whether a change is where I am. Without a caret here, the whole page is. */
export const isNear = ({ part, section }: Place, mine: Place | null): boolean =>
  mine === null || (mine.part === part && mine.section === section);
