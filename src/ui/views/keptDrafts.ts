import type { ItemId } from '#domain/ids.ts';
import { isRecord } from '#domain/readers.ts';
import type { Note, SpaceNoteName, SpaceNotes } from '#state/deviceNotes.ts';

/** What is being written about several items at once, by item. */
export type Drafts = Note<Readonly<Record<string, unknown>>>;

/** More than this many at once are given up, the oldest first. */
const MOST = 20;

export const draftsNote = (name: SpaceNoteName): Drafts => ({
  name,
  read: (raw) => (isRecord(raw) ? raw : null),
});

/** Keeps a draft, or forgets it (null). Where nothing can be kept, the page still holds it. */
export function keepDraft(notes: SpaceNotes, drafts: Drafts, item: ItemId, draft: object | null): void {
  const { [item]: _before, ...others } = notes.read(drafts) ?? {};
  const rest = Object.entries(others);
  const now = draft === null ? rest : [...rest, [item, draft] as const];
  notes.keep(drafts, now.length === 0 ? null : Object.fromEntries(now.slice(-MOST)));
}
