import type { Notion, Saying } from './notions.ts';
import { shownIn, type Reading } from './reading.ts';

/** What two texts say alike: as it stands in mine, and as it stands in theirs. */
export interface Alike {
  readonly mine: string;
  readonly theirs: string;
}

/** A stem of theirs that one of mine meets: itself, a slip of the hand, a word that says the same. */
export interface Meeting {
  readonly mine: string;
  readonly theirs: string;
  /** From 0 to 1: how surely the two say the same. */
  readonly sure: number;
  /** They are two words, not two forms of one. */
  readonly isOtherWord: boolean;
}

/** How much it tells that a text holds a word or a notion: the rarer, the more. In nats. */
export interface Telling {
  readonly word: (stem: string) => number;
  readonly notion: (notion: Notion) => number;
}

/** One side: how much all its words tell, and how much of that the other side says too. */
export interface Said {
  readonly whole: number;
  readonly met: number;
  /** Stems that the other side does not say. */
  readonly left: readonly string[];
}

export interface Alignment {
  readonly mine: Said;
  readonly theirs: Said;
  /** How much of it tells what is in common by words, and in other words. */
  readonly byWords: number;
  readonly byMeaning: number;
  readonly alike: readonly Alike[];
}

/** How surely two expressions of one notion say the same here. */
const BY_NOTION = 0.85;

/**
 * Which words of two texts answer to each other (monolingual word alignment, as Sultan, Bethard and Sumner, 2014): the
 * same first, then what says one notion in other words; a word answers once. `meetings`: the surest first.
 */
export function align(
  mine: Reading,
  theirs: Reading,
  { meetings, telling }: { readonly meetings: Iterable<Meeting>; readonly telling: Telling },
): Alignment {
  const met = { mine: new Map<string, number>(), theirs: new Map<string, number>() };
  const alike: Alike[] = [];
  let [byWords, byMeaning] = [0, 0];
  for (const one of meetings) {
    const [my, their] = [mine.words.get(one.mine), theirs.words.get(one.theirs)];
    if (my === undefined || their === undefined) continue;
    if (met.mine.has(one.mine) || met.theirs.has(one.theirs)) continue;
    met.mine.set(one.mine, one.sure);
    met.theirs.set(one.theirs, one.sure);
    const told = one.sure * telling.word(one.theirs);
    if (one.isOtherWord) byMeaning += told;
    else byWords += told;
    alike.push({ mine: my.shown, theirs: their.shown });
  }
  for (const { notion, my, their } of notionsOfBoth(mine, theirs)) {
    if (my.some(({ stem }) => met.mine.has(stem)) || their.some(({ stem }) => met.theirs.has(stem))) continue;
    for (const { stem } of my) met.mine.set(stem, BY_NOTION);
    for (const { stem } of their) met.theirs.set(stem, BY_NOTION);
    byMeaning += BY_NOTION * telling.notion(notion);
    alike.push({ mine: shownIn(mine.text, my), theirs: shownIn(theirs.text, their) });
  }
  return {
    mine: said(mine, met.mine, telling),
    theirs: said(theirs, met.theirs, telling),
    byWords,
    byMeaning,
    alike,
  };
}

interface Both {
  readonly notion: Notion;
  readonly my: Saying;
  readonly their: Saying;
}

/** The longest expressions first: « boîte mail » before « mail ». */
function notionsOfBoth(mine: Reading, theirs: Reading): readonly Both[] {
  const both: Both[] = [];
  for (const [notion, sayings] of mine.notions)
    for (const my of sayings)
      for (const their of theirs.notions.get(notion) ?? []) both.push({ notion, my, their });
  return both.sort((a, b) => b.my.length + b.their.length - a.my.length - a.their.length);
}

function said(reading: Reading, met: ReadonlyMap<string, number>, telling: Telling): Said {
  let [whole, sum] = [0, 0];
  const left: string[] = [];
  for (const stem of reading.words.keys()) {
    const told = telling.word(stem);
    const sure = met.get(stem);
    whole += told;
    if (sure === undefined) left.push(stem);
    else sum += sure * told;
  }
  return { whole, met: sum, left };
}
