import type { ItemId } from '../ids.ts';
import { STOP_WORDS } from '../similar/stopWords.ts';
import { numberForms } from './numberForms.ts';
import { inCapitals, textWords, type TextWord } from './textWords.ts';

/** A word of the glossary, as far as it is to be recognised. */
export interface Recognisable {
  readonly id: ItemId;
  readonly word: string;
  readonly otherForms: readonly string[];
}

/** A word of the glossary in a text: which, and where. */
export interface Recognised {
  readonly id: ItemId;
  readonly start: number;
  readonly end: number;
}

export interface Recogniser {
  /** The words of the glossary in a text, in order; of two that overlap, the one that begins first, then the longest. */
  readonly in: (text: string) => readonly Recognised[];
}

/** Where one stands in an expression: what may follow, and the word of the glossary that ends here. */
interface Node {
  readonly next: Map<string, Node>;
  id: ItemId | null;
}

/**
 * Recognises the words of a glossary and their other forms: in the singular or the plural, after an elision, with or
 * without accents, capitals and hyphens, and never inside a longer word. Made once for a glossary; each text is read
 * once. A spelling that two words claim is of the one that is written so, then of the first.
 */
export function recogniser(words: Iterable<Recognisable>): Recogniser {
  const root: Node = { next: new Map(), id: null };
  /** Which words of the glossary a word of a text may be. */
  const readings = new Map<string, string[]>();
  const all = [...words];
  for (const { id, word } of all) add(word, id);
  for (const { id, otherForms } of all) for (const form of otherForms) add(form, id);
  return { in: (text) => recognise(textWords(text), root, readings) };

  function add(said: string, id: ItemId): void {
    const parts = textWords(said).filter(({ folded }) => folded !== '');
    let node = root;
    for (const part of parts) {
      // An acronym that is also a link word (« SI ») is known by its capitals.
      const capitals = parts.length === 1 && STOP_WORDS.has(part.folded) ? inCapitals(said.trim()) : null;
      node = step(node, capitals ?? part.folded);
      for (const form of capitals === null ? numberForms(part.folded) : [capitals])
        read(form, capitals ?? part.folded);
    }
    if (node !== root) node.id ??= id;
  }

  function read(form: string, key: string): void {
    const known = readings.get(form);
    if (known === undefined) readings.set(form, [key]);
    // What is written so comes before what has such a plural.
    else if (!known.includes(key)) readings.set(form, form === key ? [key, ...known] : [...known, key]);
  }
}

function step(node: Node, key: string): Node {
  const known = node.next.get(key);
  if (known !== undefined) return known;
  const added: Node = { next: new Map(), id: null };
  node.next.set(key, added);
  return added;
}

const NONE: readonly string[] = [];

function recognise(
  words: readonly TextWord[],
  root: Node,
  readings: ReadonlyMap<string, readonly string[]>,
): readonly Recognised[] {
  const keys = words.map(({ folded, capitals }) => {
    const plain = readings.get(folded) ?? NONE;
    return capitals === null ? plain : [...plain, ...(readings.get(capitals) ?? NONE)];
  });
  const found: Recognised[] = [];
  for (let from = 0; from < words.length; from += 1) {
    if (keys[from] === NONE || !words[from]?.begins) continue;
    const last = longestFrom(from);
    if (last === null) continue;
    found.push({ id: last.id, start: words[from]?.start ?? 0, end: words[last.at]?.end ?? 0 });
    from = last.at;
  }
  return found;

  function longestFrom(from: number): { readonly id: ItemId; readonly at: number } | null {
    let longest: { readonly id: ItemId; readonly at: number } | null = null;
    let nodes: readonly Node[] = [root];
    for (let at = from; at < words.length && nodes.length > 0; at += 1) {
      nodes = nodes.flatMap(({ next }) => (keys[at] ?? NONE).flatMap((key) => next.get(key) ?? []));
      const id = nodes.find((node) => node.id !== null)?.id ?? null;
      if (id !== null && words[at]?.ends) longest = { id, at };
      if (!words[at]?.goesOn) break;
    }
    return longest;
  }
}
