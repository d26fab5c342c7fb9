import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import { wordsOf } from '#domain/similar/words.ts';
import { FRESH } from '../tests/support/freshPairs.ts';
import {
  commonsOf,
  GLOSSARY,
  indexOf,
  nearIn,
  PAIRS,
  recall,
  type Asked,
} from '../tests/support/nearPairs.ts';
import { asRatio, median, percentile } from './percentiles.ts';

const SIZES = [198, 2_198];
const LEVELS = ['facile', 'moyen', 'difficile'] as const;

/** How often a rewording is found, and in what time, beside a plain scan that counts the words in common. */
export async function run(): Promise<void> {
  for (const size of SIZES) tellRecall(size);
  for (const size of [2_000, 10_000]) tellTime(size);
}

function tellRecall(size: number): void {
  const asked = [...commonsOf(size), ...FRESH.flatMap(asQuestions)];
  const [ours, alone, theirs] = [nearIn(indexOf(asked, GLOSSARY)), nearIn(indexOf(asked)), scanIn(asked)];
  console.log(
    `\n${size} questions: the twin is the first, in the first 3, in the first 5 [without the glossary] (plain scan)`,
  );
  for (const level of LEVELS)
    tellLine(
      level,
      PAIRS.filter((pair) => pair.level === level),
      asked,
      { ours, alone, theirs },
    );
  tellLine(
    'fresh',
    FRESH.map((pair) => ({ level: 'difficile' as const, ...pair })),
    asked,
    { ours, alone, theirs },
  );
}

type Near = (typed: Asked) => readonly ItemId[];

function tellLine(
  name: string,
  pairs: typeof PAIRS,
  asked: readonly Asked[],
  { ours, alone, theirs }: Readonly<Record<'ours' | 'alone' | 'theirs', Near>>,
): void {
  const line = (near: Near): string => {
    const found = recall(pairs, asked, near);
    return [1, 3, 5].map((first) => found(first).toFixed(2)).join('  ');
  };
  console.log(`  ${name.padEnd(10)} ${line(ours)}   [${line(alone)}]   (${line(theirs)})`);
}

const asQuestions = ({ a, b }: { readonly a: string; readonly b: string }, n: number): readonly Asked[] => [
  { id: `fresh-a${n}` as ItemId, sentence: a },
  { id: `fresh-b${n}` as ItemId, sentence: b },
];

/** The peer: every question folded once, then one `includes` for each word that says something. */
function scanIn(asked: readonly Asked[]): Near {
  const folded = asked.map(({ id, sentence }) => ({ id, text: fold(sentence) }));
  return (typed) => {
    const words = wordsOf(typed.sentence).map((word) => word.folded);
    return folded
      .filter(({ id }) => id !== typed.id)
      .map(({ id, text }) => ({ id, score: words.filter((word) => text.includes(word)).length }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 5)
      .map(({ id }) => id);
  };
}

function tellTime(size: number): void {
  const asked = commonsOf(size);
  const start = performance.now();
  const index = indexOf(asked, GLOSSARY);
  const filled = performance.now() - start;
  const typed = PAIRS.flatMap(({ a, b }) => [a, b]).flatMap(letterByLetter);
  const scan = scanIn(asked);
  const ours = typed.map((sentence) => timed(() => index.near(sentence)));
  const theirs = typed.map((sentence) => timed(() => scan({ id: '' as ItemId, sentence })));
  console.log(`\n${size} questions, ${typed.length} sentences being typed, from the third word on`);
  console.log(
    `  one look: ${asRatio(median(ours), median(theirs))} the plain scan; ` +
      `median ${median(ours).toFixed(2)} ms, p95 ${percentile(ours, 0.95).toFixed(2)} ms`,
  );
  console.log(
    `  reading all of them: ${filled.toFixed(0)} ms, that is ${((filled / size) * 200).toFixed(1)} ms for 200 at once`,
  );
}

/** What the box holds after each third letter. */
const letterByLetter = (sentence: string): string[] =>
  Array.from({ length: Math.floor(sentence.length / 3) }, (_, n) => sentence.slice(0, (n + 1) * 3)).filter(
    (part) => part.split(' ').length > 3,
  );

function timed(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}
