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
    return this.#holders.get(term) ?? (NOBODY as ReadonlySet<Id>);
  }

  /** How much it tells that a document holds the term: the rarer, the more (Robertson and Spärck Jones, 1976). */
  rarity(term: string, documents: number): number {
    const holders = this.of(term).size;
    return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
  }
}

const NOBODY: ReadonlySet<never> = new Set();
