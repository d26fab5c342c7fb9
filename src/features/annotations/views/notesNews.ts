import type { ItemId } from '#domain/ids.ts';
import type { Annotation } from '#domain/kinds/annotation.ts';
import type { Question } from '#domain/kinds/question.ts';
import type { Theme } from '#domain/kinds/theme.ts';
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
  /** Words of mine for a theme that organisers answered. */
  readonly answeredInTheme: readonly { readonly note: Note; readonly theme: Theme }[];
  /** Themes that I write and that others annotated, with how many annotations and proposed wordings. */
  readonly notedThemes: readonly {
    readonly theme: Theme;
    readonly notes: number;
    readonly proposals: number;
  }[];
}

interface Seen {
  readonly annotations: ReadonlyMap<ItemId, Annotation>;
  readonly questions: ReadonlyMap<ItemId, Question>;
  readonly themes: ReadonlyMap<ItemId, Theme>;
  /** Organisers write the themes, and answer what is proposed for them. */
  readonly writesThemes: boolean;
  readonly notesOf: (item: ItemId) => readonly Note[];
  readonly isMine: (id: string) => boolean;
}

export function notesNewsSince(since: number, seen: Seen): NotesNews {
  const noted = new Map<ItemId, Counted & { question: Question }>();
  const notedThemes = new Map<ItemId, Counted & { theme: Theme }>();
  const answeredMine: { note: Note; question: Question }[] = [];
  const answeredInTheme: { note: Note; theme: Theme }[] = [];
  for (const annotation of seen.annotations.values()) {
    const { target } = annotation;
    const note = target && seen.notesOf(target.item).find((one) => one.id === annotation.id);
    if (!target || note === undefined || note === null || note.since <= since) continue;
    if (target.kind === 'term') continue;
    if (target.kind === 'theme') {
      const theme = seen.themes.get(target.item);
      if (theme === undefined) continue;
      if (isAnsweredMine(note, seen)) answeredInTheme.push({ note, theme });
      if (seen.writesThemes && isNewOfOthers(note, since, seen))
        notedThemes.set(theme.id, counted(note, notedThemes.get(theme.id) ?? { theme, ...NO_NOTE }));
      continue;
    }
    const question = seen.questions.get(target.item);
    if (question === undefined) continue;
    if (isAnsweredMine(note, seen)) answeredMine.push({ note, question });
    if (seen.isMine(question.id) && isNewOfOthers(note, since, seen))
      noted.set(question.id, counted(note, noted.get(question.id) ?? { question, ...NO_NOTE }));
  }
  return {
    notedMine: [...noted.values()],
    answeredMine,
    answeredInTheme,
    notedThemes: [...notedThemes.values()],
  };
}

interface Counted {
  readonly notes: number;
  readonly proposals: number;
}
const NO_NOTE: Counted = { notes: 0, proposals: 0 };

const counted = <Of extends Counted>({ annotation: { gesture } }: Note, before: Of): Of =>
  gesture === 'rephrase'
    ? { ...before, proposals: before.proposals + 1 }
    : { ...before, notes: before.notes + 1 };

const isAnsweredMine = ({ id, state, annotation }: Note, { isMine }: Seen): boolean =>
  (state === 'accepted' || state === 'declined') && isMine(id) && !isMine(annotation.target?.item ?? '');

const isNewOfOthers = ({ id, state, annotation }: Note, since: number, { isMine }: Seen): boolean =>
  state === 'open' && annotation.annotatedAt > since && !isMine(id);
