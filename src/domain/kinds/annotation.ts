import { defineKind, register, type ItemOf } from '../kind.ts';
import { isRecord, oneOf, optionalText, optionalTime, reference, time, type Reader } from '../readers.ts';
import { readVoice } from '../voice.ts';
import type { ItemId } from '../ids.ts';
import { LONGEST_SENTENCE } from './question.ts';

export const LONGEST_NOTE = 600;
/** Selected words, and as much of what stands around them as tells them from the same words elsewhere. */
export const LONGEST_QUOTE = LONGEST_SENTENCE;
export const LONGEST_SURROUNDINGS = 40;

/** préciser, relier, mot à clarifier, proposer une reformulation (product, §3). */
export const GESTURES = ['clarify', 'relate', 'unclearWord', 'rephrase'] as const;
export type Gesture = (typeof GESTURES)[number];

export const ANNOTATED = ['question', 'theme'] as const;

/** What a note is about. */
export interface Target {
  readonly kind: (typeof ANNOTATED)[number];
  readonly item: ItemId;
}

/** Words of a short field, found again by quote and surroundings; when they are gone the note stays with the item. */
export interface Anchor {
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** A proposed wording, beside the one that its author had under their eyes. */
export interface Rephrasing {
  readonly from: string;
  readonly to: string;
}

const sentence = optionalText(LONGEST_SENTENCE);

export const readTarget: Reader<Target | null> = (raw) => {
  const item = isRecord(raw) ? reference(raw.item) : null;
  if (!isRecord(raw) || item === null) return null;
  return Object.freeze({ kind: oneOf(ANNOTATED, 'question')(raw.kind), item: item as ItemId });
};

const readAnchor: Reader<Anchor | null> = (raw) => {
  const quote = isRecord(raw) ? optionalText(LONGEST_QUOTE)(raw.quote) : null;
  if (!isRecord(raw) || quote === null) return null;
  const around = optionalText(LONGEST_SURROUNDINGS);
  return Object.freeze({ quote, before: around(raw.before) ?? '', after: around(raw.after) ?? '' });
};

const readRephrasing: Reader<Rephrasing | null> = (raw) => {
  if (!isRecord(raw)) return null;
  const [from, to] = [sentence(raw.from), sentence(raw.to)];
  return from === null || to === null ? null : Object.freeze({ from, to });
};

/** A note on a question or a theme, on selected words of it or on the whole. It belongs to whoever wrote it. */
export const annotation = defineKind({
  name: 'annotation',
  root: 'annotations',
  ownership: 'contributed',
  fields: {
    target: register(readTarget),
    gesture: register(oneOf(GESTURES, 'clarify')),
    anchor: register(readAnchor),
    note: register(optionalText(LONGEST_NOTE)),
    /** `relate`: the other question. */
    related: register(reference),
    /** `rephrase`: the wording that is proposed. */
    rephrasing: register(readRephrasing),
    voice: register(readVoice),
    annotatedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.note ?? '',
  isPublic: () => false,
});

export type Annotation = ItemOf<typeof annotation.fields>;
