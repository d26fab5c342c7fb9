/** At so many letters after the one before, so many letters go and these come. */
export interface Hunk {
  readonly skip: number;
  readonly remove: number;
  readonly insert: string;
}

/** What makes one text of another: small where people write in a few places of a long text. */
export function patchBetween(from: string, to: string): readonly Hunk[] {
  const start = commonStart(from, to);
  const end = commonEnd(from, to, start);
  const [old, fresh] = [from.slice(start, from.length - end), to.slice(start, to.length - end)];
  if (old === '' && fresh === '') return [];
  const hunks: Hunk[] = [];
  let [at, done] = [0, 0];
  let skip = start;
  const put = (untilOld: number, untilFresh: number): void => {
    const [one, other] = [old.slice(at, untilOld), fresh.slice(done, untilFresh)];
    const [head, tail] = [commonStart(one, other), commonEnd(one, other, commonStart(one, other))];
    if (one.length > head + tail || other.length > head + tail) {
      const insert = other.slice(head, other.length - tail);
      hunks.push({ skip: skip + head, remove: one.length - head - tail, insert });
      skip = tail;
    } else skip += one.length;
    [at, done] = [untilOld, untilFresh];
  };
  for (const { inOld, inFresh, word } of anchors(old, fresh)) {
    put(inOld, inFresh);
    skip += word.length;
    [at, done] = [inOld + word.length, inFresh + word.length];
  }
  put(old.length, fresh.length);
  return hunks;
}

export function applyPatch(from: string, hunks: readonly Hunk[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { skip, remove, insert } of hunks) {
    parts.push(from.slice(at, at + skip), insert);
    at += skip + remove;
  }
  parts.push(from.slice(at));
  return parts.join('');
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Never between the two halves of a letter. */
function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let n = 0;
  while (n < most && one.charCodeAt(n) === other.charCodeAt(n)) n += 1;
  return n > 0 && isHigh(one.charCodeAt(n - 1)) ? n - 1 : n;
}

function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let n = 0;
  while (n < most && one.charCodeAt(one.length - 1 - n) === other.charCodeAt(other.length - 1 - n)) n += 1;
  return n > 0 && isLow(one.charCodeAt(one.length - n)) ? n - 1 : n;
}

interface Anchor {
  readonly inOld: number;
  readonly inFresh: number;
  readonly word: string;
}

/** Below this, looking for words that stayed gains nothing. */
const WORTH_ANCHORS = 24;

/** Words that stand once in each, in the same order: the longest row of them. */
function anchors(old: string, fresh: string): readonly Anchor[] {
  if (old.length < WORTH_ANCHORS || fresh.length < WORTH_ANCHORS) return [];
  const [mine, theirs] = [wordsOnce(old), wordsOnce(fresh)];
  const both = [...mine]
    .flatMap(([word, inOld]): Anchor[] => {
      const inFresh = theirs.get(word);
      return inFresh === undefined ? [] : [{ inOld, inFresh, word }];
    })
    .sort((a, b) => a.inOld - b.inOld);
  return longestRise(both);
}

function wordsOnce(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const again = new Set<string>();
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]{4,}/gu))
    if (found.has(word)) again.add(word);
    else found.set(word, index);
  for (const word of again) found.delete(word);
  return found;
}

/** The longest row whose places rise in both (patience: the smallest end of each length is kept). */
function longestRise(all: readonly Anchor[]): readonly Anchor[] {
  const ends: number[] = [];
  const before = new Array<number>(all.length).fill(-1);
  all.forEach(({ inFresh }, n) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[ends[middle] ?? -1]?.inFresh ?? Infinity) < inFresh) low = middle + 1;
      else high = middle;
    }
    before[n] = ends[low - 1] ?? -1;
    ends[low] = n;
  });
  const row: Anchor[] = [];
  for (let n = ends.at(-1) ?? -1; n >= 0; n = before[n] ?? -1) row.push(all[n] as Anchor);
  return row.reverse();
}
