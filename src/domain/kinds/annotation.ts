import { defineKind, parent, referring, register, type ItemOf } from '../kind.ts';
import { isRecord, oneOf, optionalText, optionalTime, readId, time, type Reader } from '../readers.ts';
import { readVoice } from '../voice.ts';
import type { ItemId } from '../ids.ts';
import { LONGEST_SENTENCE } from './question.ts';

export const LONGEST_NOTE = 600;
/** Selected words (a paragraph at most), and as much of what stands around as tells them from the same elsewhere. */
export const LONGEST_QUOTE = 1_200;
export const LONGEST_SURROUNDINGS = 40;

/** préciser, relier, mot à clarifier, proposer une reformulation (product, §3). */
export const GESTURES = ['clarify', 'relate', 'unclearWord', 'rephrase'] as const;
export type Gesture = (typeof GESTURES)[number];

export const ANNOTATED = ['question', 'theme', 'term'] as const;

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

/** The shared texts of a theme that words can be chosen in. */
export const PASSAGE_FIELDS = ['title', 'intent', 'body'] as const;
export type PassageField = (typeof PASSAGE_FIELDS)[number];

/** A Yjs relative position in base64url is some 15 characters. */
const LONGEST_POSITION = 120;

/**
 * Where chosen words stand in a shared text of a theme: Yjs relative positions in base64url, of the first letter and
 * of the last. They hold while letters live; the anchor beside them finds words that were moved or written anew.
 */
export interface Passage {
  readonly field: PassageField;
  readonly start: string;
  readonly end: string;
}

/** A proposed wording, beside the one that its author had under their eyes. */
export interface Rephrasing {
  readonly from: string;
  readonly to: string;
}

/** Of a question a sentence, of a theme a passage. */
const wording = optionalText(Math.max(LONGEST_SENTENCE, LONGEST_QUOTE));

export const readTarget: Reader<Target | null> = (raw) => {
  const item = isRecord(raw) ? readId(raw.item) : null;
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
  const [from, to] = [wording(raw.from), wording(raw.to)];
  return from === null || to === null ? null : Object.freeze({ from, to });
};

const isPosition = (raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= LONGEST_POSITION && /^[\w-]+$/.test(raw);

const readPassage: Reader<Passage | null> = (raw) => {
  if (!isRecord(raw) || !PASSAGE_FIELDS.includes(raw.field as PassageField)) return null;
  const { field, start, end } = raw;
  return isPosition(start) && isPosition(end)
    ? Object.freeze({ field: field as PassageField, start, end })
    : null;
};

/** A note on a question, a theme or a word, on selected words of it or on the whole. It belongs to whoever wrote it. */
export const annotation = defineKind({
  name: 'annotation',
  root: 'annotations',
  ownership: 'contributed',
  rights: 'theirOwn',
  act: 'annotate',
  spokenIn: 'voice',
  fields: {
    target: referring(ANNOTATED, readTarget, true),
    gesture: register(oneOf(GESTURES, 'clarify')),
    anchor: register(readAnchor),
    /** On words of a theme, beside the anchor. */
    passage: register(readPassage),
    note: register(optionalText(LONGEST_NOTE)),
    /** `relate`: the other question. */
    related: parent('question'),
    /** `rephrase`: the wording that is proposed. */
    rephrasing: register(readRephrasing),
    voice: register(readVoice),
    annotatedAt: register(time),
    editedAt: register(optionalTime),
    archivedAt: register(optionalTime),
  },
  searchText: (item) => item.note ?? '',
});

export type Annotation = ItemOf<typeof annotation.fields>;
