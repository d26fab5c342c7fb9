import type { Note } from '../deviceNotes.ts';

/** A tab remembers by which way the last room went, where that was polls. */
export const WAY: Note<'polls', 'way'> = { name: 'way', read: (raw) => (raw === 'polls' ? raw : null) };
