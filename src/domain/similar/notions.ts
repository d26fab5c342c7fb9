import { LEXICON } from './lexicon.fr.ts';
import { wordsOf, type Word } from './words.ts';

/** Something that different words may say: its name in the lexicon. */
export type Notion = string;

/** The longest expression of the lexicon, in words that say something. */
const LONGEST = 4;

/** What each expression says, by its stems. An expression may say two things. */
export type Sayings = ReadonlyMap<string, readonly Notion[]>;

const NOTHING: Sayings = new Map();

/** Words of a text, side by side, that say a notion. */
export type Saying = readonly Word[];

const said = sayings(
  LEXICON.trim()
    .split('\n')
    .map((line) => {
      const [notion = '', expressions = ''] = line.split(': ');
      return { notion, expressions: expressions.split(', ') };
    }),
);

/** What the words of a space's glossary say: those that are said in other ways as well, each a notion of its own. */
export const glossarySayings = (
  words: Iterable<{ readonly word: string; readonly otherForms: readonly string[] }>,
): Sayings =>
  sayings(
    [...words].flatMap(({ word, otherForms }) =>
      otherForms.length === 0 ? [] : [{ notion: word, expressions: [word, ...otherForms] }],
    ),
  );

function sayings(
  lines: readonly { readonly notion: Notion; readonly expressions: readonly string[] }[],
): Sayings {
  const map = new Map<string, Notion[]>();
  for (const { notion, expressions } of lines)
    for (const expression of expressions) {
      const key = keyOf(wordsOf(expression));
      const known = map.get(key);
      if (known === undefined) map.set(key, [notion]);
      else if (!known.includes(notion)) known.push(notion);
    }
  map.delete('');
  return map;
}

function keyOf(words: readonly Word[]): string {
  return words.map(({ stem }) => stem).join(' ');
}

/** The notions that these words say, each with the expressions that say it; `also`: beside those of the lexicon. */
export function notionsOf(
  words: readonly Word[],
  also: Sayings = NOTHING,
): ReadonlyMap<Notion, readonly Saying[]> {
  const found = new Map<Notion, Saying[]>();
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to <= Math.min(words.length, from + LONGEST); to += 1) {
      const expression = words.slice(from, to);
      const key = keyOf(expression);
      for (const notion of [...(said.get(key) ?? []), ...(also.get(key) ?? [])]) {
        const known = found.get(notion);
        if (known === undefined) found.set(notion, [expression]);
        else known.push(expression);
      }
    }
  return found;
}
