/** Where few texts are yet any word seems common: as if so many others stood beside them. */
const ELSEWHERE = 30;

/** How much it tells that a document holds a term, in nats: the rarer, the more (Robertson and Spärck Jones, 1976). */
export const rarityOf = (holders: number, documents: number): number =>
  Math.log(1 + (documents + ELSEWHERE - holders + 0.5) / (holders + 0.5));

/** Which documents hold a term. A term is a stem or a notion. */
export class Postings<Id> {
  readonly #holders = new Map<string, Set<Id>>();

  /** Answers whether nobody held the term before. */
  add(term: string, id: Id): boolean {
    const known = this.#holders.get(term);
    if (known === undefined) this.#holders.set(term, new Set([id]));
    else known.add(id);
    return known === undefined;
  }

  /** Answers whether nobody holds the term any more. */
  delete(term: string, id: Id): boolean {
    const known = this.#holders.get(term);
    if (known?.delete(id) !== true || known.size > 0) return false;
    return this.#holders.delete(term);
  }

  of(term: string): ReadonlySet<Id> {
    return this.#holders.get(term) ?? NOBODY;
  }

  rarity(term: string, documents: number): number {
    return rarityOf(this.of(term).size, documents);
  }
}

const NOBODY: ReadonlySet<never> = new Set();
