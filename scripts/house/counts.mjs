import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ROOT } from './processes.mjs';
import { TIMES } from './tests.mjs';

/** What counts as source. */
const SOURCE = /\.(?:ts|svelte|mjs|css)$/;
/** A type that a file gives to others. */
const EXPORTED_TYPE = /^export (?:interface|type) (\w+)/gm;
/** A test and the beginning of its name, in whichever of the ways of Vitest and Playwright. */
const TESTS = /^\s*(?:it|test|alone)(?:\.\w+\([^]*?\))?\(\s*['"`]/gm;

/** By sort, where tests stand; the first that holds counts. */
const SORTS = [
  ['journeys', /^tests\/journeys\//],
  ['contract', /^tests\/contract\//],
  ['convergence', /^tests\/convergence\//],
  ['attacks', /^tests\/attacks\//],
  ['several servers', /^tests\/cluster\//],
  ['house', /^tests\/house\//],
  ['unit', /^tests\//],
];

/** `npm run -s house`: prints how large the house is, what stands in it twice, and what its check took. */
export function printCounts() {
  const { folders, twice, sorts } = countsOf(['src', 'server'].flatMap(filesUnder), filesUnder('tests'));
  print('Lines and files', folders);
  print('Exported type names that stand twice or more', twice);
  print('Tests as they are written', sorts);
  print('npm test, the last time: seconds, and how many passed', lastTimes());
  return 0;
}

/** The same as rows of a name and figures. Files are given as path and text. */
export const countsOf = (product, tests) => ({
  folders: byFolder(product),
  twice: namedTwice(product),
  sorts: testsBySort(tests),
});

/** Lines and files of `src/ui`, `server/live`…; what stands right below `src` and `server` is of these. */
function byFolder(files) {
  const rows = new Map();
  for (const { path, text } of files) {
    const folders = path.split('/').slice(0, -1);
    for (const folder of new Set([folders[0], folders.slice(0, 2).join('/')])) {
      const { lines, files: many } = rows.get(folder) ?? { lines: 0, files: 0 };
      rows.set(folder, { lines: lines + text.split('\n').length - 1, files: many + 1 });
    }
  }
  return [...rows].sort().map(([folder, { lines, files: many }]) => [folder, lines, many]);
}

function namedTwice(files) {
  const counted = new Map();
  for (const { text } of files)
    for (const [, name] of text.matchAll(EXPORTED_TYPE)) counted.set(name, (counted.get(name) ?? 0) + 1);
  return [...counted]
    .filter(([, many]) => many > 1)
    .sort(([one, ones], [other, others]) => others - ones || one.localeCompare(other));
}

function testsBySort(files) {
  const rows = new Map(SORTS.map(([sort]) => [sort, 0]));
  for (const { path, text } of files) {
    const [sort] = SORTS.find(([, where]) => where.test(path)) ?? [];
    if (sort !== undefined) rows.set(sort, rows.get(sort) + [...text.matchAll(TESTS)].length);
  }
  return [...rows];
}

function lastTimes() {
  try {
    const steps = JSON.parse(readFileSync(join(ROOT, TIMES), 'utf8'));
    return steps.map(({ name, seconds, passed }) => [name, Math.round(seconds), passed === 0 ? '' : passed]);
  } catch {
    return [['never run whole here']];
  }
}

function print(title, rows) {
  const widths = rows.map(([name]) => name.length);
  console.log(`\n${title}`);
  for (const [name, ...figures] of rows)
    console.log(
      `  ${name.padEnd(Math.max(...widths))}${figures.map((one) => String(one).padStart(8)).join('')}`,
    );
}

const filesUnder = (folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => {
      const whole = join(entry.parentPath, entry.name);
      return { path: whole.slice(ROOT.length).replaceAll(sep, '/'), text: readFileSync(whole, 'utf8') };
    });
