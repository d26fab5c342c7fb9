import type { Note, SpaceNotes } from '#state/deviceNotes.ts';

/** Whether the last visit knew that this person may ask. */
export const MAY_ASK: Note<true> = { name: 'asks', read: () => true };

/** What the door adds to the address of somebody who may ask: the box is there before the space is. */
export const ASKS = '#poser';

/** Whether the box may be offered before the space is open: by the door's word, or by what the last visit knew. */
export const maybeAsks = (notes: SpaceNotes, hash: string): boolean =>
  hash === ASKS || notes.read(MAY_ASK) !== null;
