import { PUBLIC_PEN, penOf } from '../ids.ts';
import type { Annotation } from '../kinds/annotation.ts';
import type { Answer } from '../kinds/answer.ts';
import type { Moderation } from '../kinds/moderation.ts';

/**
 * Where an annotation stands:
 * - `open`: to be read and dealt with
 * - `accepted`, `declined`: what was answered to a proposed wording, by the author of the question, or for words of a
 *   theme by an organiser
 * - `settled`: dealt with
 * - `setAside`: by an organiser, with a reason its author can read
 * - `archived`: its author took it out of view
 */
export type AnnotationState = 'open' | 'accepted' | 'declined' | 'settled' | 'setAside' | 'archived';

export interface StateOfAnnotation {
  readonly state: AnnotationState;
  /** Since when; for `open`, since it was written or reopened. */
  readonly since: number;
}

/**
 * Reads the answers that count (see `kinds/answer.ts`) and what organisers decided. The latest counts. Of a question,
 * organisers neither undo an author's answer to a proposed wording, nor give one; of a theme, nobody else does.
 */
export function annotationState(
  note: Annotation,
  answers: Iterable<Answer>,
  decided: Moderation | undefined,
): StateOfAnnotation {
  if (note.archivedAt !== null) return { state: 'archived', since: note.archivedAt };
  if (decided?.verdict === 'setAside') return { state: 'setAside', since: decided.decidedAt };
  if (isVerdictOnPassage(note, decided)) return { state: decided.verdict, since: decided.decidedAt };
  const last = latestThatCounts(note, answers);
  const answered: StateOfAnnotation =
    last === null
      ? { state: 'open', since: note.annotatedAt }
      : { state: last.verdict === 'reopened' ? 'open' : last.verdict, since: last.answeredAt };
  if (decided === undefined || answered.state === 'accepted' || answered.state === 'declined')
    return answered;
  if (isAnswer(decided.verdict) || decided.decidedAt <= answered.since) return answered;
  return { state: decided.verdict === 'settled' ? 'settled' : 'open', since: decided.decidedAt };
}

const isAnswer = (verdict: string): verdict is 'accepted' | 'declined' =>
  verdict === 'accepted' || verdict === 'declined';

/** What an organiser answered to a wording proposed for words of a theme. */
const isVerdictOnPassage = (
  note: Annotation,
  decided: Moderation | undefined,
): decided is Moderation & { readonly verdict: 'accepted' | 'declined' } =>
  decided !== undefined &&
  isAnswer(decided.verdict) &&
  note.target?.kind === 'theme' &&
  note.rephrasing !== null;

function latestThatCounts(note: Annotation, answers: Iterable<Answer>): Answer | null {
  let latest: Answer | null = null;
  for (const one of answers) if (counts(note, one) && (latest === null || isLater(one, latest))) latest = one;
  return latest;
}

function counts(note: Annotation, { id, annotation, verdict }: Answer): boolean {
  const pen = penOf(id);
  if (annotation !== note.id || pen === null || pen === PUBLIC_PEN) return false;
  const isAsker = note.target?.kind === 'question' && penOf(note.target.item) === pen;
  if (isAnswer(verdict)) return isAsker && note.rephrasing !== null;
  return isAsker || penOf(note.id) === pen;
}

/** Of two at the same hour the greater id, so that every copy reads the same. */
const isLater = (a: Answer, b: Answer): boolean =>
  a.answeredAt > b.answeredAt || (a.answeredAt === b.answeredAt && a.id > b.id);
