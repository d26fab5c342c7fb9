import { tabNotes, type Note } from './deviceNotes.ts';
import type { TransportMemory } from '#engine/sync/environment.ts';

const TRANSPORT: Note<'polls', 'way'> = { name: 'way', read: (raw) => (raw === 'polls' ? raw : null) };

/** The tab remembers which transport its last room chose. */
export const rememberedTransport = (notes = tabNotes()): TransportMemory => ({
  read: () => notes.read(TRANSPORT),
  keep: (transport) => notes.keep(TRANSPORT, transport),
});
