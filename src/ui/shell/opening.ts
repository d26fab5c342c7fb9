import { getContext, setContext } from 'svelte';

/** Where somebody was in the box when the space opened under their hands. */
export interface Caret {
  readonly start: number;
  readonly end: number;
  /** How far from the top of the window the box stood, if somebody wrote in it: it stays under their eyes. */
  readonly top: number | null;
}

export interface Opening {
  /** Set while the box has the focus. */
  caret: Caret | null;
  /** The caret to go on from: once, for the box that takes over. */
  readonly takeCaret: () => Caret | null;
}

const KEY = Symbol('opening');

export const provideOpening = (): Opening =>
  setContext<Opening>(KEY, {
    caret: null,
    takeCaret() {
      const { caret } = this;
      this.caret = null;
      return caret;
    },
  });

export const useOpening = (): Opening => getContext<Opening>(KEY);
