import type * as Y from 'yjs';
import { create, readItem } from '#domain/collection.ts';
import { ownedId, type ItemId, type Pens } from '#domain/ids.ts';
import { annotation } from '#domain/kinds/annotation.ts';
import { question } from '#domain/kinds/question.ts';
import { term } from '#domain/kinds/term.ts';
import { theme } from '#domain/kinds/theme.ts';
import type { Anchor, Gesture, Passage, Rephrasing, Target } from '#domain/kinds/annotation.ts';
import { checkNote, checkRephrasing, type NoteRefusal } from './noteWords.ts';
import { done, refused, type Result } from '#domain/result.ts';
import type { Voice } from '#domain/voice.ts';
import type { World } from '#domain/world.ts';

export interface WrittenAnnotation {
  readonly target: Target;
  readonly gesture: Gesture;
  /** The words it is about; none: the whole. */
  readonly anchor?: Anchor | null;
  /** Where they stand, in a theme. */
  readonly passage?: Passage | null;
  readonly note?: string | null;
  /** `relate`: the other question. */
  readonly related?: ItemId | null;
  /** `rephrase`: what is proposed, instead of the sentence of a question, or of the chosen words of a theme. */
  readonly wording?: string;
  readonly voice: Voice;
}

export type AnnotateRefusal =
  | NoteRefusal
  | 'item.gone'
  | 'annotation.noWords'
  | 'annotation.noPassage'
  | 'annotation.noOther'
  | 'annotation.itself'
  | 'annotation.ownMeaning';

/**
 * Lays a note on a question, a theme or a word, in its writer's name. What it is about is not touched. What a word
 * means to somebody is not reworded: whoever means something else says it beside.
 */
export function annotate(
  doc: Y.Doc,
  pens: Pens,
  written: WrittenAnnotation,
  world: World,
): Result<ItemId, AnnotateRefusal> {
  const { target, gesture, anchor = null, voice } = written;
  const isOnTheme = target.kind === 'theme';
  if (!isHere(doc, target)) return refused('item.gone');
  if (target.kind === 'term' && gesture === 'rephrase') return refused('annotation.ownMeaning');
  const note = checkNote(written.note, gesture === 'clarify');
  if (!note.ok) return note;
  if (gesture === 'unclearWord' && anchor === null) return refused('annotation.noWords');
  const related = gesture === 'relate' ? checkRelated(doc, target, written.related ?? null) : done(null);
  if (!related.ok) return related;
  const rephrasing = gesture === 'rephrase' ? checkWording(doc, written) : done(null);
  if (!rephrasing.ok) return rephrasing;
  const id = ownedId(voice.kind === 'nobody' ? pens.veiled : pens.named, world.chance);
  create(doc, annotation, id, {
    target,
    gesture,
    // Another wording for a question is one for the whole.
    anchor: gesture === 'rephrase' && !isOnTheme ? null : anchor,
    passage: isOnTheme && anchor !== null ? (written.passage ?? null) : null,
    note: note.value,
    related: related.value,
    rephrasing: rephrasing.value,
    voice,
    annotatedAt: world.now(),
  });
  return done(id);
}

function isHere(doc: Y.Doc, { kind, item }: Target): boolean {
  if (kind === 'term') return readItem(doc, term, item) !== null;
  return (kind === 'theme' ? readItem(doc, theme, item) : readItem(doc, question, item)) !== null;
}

/** Beside the sentence as it stands, or beside the words that were chosen in a theme. */
function checkWording(
  doc: Y.Doc,
  { target, anchor, wording = '' }: WrittenAnnotation,
): Result<Rephrasing, NoteRefusal | 'annotation.noPassage'> {
  if (target.kind === 'question')
    return checkRephrasing('question', readItem(doc, question, target.item)?.sentence ?? '', wording);
  return anchor ? checkRephrasing('theme', anchor.quote, wording) : refused('annotation.noPassage');
}

function checkRelated(
  doc: Y.Doc,
  target: Target,
  other: ItemId | null,
): Result<ItemId, 'annotation.noOther' | 'annotation.itself'> {
  if (other === null || readItem(doc, question, other) === null) return refused('annotation.noOther');
  return other === target.item ? refused('annotation.itself') : done(other);
}
