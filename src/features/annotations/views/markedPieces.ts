import type { Marked } from '#domain/projections/marks.ts';
import type { RichRun } from '#domain/projections/richBlocks.ts';

/** A stretch of a paragraph that the same notes are about; those that begin with it, and those that end with it. */
export interface MarkedPiece<Note> {
  readonly runs: readonly RichRun[];
  readonly on: readonly Note[];
  readonly starting: readonly Note[];
  readonly ending: readonly Note[];
}

/** What is cited is one letter of the text, whatever its name. */
export const lengthOf = (run: RichRun): number =>
  run.mention !== undefined || run.cited !== undefined ? 1 : run.text.length;

/** Cuts a paragraph where the words of notes begin and end; its runs keep their emphasis and links. */
export function markedPieces<Note>(
  runs: readonly RichRun[],
  marked: readonly Marked<Note>[],
): readonly MarkedPiece<Note>[] {
  const length = runs.reduce((sum, run) => sum + lengthOf(run), 0);
  const edges = new Set([0, length]);
  for (const { place } of marked) edges.add(Math.min(place.start, length)).add(Math.min(place.end, length));
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((end, n) => {
    const start = cuts[n] ?? 0;
    const who = (test: (place: Marked<Note>['place']) => boolean): readonly Note[] =>
      marked.filter(({ place }) => test(place)).map(({ note }) => note);
    return {
      runs: between(runs, start, end),
      on: who((place) => place.start <= start && place.end >= end),
      starting: who((place) => place.start === start),
      ending: who((place) => place.end === end),
    };
  });
}

function between(runs: readonly RichRun[], start: number, end: number): RichRun[] {
  let at = 0;
  return runs.flatMap((run) => {
    const [from, until] = [at, at + lengthOf(run)];
    at = until;
    if (until <= start || from >= end) return [];
    if (from >= start && until <= end) return [run];
    return [{ ...run, text: run.text.slice(Math.max(0, start - from), end - from) }];
  });
}
