import { isRecord } from '#domain/readers.ts';
import type { Note, SpaceNotes } from '#state/deviceNotes.ts';

/** Addresses of the invitations made on this device, by invitation. The server keeps only a hash of them. */
export type KeptLinks = Readonly<Record<string, string>>;

const LINKS: Note<KeptLinks> = {
  name: 'links',
  read: (raw) =>
    isRecord(raw)
      ? (Object.fromEntries(Object.entries(raw).filter(([, url]) => typeof url === 'string')) as KeptLinks)
      : null,
};

export const readLinks = (notes: SpaceNotes): KeptLinks => notes.read(LINKS) ?? {};

/** Keeps the addresses of those that still open a door, and forgets the others. */
export function keepLinks(notes: SpaceNotes, links: KeptLinks, living: ReadonlySet<string>): KeptLinks {
  const kept = Object.fromEntries(Object.entries(links).filter(([id]) => living.has(id)));
  notes.keep(LINKS, kept);
  return kept;
}
