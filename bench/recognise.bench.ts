import type { ItemId } from '#domain/ids.ts';
import { recogniser, type Recognisable } from '#domain/recognise/recogniser.ts';
import { LEXICON } from '#domain/similar/lexicon.fr.ts';
import { commonsOf } from '../tests/support/nearPairs.ts';
import { asRatio, median } from './percentiles.ts';

const WORDS = 200;
const QUESTIONS = 2_000;
const TURNS = 7;

/** The words of a glossary in the questions of a commons, beside one regular expression for each word. */
export function run(): void {
  const words = glossaryOf(WORDS);
  const sentences = commonsOf(QUESTIONS).map(({ sentence }) => sentence);
  const [ours, theirs, making]: [number[], number[], number[]] = [[], [], []];
  let [found, foundByThem] = [0, 0];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const start = performance.now();
    const known = recogniser(words);
    const made = performance.now();
    found = sentences.reduce((sum, sentence) => sum + known.in(sentence).length, 0);
    const read = performance.now();
    foundByThem = countByExpressions(words, sentences);
    making.push(made - start);
    ours.push(read - made);
    theirs.push(performance.now() - read);
  }
  console.log(`\n${WORDS} words in ${sentences.length} questions`);
  console.log(`  all of them: ${asRatio(median(ours), median(theirs))} one regular expression for each word`);
  console.log(
    `  ${median(ours).toFixed(1)} ms, beside ${median(theirs).toFixed(1)}; the glossary made ready in ` +
      `${median(making).toFixed(1)} ms; ${found} found, beside ${foundByThem} (no plurals in -x, and overlaps)`,
  );
}

/** From the lexicon: words of the trade, as a large glossary would hold them. */
function glossaryOf(size: number): readonly Recognisable[] {
  const said = LEXICON.trim()
    .split('\n')
    .flatMap((line) => line.slice(line.indexOf(': ') + 2).split(', '));
  return [...new Set(said)]
    .slice(0, size)
    .map((word, n) => ({ id: `w${n}` as ItemId, word, otherForms: [] }));
}

/** The peer: a text without its accents, then each word with an s or not, between what is no letter. */
function countByExpressions(words: readonly Recognisable[], sentences: readonly string[]): number {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
  const expressions = words.map(
    ({ word }) =>
      new RegExp(
        `(?<![\\p{L}\\p{N}])${plain(word).replace(/[\s-]+/g, 's?[\\s-]')}s?(?![\\p{L}\\p{N}])`,
        'giu',
      ),
  );
  let found = 0;
  for (const sentence of sentences) {
    const text = plain(sentence);
    for (const expression of expressions) found += [...text.matchAll(expression)].length;
  }
  return found;
}
