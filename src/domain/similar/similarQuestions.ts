import type { ItemId } from '../ids.ts';
import { align, type Meeting, type Telling } from './align.ts';
import { choose, type Door, type Match, type Suggestion } from './choose.ts';
import { tellingOf } from './lightWords.ts';
import type { Sayings } from './notions.ts';
import { Postings } from './postings.ts';
import { readText, type Reading } from './reading.ts';
import { resemblance } from './resemblance.ts';
import type { Synonyms } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';
import { isGrowing } from './words.ts';

export type { Door, Suggestion };

/** One way to say a question, read once. */
interface Wording extends Reading {
  readonly id: ItemId;
  readonly theme: ItemId | null;
}

export interface Beside {
  /** Of questions that resemble as much, those of this theme come first. */
  readonly theme?: ItemId | null;
  /** Questions not to suggest. */
  readonly without?: ReadonlySet<ItemId>;
  /** Whether somebody looks for them; the other door is narrow. */
  readonly door?: Door;
}

const SLIP = 0.85;
const GROWING = 0.75;
/** Of what a word tells that nobody else says. */
const WORTH = 0.45;
/** As many are compared word by word: those that have most in common. */
const COMPARED = 80;

/**
 * The questions of a commons, to find those that resemble a sentence. Pure and incremental. It only suggests:
 * no score separates a rewording from a look-alike, so nothing is ever merged, hidden or counted by it.
 */
export class SimilarQuestions {
  readonly #wordings = new Map<ItemId, readonly Wording[]>();
  readonly #byStem = new Postings<Wording>();
  readonly #byNotion = new Postings<Wording>();
  readonly #vocabulary = new Vocabulary();
  readonly #sayings: Sayings | undefined;
  #synonyms: Synonyms = new Map();
  #size = 0;

  /** `sayings`: what the words of the glossary say, beside the lexicon (`glossarySayings`). */
  constructor(sayings?: Sayings) {
    this.#sayings = sayings;
  }

  /** Words that say the same, from now on; those taught before are forgotten. */
  teach(synonyms: Synonyms): void {
    this.#synonyms = synonyms;
  }

  get size(): number {
    return this.#wordings.size;
  }

  /** Adds a question, or changes it; `said`: its sentence, then the words that others gave for it. */
  put(id: ItemId, said: string | readonly string[], theme: ItemId | null = null): void {
    this.delete(id);
    const texts = typeof said === 'string' ? [said] : said;
    const wordings = texts.map((text) => ({ ...readText(text, this.#sayings), id, theme }));
    this.#wordings.set(id, wordings);
    this.#size += wordings.length;
    for (const one of wordings) {
      for (const stem of one.words.keys()) if (this.#byStem.add(stem, one)) this.#vocabulary.add(stem);
      for (const notion of one.notions.keys()) this.#byNotion.add(notion, one);
    }
  }

  delete(id: ItemId): void {
    for (const one of this.#wordings.get(id) ?? []) {
      this.#size -= 1;
      for (const stem of one.words.keys()) if (this.#byStem.delete(stem, one)) this.#vocabulary.delete(stem);
      for (const notion of one.notions.keys()) this.#byNotion.delete(notion, one);
    }
    this.#wordings.delete(id);
  }

  /** Up to five questions that resemble a sentence, those that resemble it most first. */
  near(sentence: string, { theme = null, without, door = 'asked' }: Beside = {}): readonly Suggestion[] {
    const mine = readText(sentence, this.#sayings);
    const meetings = this.#meetings(
      mine,
      door === 'unasked' ? 'said' : isGrowing(sentence) ? 'growing' : 'typed',
    );
    const best = new Map<ItemId, Match>();
    for (const theirs of this.#candidates(mine, meetings)) {
      if (without?.has(theirs.id) === true) continue;
      const match = this.#match(mine, theirs, meetings);
      if (match.resemblance > (best.get(theirs.id)?.resemblance ?? 0)) best.set(theirs.id, match);
    }
    return choose([...best.values()], { theme, door, worth: this.#worth() });
  }

  /** One word in common that few hold, or several that are not rare: less resembles anything. */
  #worth(): number {
    return WORTH * Math.log(1 + this.#size);
  }

  readonly #telling: Telling = tellingOf({
    word: (stem) => this.#byStem.rarity(stem, this.#size),
    notion: (notion) => this.#byNotion.rarity(notion, this.#size),
  });

  /** The stems of the commons that meet mine, the surest first. */
  #meetings(mine: Reading, hand: 'growing' | 'typed' | 'said'): readonly Meeting[] {
    const meetings = new Map<string, Meeting>();
    const meet = (one: Meeting): void => {
      const key = `${one.mine} ${one.theirs}`;
      if (one.sure > (meetings.get(key)?.sure ?? 0)) meetings.set(key, one);
    };
    for (const stem of mine.words.keys()) {
      meet({ mine: stem, theirs: stem, sure: 1, isOtherWord: false });
      if (hand !== 'said')
        for (const theirs of this.#vocabulary.slips(stem))
          meet({ mine: stem, theirs, sure: SLIP, isOtherWord: false });
      for (const [theirs, sure] of this.#synonyms.get(stem) ?? [])
        meet({ mine: stem, theirs, sure, isOtherWord: true });
    }
    const last = [...mine.words.values()].at(-1);
    if (last !== undefined && hand === 'growing')
      for (const theirs of this.#vocabulary.growing(last.folded))
        meet({ mine: last.stem, theirs, sure: GROWING, isOtherWord: false });
    return [...meetings.values()].sort((a, b) => b.sure - a.sure);
  }

  /** Those that have most in common, before their words are compared one by one. */
  #candidates(mine: Reading, meetings: readonly Meeting[]): readonly Wording[] {
    const told = new Map<Wording, number>();
    const add = (holders: ReadonlySet<Wording>, worth: number): void => {
      for (const one of holders) told.set(one, (told.get(one) ?? 0) + worth);
    };
    for (const { theirs, sure } of meetings) add(this.#byStem.of(theirs), sure * this.#telling.word(theirs));
    for (const notion of mine.notions.keys()) add(this.#byNotion.of(notion), this.#telling.notion(notion));
    const worthy = [...told].map(([one, worth]) => ({ one, worth: worth / (4 + one.words.size) }));
    return worthy
      .sort((a, b) => b.worth - a.worth || (a.one.id < b.one.id ? -1 : 1))
      .slice(0, COMPARED)
      .map(({ one }) => one);
  }

  #match(mine: Reading, theirs: Wording, meetings: readonly Meeting[]): Match {
    const aligned = align(mine, theirs, { meetings, telling: this.#telling });
    const told = aligned.byWords + aligned.byMeaning;
    return {
      id: theirs.id,
      theme: theirs.theme,
      said: theirs.text,
      alike: aligned.alike,
      resemblance: resemblance(mine, theirs, aligned, this.#telling),
      told,
      inOtherWords: told === 0 ? 0 : aligned.byMeaning / told,
    };
  }
}
