import { rangesOf, without, type Range, type Ranges } from './ranges.ts';

/** What somebody did in a document within a few minutes. */
export interface Deed {
  /** Null for the server itself. */
  readonly account: string | null;
  /** The first and the last moment of it, in milliseconds since 1970, to the second. */
  readonly from: number;
  readonly until: number;
  readonly wrote: Ranges;
  /** What stood before and was deleted. What somebody takes back of the same deed never stood, and is not told. */
  readonly struck: Ranges;
}

/**
 * Who wrote a document, and when: what folding keeps of the rows that it drops. It names items, never what stands
 * in them; the document says which of them are there.
 */
export interface Memory {
  /** What was written before this moment is nobody's: it was folded when nothing was remembered. 0: all is known. */
  readonly since: number;
  /** In the order in which they began to reach the log. */
  readonly deeds: readonly Deed[];
}

export const EMPTY: Memory = Object.freeze({ since: 0, deeds: [] });

/** Work of one account within this long is one deed, in milliseconds. */
export const DEED = 5 * 60_000;

type Piece = readonly [client: number, ranges: readonly Range[]];

/** A deed that may still grow; its ranges are put in order once, at the end. */
interface Growing {
  readonly account: string | null;
  from: number;
  until: number;
  readonly wrote: Piece[];
  readonly struck: Piece[];
}

/** Takes deeds as they happen, and joins what one account did within a few minutes. */
export class Gathering {
  private readonly deeds: (Deed | Growing)[];
  /** The latest deed of each account, by its place. */
  private readonly latest = new Map<string | null, number>();

  constructor(private readonly before: Memory) {
    this.deeds = [...before.deeds];
    this.deeds.forEach(({ account }, n) => this.latest.set(account, n));
  }

  add({ account, from, until, wrote, struck }: Deed): void {
    const growing = this.growing(account, from);
    growing.from = Math.min(growing.from, from);
    growing.until = Math.max(growing.until, until);
    growing.wrote.push(...wrote);
    growing.struck.push(...struck);
  }

  get memory(): Memory {
    return { since: this.before.since, deeds: this.deeds.map(grown).filter(isSome) };
  }

  private growing(account: string | null, at: number): Growing {
    const n = this.latest.get(account);
    const last = n === undefined ? undefined : this.deeds[n];
    if (n === undefined || last === undefined || Math.abs(at - last.from) >= DEED) {
      const fresh: Growing = { account, from: at, until: at, wrote: [], struck: [] };
      this.latest.set(account, this.deeds.push(fresh) - 1);
      return fresh;
    }
    if (isGrowing(last)) return last;
    const reopened: Growing = { ...last, wrote: [...last.wrote], struck: [...last.struck] };
    this.deeds[n] = reopened;
    return reopened;
  }
}

const isGrowing = (deed: Deed | Growing): deed is Growing => Array.isArray(deed.wrote);

function grown(deed: Deed | Growing): Deed {
  if (!isGrowing(deed)) return deed;
  const wrote = rangesOf(deed.wrote);
  return { ...deed, wrote, struck: without(rangesOf(deed.struck), wrote) };
}

const isSome = ({ wrote, struck }: Deed): boolean => wrote.size > 0 || struck.size > 0;

/** The same memory without these items: nobody knows any more that somebody wrote or struck them. */
export const forget = ({ since, deeds }: Memory, items: Ranges): Memory => ({
  since,
  deeds: deeds
    .map((deed) => ({ ...deed, wrote: without(deed.wrote, items), struck: without(deed.struck, items) }))
    .filter(isSome),
});
