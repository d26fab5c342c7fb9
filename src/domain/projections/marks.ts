import type { Found } from '../anchor.ts';

/** A note whose words were found in a text. */
export interface Marked<Note> {
  readonly note: Note;
  readonly place: Found;
}

/** A run of a text, the notes whose words it belongs to, and those whose words end with it. */
export interface MarkedRun<Note> {
  readonly text: string;
  readonly on: readonly Note[];
  readonly ending: readonly Note[];
}

/** Cuts a text where the words of notes begin and end; notes may overlap. Joined again it is the text. */
export function markedRuns<Note>(text: string, marked: readonly Marked<Note>[]): readonly MarkedRun<Note>[] {
  const edges = new Set([0, text.length]);
  for (const { place } of marked) edges.add(place.start).add(place.end);
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  return cuts.slice(1).map((end, n) => {
    const start = cuts[n] ?? 0;
    return {
      text: text.slice(start, end),
      on: marked.filter(({ place }) => place.start <= start && place.end >= end).map(({ note }) => note),
      ending: marked.filter(({ place }) => place.end === end).map(({ note }) => note),
    };
  });
}
