import { isRecord } from '#domain/readers.ts';
import type { Note, SpaceNotes } from '#state/deviceNotes.ts';

/** What became of the questions that somebody follows, as stamps (`stampOf`) by question. */
export type Stamps = Readonly<Record<string, readonly string[]>>;

/** What this device has told of it. */
export interface Told {
  /** The visit it was told in: when the visit before it ended. */
  readonly visit: number | null;
  /** What stood there as this visit began: what is not in it is news. */
  readonly before: Stamps;
  /** The newest that was shown. */
  readonly seen: Stamps;
}

/** What is known as a visit begins, or goes on after a reload; null where this device never told anything. */
export function toldAt(kept: Told | null, visit: number | null): Told | null {
  if (kept === null) return null;
  return kept.visit === visit ? kept : { visit, before: kept.seen, seen: kept.seen };
}

const isStamps = (raw: unknown): raw is Stamps =>
  isRecord(raw) &&
  Object.values(raw).every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string'));

export const TOLD: Note<Told> = {
  name: 'told',
  read(raw) {
    if (!isRecord(raw) || !isStamps(raw.before) || !isStamps(raw.seen)) return null;
    return { visit: typeof raw.visit === 'number' ? raw.visit : null, before: raw.before, seen: raw.seen };
  },
};

/** What I did myself to a question is no news to me, on this device. */
export function noteMine(notes: SpaceNotes, question: string, stamps: readonly string[]): void {
  const told = notes.read(TOLD);
  if (told === null) return;
  const mine = { [question]: stamps };
  notes.keep(TOLD, { ...told, before: { ...told.before, ...mine }, seen: { ...told.seen, ...mine } });
}
