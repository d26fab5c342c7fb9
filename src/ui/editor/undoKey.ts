/** What a key asks of the undo of the page: Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z, and their likes on a Mac. */
export function undoKey(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.isComposing || event.altKey || (!event.ctrlKey && !event.metaKey)) return null;
  const key = event.key.toLowerCase();
  if (key === 'y') return 'redo';
  return key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : null;
}

/** Whether the browser has an undo of its own where this key was pressed. */
export const hasOwnUndo = ({ target }: Event): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
