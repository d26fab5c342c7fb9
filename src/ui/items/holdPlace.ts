/**
 * Keeps what is being written at `top` of the window, whatever comes above it, for as long as it has the focus.
 * A person who scrolls goes where they wish: the place is then the one they chose. Answers how to stop.
 */
export function holdPlace(field: HTMLElement, top: number): () => void {
  let place = top;
  let scrolled = scrollY;
  // Before the first paint, and each time that the page grows or shrinks.
  const grown = new ResizeObserver(() => {
    scrollBy({ top: field.getBoundingClientRect().top - place, behavior: 'instant' });
    scrolled = scrollY;
  });
  const follow = (): void => {
    place -= scrollY - scrolled;
    scrolled = scrollY;
  };
  const stop = (): void => {
    grown.disconnect();
    removeEventListener('scroll', follow);
    field.removeEventListener('blur', stop);
  };
  grown.observe(document.body);
  addEventListener('scroll', follow);
  field.addEventListener('blur', stop);
  return stop;
}
