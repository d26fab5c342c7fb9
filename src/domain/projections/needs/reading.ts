import { notionsOf, type Notion } from '../../similar/notions.ts';
import { wordsOf, type Word } from '../../similar/words.ts';

/** What a text says, read once: its words by their stems, as they were written, and its notions with theirs. */
export interface Reading {
  readonly words: ReadonlyMap<string, string>;
  readonly notions: ReadonlyMap<Notion, ReadonlySet<string>>;
}

/** How many and when: two texts that say « six » or « une semaine » do not speak of one thing. */
const HOW_MUCH_AND_WHEN: ReadonlySet<string> = new Set(
  (
    'deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante cent ' +
    'demi demie heure heures minute minutes jour jours journee journees matin matins matinee matinees midi soir soirs ' +
    'soiree soirees semaine semaines mois trimestre trimestres an ans annee annees fois ' +
    'lundi mardi mardis mercredi jeudi vendredi samedi samedis dimanche'
  ).split(' '),
);
const saysWhat = ({ folded }: Word): boolean => !HOW_MUCH_AND_WHEN.has(folded) && !/^\d+$/.test(folded);

export function readText(text: string): Reading {
  const words = wordsOf(text).filter(saysWhat);
  return {
    words: new Map(words.map(({ stem, shown }) => [stem, shown])),
    notions: notionsOf(words),
  };
}

/** How much it tells that two texts share a term, by the number of texts that hold it. */
export type Rarity = (term: string) => number;

/** Where few texts are yet, any word seems common: as if so many others stood beside them. */
const ELSEWHERE = 30;

/** Of all texts that may meet (Robertson and Spärck Jones, 1976): the rarer a term, the more it tells. */
export function rarityIn(readings: Iterable<Reading>): Rarity {
  const holders = new Map<string, number>();
  let texts = ELSEWHERE;
  for (const { words, notions } of readings) {
    texts += 1;
    for (const stem of words.keys()) holders.set(stem, (holders.get(stem) ?? 0) + 1);
    for (const notion of notions.keys())
      holders.set(notionKey(notion), (holders.get(notionKey(notion)) ?? 0) + 1);
  }
  return (term) => {
    const n = holders.get(term) ?? 0;
    return Math.log(1 + (texts - n + 0.5) / (n + 0.5));
  };
}

const notionKey = (notion: Notion): string => ` ${notion}`;

/** What two texts have in common. */
export interface Shared {
  readonly score: number;
  /** Words of the first, as they stand there. */
  readonly words: readonly string[];
  /** What both say in other words. */
  readonly notions: readonly Notion[];
}

export const NOTHING_SHARED: Shared = { score: 0, words: [], notions: [] };

/** A notion that shared words say already is no news. */
export function shared(one: Reading, other: Reading, rarity: Rarity): Shared {
  let score = 0;
  const words: string[] = [];
  for (const [stem, shown] of one.words)
    if (other.words.has(stem)) {
      score += rarity(stem);
      words.push(shown);
    }
  const notions: Notion[] = [];
  for (const [notion, stems] of one.notions) {
    const theirs = other.notions.get(notion);
    if (theirs === undefined || [...stems].some((stem) => theirs.has(stem))) continue;
    score += rarity(notionKey(notion));
    notions.push(notion);
  }
  return score === 0 ? NOTHING_SHARED : { score, words, notions };
}
