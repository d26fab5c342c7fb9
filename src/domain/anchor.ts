import { LONGEST_QUOTE, LONGEST_SURROUNDINGS, type Anchor } from './kinds/annotation.ts';

/** Offsets in a text, in UTF-16 units; `end` is not in it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Found extends Range {
  /** Which of the texts it stands in. */
  readonly text: number;
  /** The words are those of the anchor, to the letter. */
  readonly isExact: boolean;
}

/** As many characters of surroundings say which words these are, where neither side is whole any more. */
const ENOUGH_AROUND = 12;
/** Of two places with the same words, one must resemble the surroundings by so much more. */
const CLEARLY_MORE = 8;
/** Touched up: at most one letter in four. */
const LETTERS_A_SLIP = 4;

/** Keeps selected words with what stands around them. `null` when nothing is selected, or more than a quote holds. */
export function anchorAt(text: string, { start, end }: Range): Anchor | null {
  const selected = text.slice(start, end);
  const quote = selected.trim();
  if (quote === '' || quote.length > LONGEST_QUOTE) return null;
  const from = start + selected.indexOf(quote);
  const to = from + quote.length;
  return {
    quote,
    before: text.slice(Math.max(0, from - LONGEST_SURROUNDINGS), from),
    after: text.slice(to, to + LONGEST_SURROUNDINGS),
  };
}

/**
 * Finds the words of an anchor again in texts that were edited since: the same words, by what stands around them;
 * else words that were touched up between surroundings that still stand. `null` when they are gone, or when two
 * places could be theirs: the note stays with the whole then, and never goes to other words. Never throws.
 */
export function findAnchor(texts: readonly string[], anchor: Anchor): Found | null {
  const places = texts.flatMap((text, n) =>
    placesOf(text, anchor.quote).map((start) => weighPlace(text, n, start, anchor)),
  );
  return surest(places) ?? touchedUp(texts, anchor);
}

interface Place extends Found {
  /** How many characters around it are those of the anchor. */
  readonly around: number;
  readonly isWhole: boolean;
  readonly isSure: boolean;
}

function placesOf(text: string, quote: string): number[] {
  const places: number[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

function weighPlace(text: string, n: number, start: number, anchor: Anchor): Place {
  const end = start + anchor.quote.length;
  const left = sameEnd(text.slice(0, start), anchor.before);
  const right = sameStart(text.slice(end), anchor.after);
  // A side that is shorter than what is kept at most went to the edge of the text, and must still do.
  const isLeftWhole = left === anchor.before.length && (left >= LONGEST_SURROUNDINGS || left === start);
  const isRightWhole =
    right === anchor.after.length && (right >= LONGEST_SURROUNDINGS || end + right === text.length);
  const around = left + right;
  return {
    text: n,
    start,
    end,
    isExact: true,
    around,
    isWhole: isLeftWhole && isRightWhole,
    isSure: isLeftWhole || isRightWhole || around >= ENOUGH_AROUND,
  };
}

function surest(places: readonly Place[]): Found | null {
  const whole = places.filter((place) => place.isWhole);
  if (whole.length > 0) return whole.length === 1 ? asFound(whole[0]) : null;
  const [best, next] = places.filter((place) => place.isSure).sort((a, b) => b.around - a.around);
  const isClear = best !== undefined && (next === undefined || best.around - next.around >= CLEARLY_MORE);
  return isClear ? asFound(best) : null;
}

const asFound = (place: Place | undefined): Found | null =>
  place === undefined
    ? null
    : { text: place.text, start: place.start, end: place.end, isExact: place.isExact };

/** What stands now between the two surroundings, if it is almost the words of the anchor and the only such place. */
function touchedUp(texts: readonly string[], { quote, before, after }: Anchor): Found | null {
  const slips = Math.floor(quote.length / LETTERS_A_SLIP);
  if (slips === 0) return null;
  const found = texts.flatMap((text, n) => {
    const starts = edges(text, before, 'before');
    const ends = edges(text, after, 'after');
    return starts.flatMap((start) =>
      ends
        .filter((end) => end > start && Math.abs(end - start - quote.length) <= slips)
        .filter((end) => distance(text.slice(start, end), quote, slips) <= slips)
        .map((end) => ({ text: n, start, end, isExact: text.slice(start, end) === quote })),
    );
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Where the words may begin (or end): past the near part of their surroundings, or at the edge of the text. */
function edges(text: string, around: string, side: 'before' | 'after'): number[] {
  if (side === 'before') {
    const near = around.slice(-ENOUGH_AROUND);
    if (near.length < ENOUGH_AROUND) return text.startsWith(near) ? [near.length] : [];
    return placesOf(text, near).map((at) => at + near.length);
  }
  const near = around.slice(0, ENOUGH_AROUND);
  if (near.length < ENOUGH_AROUND) return text.endsWith(near) ? [text.length - near.length] : [];
  return placesOf(text, near);
}

/** How many characters the two have alike at their start. */
function sameStart(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same += 1;
  return same;
}

function sameEnd(a: string, b: string): number {
  let same = 0;
  while (same < a.length && same < b.length && a.at(-1 - same) === b.at(-1 - same)) same += 1;
  return same;
}

/** Levenshtein's distance, given up (as `most + 1`) once it is more than `most`. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}
