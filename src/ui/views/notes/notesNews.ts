import type { ItemId } from '#domain/ids.ts';
import type { Annotation, Question } from '#domain/kinds/index.ts';
import type { Note } from '#state/annotationsIndex.svelte.ts';

/** What others did with annotations since a moment, and that is mine to know. */
export interface NotesNews {
  /** Questions of mine that others annotated, with how many annotations and proposed wordings. */
  readonly notedMine: readonly {
    readonly question: Question;
    readonly notes: number;
    readonly proposals: number;
  }[];
  /** Wordings of mine that an author answered. */
  readonly answeredMine: readonly { readonly note: Note; readonly question: Question }[];
}

interface Seen {
  readonly annotations: ReadonlyMap<ItemId, Annotation>;
  readonly questions: ReadonlyMap<ItemId, Question>;
  readonly notesOf: (item: ItemId) => readonly Note[];
  readonly isMine: (id: string) => boolean;
}

export function notesNewsSince(since: number, seen: Seen): NotesNews {
  const noted = new Map<ItemId, { question: Question; notes: number; proposals: number }>();
  const answeredMine: { note: Note; question: Question }[] = [];
  for (const annotation of seen.annotations.values()) {
    const question = annotation.target && seen.questions.get(annotation.target.item);
    if (!question || annotation.target?.kind !== 'question') continue;
    const note = seen.notesOf(question.id).find((one) => one.id === annotation.id);
    if (note === undefined || note.since <= since) continue;
    if (isAnsweredMine(note, seen)) answeredMine.push({ note, question });
    if (!isNewOnMine(note, question, since, seen)) continue;
    const known = noted.get(question.id) ?? { question, notes: 0, proposals: 0 };
    if (annotation.gesture === 'rephrase') known.proposals += 1;
    else known.notes += 1;
    noted.set(question.id, known);
  }
  return { notedMine: [...noted.values()], answeredMine };
}

const isAnsweredMine = ({ id, state, annotation }: Note, { isMine }: Seen): boolean =>
  (state === 'accepted' || state === 'declined') && isMine(id) && !isMine(annotation.target?.item ?? '');

const isNewOnMine = (
  { id, state, annotation }: Note,
  question: Question,
  since: number,
  seen: Seen,
): boolean =>
  state === 'open' && annotation.annotatedAt > since && seen.isMine(question.id) && !seen.isMine(id);
