import { LEXICON } from './lexicon.fr.ts';
import { wordsOf, type Word } from './words.ts';

/** Something that different words may say: its name in the lexicon. */
export type Notion = string;

/** The longest expression of the lexicon, in words that say something. */
const LONGEST = 4;

/** What each expression says, by its stems. An expression may say two things. */
const said = readLexicon();

function readLexicon(): ReadonlyMap<string, readonly Notion[]> {
  const map = new Map<string, Notion[]>();
  for (const line of LEXICON.trim().split('\n')) {
    const [notion = '', expressions = ''] = line.split(': ');
    for (const expression of expressions.split(', ')) {
      const key = keyOf(wordsOf(expression));
      const known = map.get(key);
      if (known === undefined) map.set(key, [notion]);
      else if (!known.includes(notion)) known.push(notion);
    }
  }
  map.delete('');
  return map;
}

function keyOf(words: readonly Word[]): string {
  return words.map(({ stem }) => stem).join(' ');
}

/** The notions that these words say, each with the stems that say it. */
export function notionsOf(words: readonly Word[]): ReadonlyMap<Notion, ReadonlySet<string>> {
  const found = new Map<Notion, Set<string>>();
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST); to += 1) {
      const expression = words.slice(from, to);
      for (const notion of said.get(keyOf(expression)) ?? []) {
        const stems = found.get(notion) ?? new Set();
        for (const { stem } of expression) stems.add(stem);
        found.set(notion, stems);
      }
    }
  return found;
}
