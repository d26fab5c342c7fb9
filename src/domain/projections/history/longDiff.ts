import { wordDiff, type Run } from '../../wordDiff.ts';
import { align, wordsIn, type Alignable } from './align.ts';

/** So many pairs of words are weighed one by one; a longer text goes by its sentences first. */
const MOST_PAIRS = 40_000;

/** The sentences of a text, each with the spaces after it: joined, they are the text. */
export const sentencesOf = (text: string): readonly string[] =>
  text.match(/[^.!?…\n]+[.!?…\n»)\s]*|[.!?…\n]+\s*/gu) ?? [];

/** What changes from one text to another, word by word, however long they are. As `wordDiff` reads it. */
export function longDiff(earlier: string, later: string): readonly Run[] {
  if (earlier === later) return earlier === '' ? [] : [same(earlier)];
  if (earlier === '' || later === '') return [{ kind: later === '' ? 'gone' : 'new', earlier, later }];
  const { head, tail, before, after } = trimmed(earlier, later);
  const runs = isShort(before, after) ? wordDiff(before, after) : bySentence(before, after);
  return joined([same(head), ...runs, same(tail)]);
}

const same = (text: string): Run => ({ kind: 'same', earlier: text, later: text });

const isShort = (a: string, b: string): boolean => countOf(a) * countOf(b) <= MOST_PAIRS;
const countOf = (text: string): number => text.match(/[\p{L}\p{N}’'-]+|[^\p{L}\p{N}\s]+/gu)?.length ?? 0;

/** The two without the words that they begin and end with alike. */
function trimmed(earlier: string, later: string) {
  const [a, b] = [earlier.match(/\s+|\S+/gu) ?? [], later.match(/\s+|\S+/gu) ?? []];
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  return {
    head: a.slice(0, head).join(''),
    tail: a.slice(a.length - tail).join(''),
    before: a.slice(head, a.length - tail).join(''),
    after: b.slice(head, b.length - tail).join(''),
  };
}

function bySentence(earlier: string, later: string): readonly Run[] {
  const [a, b] = [sentencesOf(earlier), sentencesOf(later)];
  const alignable = (text: string): Alignable => ({ key: text.trimEnd(), words: wordsIn(text) });
  return align(a.map(alignable), b.map(alignable)).flatMap(({ before, after }): readonly Run[] => {
    const [old, fresh] = [before === null ? '' : (a[before] ?? ''), after === null ? '' : (b[after] ?? '')];
    if (old !== '' && fresh !== '' && isShort(old, fresh)) return wordDiff(old, fresh);
    return [
      { kind: 'gone', earlier: old, later: '' },
      { kind: 'new', earlier: '', later: fresh },
    ];
  });
}

/** Without empty runs, and those of one kind that follow each other in one. */
function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    if (run.earlier === '' && run.later === '') continue;
    const last = whole.at(-1);
    if (last?.kind === run.kind)
      whole[whole.length - 1] = {
        kind: run.kind,
        earlier: last.earlier + run.earlier,
        later: last.later + run.later,
      };
    else whole.push(run);
  }
  return whole;
}
