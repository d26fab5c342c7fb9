import { applyPatch, patchBetween, type Hunk } from './patch.ts';

/** What somebody did in one field of an entry within a while. */
export interface Act {
  readonly account: string | null;
  /** Null: the entry as a whole. */
  readonly field: string | null;
  readonly from: number;
  readonly until: number;
  readonly wrote: number;
  readonly struck: number;
  readonly isCreation: boolean;
}

/** Some minutes of work on an entry, and what stood there before them. Hours in milliseconds since 1970. */
export interface Slice {
  readonly from: number;
  /** The last change in it: how the entry stood then is what stood before the next slice, or stands now. */
  readonly until: number;
  readonly account: string | null;
  /** What stood before: how its text differs from that of the slice before, else from nothing. Null: no entry stood. */
  readonly before: readonly Hunk[] | null;
}

/** All that is kept of what became of an entry. One that nobody touched after its first minutes has nothing here. */
export interface EntryPast {
  /** What stood before this moment was let go of. 0: nothing was. */
  readonly since: number;
  readonly slices: readonly Slice[];
  readonly acts: readonly Act[];
}

export const NO_PAST: EntryPast = Object.freeze({ since: 0, slices: [], acts: [] });

const MINUTE = 60_000;
/** Work on an entry is looked at in slices of this length. */
export const SLICE = 5 * MINUTE;
/** Whoever comes after somebody who has rested for so long begins a slice of their own. */
export const REST = 30_000;
/** Acts of one person in one field are one sentence while they rest no longer than this, */
export const SENTENCE_REST = 5 * MINUTE;
/** and for this long at most. */
export const LONGEST_SENTENCE = 30 * MINUTE;

/** Whether a change goes on with a slice, or begins the next. */
export const goesOn = ({ from, until, account }: Slice, at: number, by: string | null): boolean =>
  at - from < SLICE && (by === account || at - until <= REST);

/** Whether a slice that began after another may be read as one with it. */
const isOne = (one: Slice, next: Slice): boolean =>
  next.until - one.from < SLICE && next.account === one.account && next.from - one.until <= REST;

/** The text of what stood before the n-th slice; null where no entry stood. One after the other, from the first. */
export function textBefore(slices: readonly Slice[], n: number): string | null {
  let text: string | null = null;
  for (const { before } of slices.slice(0, n + 1))
    text = before === null ? null : applyPatch(text ?? '', before);
  return text;
}

/** A slice after others, given the text that it is about. */
export const sliceOn = (last: string | null, text: string | null, slice: Omit<Slice, 'before'>): Slice => ({
  ...slice,
  before: text === null ? null : patchBetween(last ?? '', text),
});

/** What was kept and what happened since, as one. */
export function joinPasts(known: EntryPast, news: EntryPast): EntryPast {
  const acts = new Acts();
  for (const act of [...known.acts, ...news.acts]) acts.add(act);
  return {
    since: Math.max(known.since, news.since),
    slices: joinSlices(known.slices, news.slices),
    acts: acts.all,
  };
}

function joinSlices(known: readonly Slice[], news: readonly Slice[]): readonly Slice[] {
  const [last, first] = [known.at(-1), news[0]];
  if (last === undefined || first === undefined) return last === undefined ? news : known;
  const goesOn = isOne(last, first);
  const kept = goesOn ? [...known.slice(0, -1), { ...last, until: first.until }] : known;
  const start = goesOn ? 1 : 0;
  const next = news[start];
  if (next === undefined) return kept;
  const here = sliceOn(textBefore(known, known.length - 1), textBefore(news, start), next);
  return [...kept, here, ...news.slice(start + 1)];
}

/** Acts in the order in which they began, those of one person in one field joined while they follow closely. */
export class Acts {
  readonly all: Act[] = [];
  private readonly latest = new Map<string, number>();

  add(act: Act): void {
    const name = `${act.account ?? ''} ${act.field ?? ''}`;
    const n = this.latest.get(name);
    const last = n === undefined ? undefined : this.all[n];
    if (n === undefined || last === undefined || !isOneSentence(last, act))
      this.latest.set(name, this.all.push(act) - 1);
    else
      this.all[n] = {
        ...last,
        until: Math.max(last.until, act.until),
        wrote: last.wrote + act.wrote,
        struck: last.struck + act.struck,
      };
  }
}

const isOneSentence = (one: Act, next: Act): boolean =>
  one.isCreation === next.isCreation &&
  next.from - one.until <= SENTENCE_REST &&
  next.until - one.from < LONGEST_SENTENCE;
