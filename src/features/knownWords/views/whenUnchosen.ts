/**
 * Text that is drawn anew takes away what somebody chose in it: `draw` is called once nothing is chosen on the page, at
 * once where nothing is. Answers how to give it up.
 */
export function whenUnchosen(draw: () => void): () => void {
  const stop = (): void => document.removeEventListener('selectionchange', look);
  const look = (): void => {
    if (document.getSelection()?.isCollapsed === false) return;
    stop();
    draw();
  };
  document.addEventListener('selectionchange', look);
  look();
  return stop;
}
