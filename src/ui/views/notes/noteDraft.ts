import type { ItemId } from '#domain/ids.ts';
import { annotation, type Gesture } from '#domain/kinds/index.ts';
import { isRecord } from '#domain/readers.ts';
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

/** A private window may refuse each of them. */
type Keep = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** More than this many at once are given up, the oldest first. */
const MOST = 20;
const keyOf = (slug: string): string => `terreau-notes-${slug}`;

export const isEmptyDraft = ({ note, wording, related }: NoteDraft): boolean =>
  note.trim() === '' && (wording ?? '').trim() === '' && related === null;

export function readNoteDraft(slug: string, item: ItemId, keep: () => Keep): NoteDraft | null {
  try {
    return readOne(all(slug, keep)[item]);
  } catch {
    return null;
  }
}

/** Keeps a draft, or forgets it when nothing is left of it. Where nothing can be kept, the page still holds it. */
export function keepNoteDraft(slug: string, item: ItemId, draft: NoteDraft | null, keep: () => Keep): void {
  try {
    const { [item]: _before, ...others } = all(slug, keep);
    const rest = Object.entries(others);
    const now = draft === null || isEmptyDraft(draft) ? rest : [...rest, [item, draft] as const];
    if (now.length === 0) keep().removeItem(keyOf(slug));
    else keep().setItem(keyOf(slug), JSON.stringify(Object.fromEntries(now.slice(-MOST))));
  } catch {
    return;
  }
}

function all(slug: string, keep: () => Keep): Readonly<Record<string, unknown>> {
  const raw: unknown = JSON.parse(keep().getItem(keyOf(slug)) ?? 'null');
  return isRecord(raw) ? raw : {};
}

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
    related: related.read(raw.related) as ItemId | null,
  };
  return isEmptyDraft(draft) ? null : draft;
}
