import type { Present } from '#state/presence.svelte.ts';

/** Where somebody writes on this page, as far as it shows; null when it does not. */
export interface WriterPlace {
  /** Their caret, or the field they are in. */
  readonly mark: HTMLElement;
  /** What takes the focus there. */
  readonly field: HTMLElement;
}

/** Their caret in the text, or the short field that they write in. */
export function findWriter({ account, writesIn }: Pick<Present, 'account' | 'writesIn'>): WriterPlace | null {
  if (writesIn === null) return null;
  const short = byData('textarea', 'field', writesIn);
  if (short !== null) return { mark: short, field: short };
  const mark = byData('.remote-caret', 'account', account);
  const field = mark?.closest<HTMLElement>('[role="textbox"]') ?? null;
  return mark === null || field === null ? null : { mark, field };
}

const byData = (selector: string, name: string, value: string): HTMLElement | null =>
  [...document.querySelectorAll<HTMLElement>(selector)].find(({ dataset }) => dataset[name] === value) ??
  null;

/** Shows the place without moving the focus. */
export const showPlace = ({ mark }: WriterPlace): void =>
  mark.scrollIntoView({ block: 'center', behavior: 'instant' });

/** Brings my focus and caret there. */
export function goToPlace({ mark, field }: WriterPlace): void {
  showPlace({ mark, field });
  field.focus({ preventScroll: true });
  if (mark === field) return;
  const range = document.createRange();
  range.setStartAfter(mark);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
