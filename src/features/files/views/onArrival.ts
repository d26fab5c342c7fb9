/** A step that comes because somebody asked for it takes the focus on its heading, so that what follows is read from there. */
export const onArrival = (heading: HTMLElement): void => heading.focus();
