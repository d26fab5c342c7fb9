import type { ItemId } from '#domain/ids.ts';
import { annotation, type Gesture } from '#domain/kinds/annotation.ts';
import { isRecord } from '#domain/readers.ts';
import type { SpaceNotes } from '#state/deviceNotes.ts';
import { draftsNote, keepDraft } from '#ui/views/keptDrafts.ts';
import type { Held } from './notedItem.ts';

/** A note that somebody was writing on one question or theme, kept on this device until it is sent. */
export interface NoteDraft {
  readonly gesture: Gesture;
  readonly held: Held | null;
  readonly note: string;
  /** Other words for the question or the passage, where some were typed. */
  readonly wording: string | null;
  readonly related: ItemId | null;
}

const ANNOTATIONS = draftsNote('notes');

export const isEmptyDraft = ({ note, wording, related }: NoteDraft): boolean =>
  note.trim() === '' && (wording ?? '').trim() === '' && related === null;

export const readNoteDraft = (notes: SpaceNotes, item: ItemId): NoteDraft | null =>
  readOne(notes.read(ANNOTATIONS)?.[item]);

/** Keeps a draft, or forgets it when nothing is left of it. */
export const keepNoteDraft = (notes: SpaceNotes, item: ItemId, draft: NoteDraft | null): void =>
  keepDraft(notes, ANNOTATIONS, item, draft === null || isEmptyDraft(draft) ? null : draft);

/** Lenient: what another version wrote reads as far as it is understood. */
function readOne(raw: unknown): NoteDraft | null {
  if (!isRecord(raw)) return null;
  const { gesture, anchor, passage, related } = annotation.fields;
  const held = isRecord(raw.held) ? raw.held : null;
  const kept =
    held === null ? null : { anchor: anchor.read(held.anchor), passage: passage.read(held.passage) };
  const draft = {
    gesture: gesture.read(raw.gesture),
    held: kept?.anchor ? kept : null,
    note: typeof raw.note === 'string' ? raw.note : '',
    wording: typeof raw.wording === 'string' ? raw.wording : null,
    related: related.read(raw.related),
  };
  return isEmptyDraft(draft) ? null : draft;
}
