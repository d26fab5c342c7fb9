import type { Note } from '#state/deviceNotes.ts';

/** Of which return (its day) this device was told, and the person read it. */
export const RETURN_READ: Note<number> = {
  name: 'returned',
  read: (raw) => (typeof raw === 'number' && raw > 0 ? raw : null),
};
