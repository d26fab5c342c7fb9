/** Shorter words are compared letter for letter: one letter more or less is another word. */
const SHORTEST_WITH_A_SLIP = 6;
const SHORTEST_BEGINNING = 3;

/** The stems that questions use, found again from a slip of the hand or from a word that is still growing. */
export class Vocabulary {
  readonly #byLetter = new Map<string, Set<string>>();

  add(stem: string): void {
    const letter = stem.charAt(0);
    const known = this.#byLetter.get(letter);
    if (known === undefined) this.#byLetter.set(letter, new Set([stem]));
    else known.add(stem);
  }

  delete(stem: string): void {
    this.#byLetter.get(stem.charAt(0))?.delete(stem);
  }

  /** Stems that differ from this one by one letter, one more, one less, or two that changed places. */
  slips(stem: string): readonly string[] {
    if (stem.length < SHORTEST_WITH_A_SLIP) return [];
    return this.#like(stem, (other) => isOneSlipAway(stem, other));
  }

  /** Stems that a word may become. */
  growing(beginning: string): readonly string[] {
    if (beginning.length < SHORTEST_BEGINNING) return [];
    return this.#like(beginning, (other) => other.startsWith(beginning));
  }

  #like(stem: string, is: (other: string) => boolean): readonly string[] {
    const found: string[] = [];
    for (const other of this.#byLetter.get(stem.charAt(0)) ?? [])
      if (other !== stem && is(other)) found.push(other);
    return found;
  }
}

function isOneSlipAway(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || short.length < SHORTEST_WITH_A_SLIP) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at];
  return short.slice(at + 1) === long.slice(at + 1) || (isSwap && short.slice(at + 2) === long.slice(at + 2));
}
