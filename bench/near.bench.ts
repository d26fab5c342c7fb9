import { fold } from '#domain/fold.ts';
import type { ItemId } from '#domain/ids.ts';
import { wordsOf } from '#domain/similar/words.ts';
import { FRESH } from '../tests/support/freshPairs.ts';
import { KEPT_LOOK_ALIKES, LOOK_ALIKES } from '../tests/support/lookAlikes.ts';
import { measuredCommons } from '../tests/support/measuredCommons.ts';
import {
  commonsOf,
  demoSentences,
  GLOSSARY,
  indexOf,
  nearIn,
  PAIRS,
  recall,
  silence,
  type Asked,
  type Pair,
} from '../tests/support/nearPairs.ts';
import { offersOfDemo } from '../tests/support/offersOfDemo.ts';
import { KEPT_REWORDINGS, REWORDINGS } from '../tests/support/rewordings.ts';
import { asRatio, median, percentile } from './percentiles.ts';

const SIZES = [198, 2_198];
const LEVELS = ['facile', 'moyen', 'difficile'] as const;
/** The demo's pairs; those looked at while thresholds were chosen, and those kept aside. */
const SETS: readonly (readonly [string, readonly Pair[]])[] = [
  ['demo', PAIRS],
  ['looked at', REWORDINGS],
  ['kept', KEPT_REWORDINGS],
];

/** How often a rewording is found and a look-alike is silent, at both doors, and in what time, beside a plain scan. */
export async function run(): Promise<void> {
  for (const size of SIZES) tellDoors(size);
  tellOffers();
  for (const size of [2_000, 10_000]) tellTime(size);
}

type Near = (typed: Asked) => readonly ItemId[];

function tellDoors(size: number): void {
  const asked = measuredCommons(size);
  const [index, alone] = [indexOf(asked, GLOSSARY), indexOf(asked)];
  const nears = [nearIn(index), nearIn(alone), nearIn(index, 'unasked'), scanIn(asked)] as const;
  console.log(
    `\n${size} questions and the measured ones: the twin is the first, in the first 3, in the first 5 ` +
      '[without the glossary] {unasked} (plain scan)',
  );
  for (const [set, pairs] of SETS)
    for (const level of LEVELS)
      tellRecall(
        `${set} ${level}`,
        pairs.filter((pair) => pair.level === level),
        asked,
        nears,
      );
  tellRecall(
    'fresh',
    FRESH.map((pair) => ({ level: 'difficile' as const, ...pair })),
    asked,
    nears,
  );
  console.log('  look-alikes that are silent: while one types {unasked} (plain scan)');
  for (const [set, pairs] of [
    ['looked at', LOOK_ALIKES],
    ['kept', KEPT_LOOK_ALIKES],
  ] as const) {
    const [ours, , unasked, scan] = nears.map((near) => silence(pairs, asked, near).toFixed(2));
    console.log(`  ${set.padEnd(20)} ${ours}   {${unasked}}   (${scan})`);
  }
  const lengths = (near: Near): string => {
    const all = asked.slice(0, demoSentences.length).map((one) => near(one).length);
    return (all.reduce((sum, n) => sum + n, 0) / all.length).toFixed(1);
  };
  console.log(
    `  told beside a question of the demo, on average: ${lengths(nears[0])} {${lengths(nears[2])}}`,
  );
}

function tellRecall(
  name: string,
  pairs: readonly Pair[],
  asked: readonly Asked[],
  [ours, alone, unasked, scan]: readonly [Near, Near, Near, Near],
): void {
  const line = (near: Near): string => {
    const found = recall(pairs, asked, near);
    return [1, 3, 5].map((first) => found(first).toFixed(2)).join('  ');
  };
  console.log(`  ${name.padEnd(20)} ${line(ours)}   [${line(alone)}]   {${line(unasked)}}   (${line(scan)})`);
}

function tellOffers(): void {
  const { proposed, good, lost } = offersOfDemo();
  console.log('\nneeds and resources of the demo');
  console.log(`  ${proposed} proposals, ${good} of them right; good matches that are not proposed any more:`);
  for (const { need, resource } of lost) console.log(`    ${need} ↔ ${resource}`);
}

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
