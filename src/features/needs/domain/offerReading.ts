import { align, type Alignment, type Meeting, type Telling } from '#domain/similar/align.ts';
import { tellingOf } from '#domain/similar/lightWords.ts';
import { rarityOf } from '#domain/similar/postings.ts';
import { readText, type Reading } from '#domain/similar/reading.ts';

/** How much each word of these texts tells, by the number of them that hold it. */
export function tellingAmong(readings: readonly Reading[]): Telling {
  const holders = new Map<string, number>();
  const hold = (term: string): void => void holders.set(term, (holders.get(term) ?? 0) + 1);
  for (const { words, notions } of readings) {
    for (const stem of words.keys()) hold(stem);
    for (const notion of notions.keys()) hold(notionKey(notion));
  }
  const rarity = (term: string): number => rarityOf(holders.get(term) ?? 0, readings.length);
  return tellingOf({ word: rarity, notion: (notion) => rarity(notionKey(notion)) });
}

const notionKey = (notion: string): string => ` ${notion}`;

/** What is sought or brought, read once. */
export interface OfferReading extends Reading {
  /** Stems that stand inside an expression, and say what it says: « libres » of « logiciels libres ». */
  readonly inside: ReadonlySet<string>;
}

export function readOffer(text: string): OfferReading {
  const reading = readText(text);
  const expressions = [...reading.notions.values()].flat();
  return { ...reading, inside: new Set(expressions.flatMap(([, ...more]) => more.map(({ stem }) => stem))) };
}

/** A word that stands inside an expression on one side alone is another word: « libre le samedi ». */
export function alignOffers(need: OfferReading, resource: OfferReading, telling: Telling): Alignment {
  const meetings = [...need.words.keys()]
    .filter((stem) => need.inside.has(stem) === resource.inside.has(stem))
    .map((stem): Meeting => ({ mine: stem, theirs: stem, sure: 1, isOtherWord: false }));
  return align(need, resource, { meetings, telling });
}
