import type * as Y from 'yjs';
import { create, readItem } from '../collection.ts';
import { ownedId, type ItemId, type Pens } from '../ids.ts';
import { annotation, question, theme } from '../kinds/index.ts';
import type { Anchor, Gesture, Target } from '../kinds/annotation.ts';
import { checkNote, checkRephrasing, type NoteRefusal } from '../noteWords.ts';
import { done, refused, type Result } from '../result.ts';
import type { Voice } from '../voice.ts';
import type { World } from '../world.ts';

export interface WrittenAnnotation {
  readonly target: Target;
  readonly gesture: Gesture;
  /** The words it is about; none: the whole. */
  readonly anchor?: Anchor | null;
  readonly note?: string | null;
  /** `relate`: the other question. */
  readonly related?: ItemId | null;
  /** `rephrase`: the wording that is proposed. The one it starts from is read in the question. */
  readonly wording?: string;
  readonly voice: Voice;
}

export type AnnotateRefusal =
  NoteRefusal | 'item.gone' | 'annotation.noWords' | 'annotation.noOther' | 'annotation.itself';

/** Lays a note on a question or a theme, in its writer's name. What it is about is not touched. */
export function annotate(
  doc: Y.Doc,
  pens: Pens,
  written: WrittenAnnotation,
  world: World,
): Result<ItemId, AnnotateRefusal> {
  const { target, gesture, anchor = null, voice } = written;
  const words = wordsOf(doc, target);
  if (words === null) return refused('item.gone');
  const note = checkNote(written.note, gesture === 'clarify');
  if (!note.ok) return note;
  if (gesture === 'unclearWord' && anchor === null) return refused('annotation.noWords');
  const related = gesture === 'relate' ? checkRelated(doc, target, written.related ?? null) : done(null);
  if (!related.ok) return related;
  const rephrasing = gesture === 'rephrase' ? checkRephrasing(words, written.wording ?? '') : done(null);
  if (!rephrasing.ok) return rephrasing;
  const id = ownedId(voice.kind === 'nobody' ? pens.veiled : pens.named, world.chance);
  create(doc, annotation, id, {
    target,
    gesture,
    anchor: gesture === 'rephrase' ? null : anchor,
    note: note.value,
    related: related.value,
    rephrasing: rephrasing.value,
    voice,
    annotatedAt: world.now(),
  });
  return done(id);
}

/** The sentence, or the title, as it stands; `null` when there is no such thing. */
const wordsOf = (doc: Y.Doc, { kind, item }: Target): string | null =>
  (kind === 'theme' ? readItem(doc, theme, item)?.title : readItem(doc, question, item)?.sentence) ?? null;

function checkRelated(
  doc: Y.Doc,
  target: Target,
  other: ItemId | null,
): Result<ItemId, 'annotation.noOther' | 'annotation.itself'> {
  if (other === null || readItem(doc, question, other) === null) return refused('annotation.noOther');
  return other === target.item ? refused('annotation.itself') : done(other);
}
