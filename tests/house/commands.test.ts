import { describe, expect, it } from 'vitest';
import { readArguments } from '#server/terminal/readArguments.ts';
import { KNOWN_PARTS } from '../../scripts/house/tests.mjs';
import { read, trackedFiles } from './repository.ts';

interface Command {
  readonly where: string;
  readonly words: readonly string[];
}

/** What a shell would make of a line, up to where the command ends; `$(…)` and `$NAME` are one word. */
const wordsIn = (line: string): readonly string[] =>
  [
    ...line
      .replace(/\$\([^)]*\)/g, 'x')
      .replace(/\s(?:#|&&|\||>).*/, '')
      .matchAll(/'([^']*)'|"([^"]*)"|[^\s'"]+/g),
  ].map(([whole, single, double]) => single ?? double ?? whole);

const START = /(?:^|\s)((?:npm|npx|node) .*)/;

/** Every command that the documents quote: between backticks, or on a line of a block. */
const quoted: readonly Command[] = trackedFiles('*.md', 'docs/**', 'bench/README.md').flatMap((file) => {
  if (!/\.md$|Containerfile$/.test(file)) return [];
  const blocks = [...read(file).matchAll(/```\w*\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n'),
  );
  const spans = [
    ...read(file)
      .replace(/```[^]*?```/g, '')
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, span = '']) => span);
  return [...blocks, ...spans].flatMap((line) => {
    const command = START.exec(line)?.[1];
    return command === undefined ? [] : [{ where: `${file}: ${command}`, words: wordsIn(command) }];
  });
});

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

/** `npm run --silent terreau -- demo` as its script and what comes after. */
function asScript(
  words: readonly string[],
): { readonly script: string; readonly given: readonly string[] } | null {
  if (words[0] !== 'npm') return null;
  const named = words.slice(1).filter((word) => word !== 'run' && word !== '--silent');
  const [script = ''] = named;
  if (words[1] !== 'run' && !['start', 'test'].includes(script)) return null;
  return { script, given: named.slice(1).filter((word, n) => n > 0 || word !== '--') };
}

/** What is typed after `terreau`, by whichever way; null for another command. */
function typedInTerminal(words: readonly string[]): readonly string[] | null {
  const script = asScript(words);
  if (script !== null) return script.script === 'terreau' ? script.given : null;
  if (words[0] !== 'node') return null;
  if (words[1]?.endsWith('build/terreau.js')) return words.slice(2);
  return words[1] === 'scripts/run.mjs' && words[2] === 'terreau' ? words.slice(3) : null;
}

const givenTo = (name: string): readonly Command[] =>
  quoted.flatMap(({ where, words }) => {
    const script = asScript(words);
    return script?.script === name && script.given.length > 0 ? [{ where, words: script.given }] : [];
  });
const places = (commands: readonly Command[]): readonly string[] => commands.map(({ where }) => where);

describe('Commands that the documents quote', () => {
  it('HOUSE-10: are scripts that are there', () => {
    expect(quoted.length).toBeGreaterThan(60);
    expect(
      places(
        quoted.filter(({ words }) => {
          const script = asScript(words);
          return script !== null && !scripts.includes(script.script);
        }),
      ),
    ).toEqual([]);
  });

  it('HOUSE-10: of the terminal are understood by it; one that ends in « … » may want more', () => {
    const wrong = quoted.filter(({ words }) => {
      const typed = typedInTerminal(words);
      if (typed === null) return false;
      const asked = readArguments(typed.filter((word) => word !== '…'));
      return 'why' in asked && !(asked.why === 'missing' && typed.includes('…'));
    });
    expect(places(wrong)).toEqual([]);
  });

  it('HOUSE-10: name parts of the tests, and files of tests, that are there', () => {
    const parts = givenTo('test').filter(({ words }) =>
      words.some((word) => !Object.hasOwn(KNOWN_PARTS, word)),
    );
    const tests = trackedFiles('tests/**');
    const files = quoted.filter(
      ({ words }) =>
        words[0] === 'npx' &&
        words.some((word) => word.startsWith('tests/') && !tests.some((file) => file.startsWith(word))),
    );
    expect(places([...parts, ...files])).toEqual([]);
  });

  it('HOUSE-10: name benches that are there, with options that they read', () => {
    const sources = trackedFiles('bench/**').filter((file) => /\.(ts|mjs)$/.test(file));
    const isThere = (word: string): boolean =>
      sources.some((file) =>
        word.startsWith('--')
          ? file !== 'bench/run.mjs' && new RegExp(`['\`-]${word.slice(2)}['\`=]`).test(read(file))
          : file.startsWith(`bench/${word}`) && file.includes('.bench.'),
      );
    const asked = givenTo('bench').map(({ where, words }) => ({
      where,
      words: words.filter(
        (word, n) => word.startsWith('--') || !words.slice(0, n).some((one) => one.startsWith('--')),
      ),
    }));
    expect(places(asked.filter(({ words }) => !words.every(isThere)))).toEqual([]);
  });

  it('HOUSE-10: run files that are there, or that a build makes', () => {
    const built = ['build/server.js', 'build/terreau.js'];
    const gone = quoted.filter(
      ({ words: [program, file = ''] }) =>
        program === 'node' &&
        /\.m?js$/.test(file) &&
        !built.some((one) => file.endsWith(one)) &&
        trackedFiles(file).length === 0,
    );
    expect(places(gone)).toEqual([]);
  });

  it('HOUSE-10: name a service by its instance, as its unit is installed', () => {
    const pages = trackedFiles('*.md', 'docs/**').filter((file) => /\.(md|service)$/.test(file));
    const named = pages.flatMap((file) =>
      [...read(file).matchAll(/systemctl [a-z -]+ (terreau[\w@]*)/g)].map(([command, unit]) => ({
        file,
        command,
        unit,
      })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ unit }) => !/^terreau@\d{4}$/.test(unit ?? ''))).toEqual([]);
  });
});
