import type { Attachment } from 'svelte/attachments';

/** Headings take the focus without being a stop of the Tab key. */
export function focusHeading(heading: HTMLElement): void {
  heading.setAttribute('tabindex', '-1');
  heading.focus({ preventScroll: true });
}

const ancestorsOf = (element: Element, within: Element): Element[] => {
  const all: Element[] = [];
  for (let one = element.parentElement; one !== null && one !== within; one = one.parentElement)
    all.push(one);
  return all;
};

/**
 * The focus is never lost to the page. A form that is left gives it back to the button that had made way for it;
 * otherwise, where an act takes away the control one has pressed, the heading of what stood around it has the focus,
 * and Tab goes on from there.
 */
export const keepFocus: Attachment<HTMLElement> = (main) => {
  let last: Element | null = null;
  let around: readonly Element[] = [];
  /** The words of the last button that went under the focus, and the others that bore the same. */
  let opener: { readonly words: string | null; readonly others: readonly Element[] } | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;

  const buttonsOf = (words: string | null): HTMLElement[] =>
    [...main.querySelectorAll('button')].filter(({ textContent }) => textContent === words);

  const note = (event: FocusEvent): void => {
    if (last?.isConnected === false && last.matches('button'))
      opener = { words: last.textContent, others: buttonsOf(last.textContent) };
    last = event.target as Element;
    around = ancestorsOf(last, main);
  };
  const isLost = (): boolean =>
    last !== null && !last.isConnected && document.activeElement === document.body;

  function recover(): void {
    if (!isLost()) return;
    const made = opener;
    const back = made && buttonsOf(made.words).find((one) => !made.others.includes(one));
    if (back) return back.focus();
    const standing = [...around.filter((one) => one.isConnected), main];
    const heading = standing
      .map((one) => one.querySelector<HTMLElement>('h1, h2, h3'))
      .find((one) => one !== null);
    if (heading) focusHeading(heading);
    else main.focus({ preventScroll: true });
  }

  // Whoever takes something away may put the focus somewhere better: theirs goes first.
  const changes = new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(later);
    later = setTimeout(recover);
  });
  changes.observe(main, { childList: true, subtree: true });
  main.addEventListener('focusin', note);
  return () => {
    clearTimeout(later);
    changes.disconnect();
    main.removeEventListener('focusin', note);
  };
};
