import { tabNotes, type Note } from './deviceNotes.ts';
import type { WayMemory } from '#engine/sync/environment.ts';

const WAY: Note<'polls', 'way'> = { name: 'way', read: (raw) => (raw === 'polls' ? raw : null) };

/** The tab remembers by which way its last room went. */
export const wayMemory = (notes = tabNotes()): WayMemory => ({
  read: () => notes.read(WAY),
  keep: (way) => notes.keep(WAY, way),
});
