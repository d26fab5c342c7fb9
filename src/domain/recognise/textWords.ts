import { fold } from '../fold.ts';

/** A word of a text, and where it stands. */
export interface TextWord {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** As capitals write it, without accents, where the text has it in capitals; else null. */
  readonly capitals: string | null;
  /** Whether an expression may begin or end here: not inside a longer word, an address or a name of a site. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** Whether an expression may go on with the word that follows. */
  readonly goesOn: boolean;
}

/** An address of the web, to be left alone; or a word, with the endings of « médiateur·rices » and « aidant(s) ». */
const PIECE =
  /((?:[hH][tT]{2}[pP][sS]?:\/\/|[wW]{3}\.)\S+)|([\p{L}\p{N}][\p{L}\p{N}\p{M}]*)(?:[·‧•]\p{L}+|\((?:e|s|es|x)\)s?(?!\p{L}))*/gu;

/** What French writes before an apostrophe when a vowel follows: the next word is a word of its own. */
const ELIDED = new Set('l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu quelqu'.split(' '));
/** « cette médiation-ci », « ce lieu-là » */
const POINTED = new Set(['ci', 'la']);

type Gap = 'space' | 'hyphen' | 'apostrophe' | 'glued' | 'stop';

/** The words of a text, in order. Linear in its length. */
export function textWords(text: string): readonly TextWord[] {
  const runs = runsOf(text);
  let from: Gap = 'stop';
  return runs.map((run, n) => {
    const [before, after] = [runs[n - 1], runs[n + 1]];
    const to = gapBetween(text, run, after);
    const isElided = from === 'apostrophe' && before !== undefined && ELIDED.has(before.folded);
    const begins = !run.isAddress && (from === 'space' || from === 'stop' || isElided);
    const isPointed = to === 'hyphen' && after !== undefined && POINTED.has(after.folded);
    const isEnglish = to === 'apostrophe' && after?.folded === 's';
    const ends = to === 'space' || to === 'stop' || isPointed || isEnglish;
    const goesOn = !run.isAddress && (to === 'space' || to === 'hyphen' || to === 'apostrophe');
    from = to;
    const { start, end, folded, capitals } = run;
    return { start, end, folded, capitals, begins, ends, goesOn };
  });
}

interface Run extends Pick<TextWord, 'start' | 'end' | 'folded' | 'capitals'> {
  readonly isAddress: boolean;
}

function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (const { 0: whole, 1: address, 2: said = '', index: start } of text.matchAll(PIECE))
    runs.push({
      start,
      end: start + whole.length,
      folded: address === undefined ? foldWord(said) : '',
      capitals: address === undefined ? inCapitals(said) : null,
      isAddress: address !== undefined,
    });
  return runs;
}

/** Most words bear no accent, and those are folded at once. */
const foldWord = (word: string): string => (/^[a-z]+$/i.test(word) ? word.toLowerCase() : fold(word));

/** « SI » is not « si ». */
export const inCapitals = (word: string): string | null =>
  /[a-z]/.test(word) || word !== word.toUpperCase() || word === word.toLowerCase()
    ? null
    : fold(word).toUpperCase();

function gapBetween(text: string, before: Run, after: Run | undefined): Gap {
  if (after === undefined) return 'stop';
  const gap = text.slice(before.end, after.start);
  if (gap === ' ') return 'space';
  if (/^[^\S\n\r]+$/.test(gap)) return 'space';
  if (/^[-\u2010-\u2012]$/.test(gap)) return 'hyphen';
  if (/^['’ʼ]$/.test(gap)) return 'apostrophe';
  return /^[.@_]$/.test(gap) ? 'glued' : 'stop';
}
