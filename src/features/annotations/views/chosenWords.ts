import type { Range } from '#domain/anchor.ts';

/** For the press of a button that is about the words selected: it takes neither them nor the focus away. */
export const keepSelection = (press: Pick<Event, 'preventDefault'>): void => press.preventDefault();

/** What of a text somebody has selected on the page; what only stands beside the words (`.ref`) is no part of it. */
export function selectedIn(root: HTMLElement): Range | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [hasStart, hasEnd] = [root.contains(range.startContainer), root.contains(range.endContainer)];
  if (!hasStart && !hasEnd) return null;
  const start = hasStart ? offsetIn(root, range.startContainer, range.startOffset) : 0;
  const end = hasEnd ? offsetIn(root, range.endContainer, range.endOffset) : Infinity;
  return end > start ? { start, end } : null;
}

/** A place in the DOM as an offset in the words of `root`. */
function offsetIn(root: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  const part = before.cloneContents();
  for (const beside of part.querySelectorAll('.ref, .beside')) beside.remove();
  // What is cited in a text, and a line break, are one letter of it.
  for (const one of part.querySelectorAll('.cited')) one.textContent = '.';
  for (const line of part.querySelectorAll('br')) line.textContent = '\n';
  return part.textContent.length;
}

/** What French elides before a word: nobody chooses « l’ » alone. */
const WORD = /(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’])?([\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*)/giu;

/** The words of a text; « aujourd’hui » is one, and what is elided before one is no part of it. */
export const wordsIn = (text: string): readonly Range[] =>
  [...text.matchAll(WORD)].map(({ index, 0: all, 1: word = '' }) => ({
    start: index + all.length - word.length,
    end: index + all.length,
  }));

/** What was selected, stretched to whole words: a finger seldom stops between two letters on purpose. */
export function wholeWords(text: string, { start, end }: Range): Range {
  const words = wordsIn(text);
  const first = words.find((word) => word.start < start && word.end > start);
  const last = words.find((word) => word.start < end && word.end > end);
  return { start: first?.start ?? start, end: last?.end ?? end };
}
