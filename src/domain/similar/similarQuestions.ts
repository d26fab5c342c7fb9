import type { ItemId } from '../ids.ts';
import { choose, type Match, type Suggestion } from './choose.ts';
import { notionsOf, type Notion, type Sayings } from './notions.ts';
import { Postings } from './postings.ts';
import { Vocabulary } from './vocabulary.ts';
import { isGrowing, wordsOf, type Word } from './words.ts';

export type { Suggestion };

/** What a question is about, read once. */
interface Reading {
  readonly stems: ReadonlySet<string>;
  readonly notions: ReadonlyMap<Notion, ReadonlySet<string>>;
  readonly theme: ItemId | null;
}

/** A word of mine, or one that resembles it and tells less. */
interface Sought {
  readonly word: Word;
  readonly stem: string;
  readonly weight: number;
}

export interface Beside {
  /** Of questions that resemble as much, those of this theme come first. */
  readonly theme?: ItemId | null;
  /** Questions not to suggest. */
  readonly without?: ReadonlySet<ItemId>;
}

const SLIP = 0.6;
const GROWING = 0.7;
/** Saturation and weight of length of BM25 (Robertson and Zaragoza, 2009); questions are short, so length says little. */
const K = 1.2;
const B = 0.5;
/** A notion told in other words weighs more than a word: it is what words alone do not find. */
const NOTION = 2;

/**
 * The questions of a commons, to find those that resemble a sentence. Pure and incremental. It only suggests:
 * no score separates a rewording from a look-alike, so nothing is ever merged, hidden or counted by it.
 */
export class SimilarQuestions {
  readonly #readings = new Map<ItemId, Reading>();
  readonly #byStem = new Postings<ItemId>();
  readonly #byNotion = new Postings<ItemId>();
  readonly #vocabulary = new Vocabulary();
  readonly #glossary: Sayings | undefined;
  #stems = 0;

  /** `glossary`: what its words say, beside the lexicon (`glossarySayings`). */
  constructor(glossary?: Sayings) {
    this.#glossary = glossary;
  }

  get size(): number {
    return this.#readings.size;
  }

  /** Adds a question, or changes it. */
  put(id: ItemId, sentence: string, theme: ItemId | null = null): void {
    this.delete(id);
    const words = wordsOf(sentence);
    const reading = {
      stems: new Set(words.map(({ stem }) => stem)),
      notions: notionsOf(words, this.#glossary),
      theme,
    };
    this.#readings.set(id, reading);
    this.#stems += reading.stems.size;
    for (const stem of reading.stems) if (this.#byStem.add(stem, id)) this.#vocabulary.add(stem);
    for (const notion of reading.notions.keys()) this.#byNotion.add(notion, id);
  }

  delete(id: ItemId): void {
    const reading = this.#readings.get(id);
    if (reading === undefined) return;
    this.#readings.delete(id);
    this.#stems -= reading.stems.size;
    for (const stem of reading.stems) if (this.#byStem.delete(stem, id)) this.#vocabulary.delete(stem);
    for (const notion of reading.notions.keys()) this.#byNotion.delete(notion, id);
  }

  /** Up to five questions: two by their words, then three by what they mean. */
  near(sentence: string, { theme = null, without }: Beside = {}): readonly Suggestion[] {
    const words = wordsOf(sentence);
    const matches = new Map<ItemId, Match>();
    this.#matchWords(this.#sought(words, isGrowing(sentence)), matches);
    this.#matchNotions(words, matches);
    for (const id of without ?? []) matches.delete(id);
    // One rare word in common, or two that are not: less resembles anything.
    return choose([...matches.values()], { theme, worth: Math.log(1 + this.size) });
  }

  #sought(words: readonly Word[], lastIsGrowing: boolean): readonly Sought[] {
    const sought = new Map<string, Sought>();
    const seek = (word: Word, stem: string, weight: number): void => {
      if (weight > (sought.get(stem)?.weight ?? 0)) sought.set(stem, { word, stem, weight });
    };
    for (const word of words) {
      seek(word, word.stem, 1);
      for (const stem of this.#vocabulary.slips(word.stem)) seek(word, stem, SLIP);
    }
    const last = words.at(-1);
    if (last !== undefined && lastIsGrowing)
      for (const stem of this.#vocabulary.growing(last.folded)) seek(last, stem, GROWING);
    return [...sought.values()];
  }

  #matchWords(sought: readonly Sought[], matches: Map<ItemId, Match>): void {
    for (const { word, stem, weight } of sought) {
      const told = weight * this.#byStem.rarity(stem, this.size);
      for (const id of this.#byStem.of(stem)) {
        const match = this.#matchOf(id, matches);
        match.byWords += told * this.#shortness(id);
        match.words.add(word.shown);
      }
    }
  }

  /** What mine says in other words: a notion that shared words say already adds its weight, and is no news. */
  #matchNotions(words: readonly Word[], matches: Map<ItemId, Match>): void {
    for (const [notion, stems] of notionsOf(words, this.#glossary)) {
      const told = NOTION * this.#byNotion.rarity(notion, this.size);
      for (const id of this.#byNotion.of(notion)) {
        const match = this.#matchOf(id, matches);
        match.byNotions += told * this.#shortness(id);
        const theirs = this.#readings.get(id)?.notions.get(notion);
        if (theirs !== undefined && ![...stems].some((stem) => theirs.has(stem))) match.notions.push(notion);
      }
    }
  }

  #matchOf(id: ItemId, matches: Map<ItemId, Match>): Match {
    const known = matches.get(id);
    if (known !== undefined) return known;
    const theme = this.#readings.get(id)?.theme ?? null;
    const match: Match = { id, theme, byWords: 0, byNotions: 0, words: new Set(), notions: [] };
    matches.set(id, match);
    return match;
  }

  /** One word in common says more of a short question than of a long one. */
  #shortness(id: ItemId): number {
    const length = this.#readings.get(id)?.stems.size ?? 0;
    const usual = this.#stems / Math.max(1, this.size);
    return (K + 1) / (1 + K * (1 - B + (B * length) / usual));
  }
}
