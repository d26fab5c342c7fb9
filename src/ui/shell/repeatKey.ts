/** Hears F2, then R, wherever the focus is, and runs `repeat`; no other key is touched. */
export function repeatKey(repeat: () => void): (event: KeyboardEvent) => void {
  let isArmed = false;
  return (event) => {
    const { key } = event;
    const isAsked = isArmed && key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey && !event.altKey;
    isArmed = key === 'F2';
    if (!isAsked) return;
    event.preventDefault();
    event.stopPropagation();
    repeat();
  };
}
