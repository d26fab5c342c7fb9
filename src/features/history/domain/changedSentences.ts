import type { Run } from '#domain/wordDiff.ts';
import { align, wordsIn } from '#domain/projections/history/align.ts';
import type { FieldChange } from './compareContents.ts';
import { sentencesOf } from '#domain/projections/history/longDiff.ts';

/** A sentence that is not as it was: `before` empty for a new one, `after` empty for one that is gone. */
export interface SentenceChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What changed, sentence by sentence: for whoever hears it, letters and words say nothing. */
export const changedSentences = (changes: readonly FieldChange[]): readonly SentenceChange[] =>
  changes.flatMap((change) => {
    if (!change.isChanged || change.kind === 'value') return [];
    const texts =
      change.kind === 'text'
        ? [change.runs]
        : change.blocks.flatMap(({ lines }) => lines.map(({ runs }) => runs));
    return texts.flatMap((runs) => sentencesIn(change.field, runs));
  });

function sentencesIn(field: string, runs: readonly Run[]): readonly SentenceChange[] {
  if (runs.every(({ kind }) => kind === 'same')) return [];
  const side = (which: 'earlier' | 'later'): readonly string[] =>
    sentencesOf(runs.map((run) => run[which]).join(''))
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '');
  const [before, after] = [side('earlier'), side('later')];
  const alignable = (key: string) => ({ key, words: wordsIn(key) });
  return align(before.map(alignable), after.map(alignable)).flatMap((pair): SentenceChange[] => {
    const old = pair.before === null ? '' : (before[pair.before] ?? '');
    const fresh = pair.after === null ? '' : (after[pair.after] ?? '');
    return old === fresh ? [] : [{ field, before: old, after: fresh }];
  });
}
