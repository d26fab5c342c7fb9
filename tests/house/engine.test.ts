import { describe, expect, it } from 'vitest';
import { EVERY_KIND } from '#domain/everyKind.ts';
import { read, trackedFiles } from './repository.ts';

/** Words of the product that are the name of no kind. */
const OF_THE_PRODUCT = [
  'commons',
  'backstage',
  'glossary',
  'organiser',
  'partner',
  'member',
  'members',
  'slug',
];

/** Kinds whose name is plain English that any engine speaks: as a part of a name it says nothing of the product. */
const PLAIN_ENGLISH: ReadonlySet<string> = new Set(
  'answer answers carrier exchange match matches need needs note notes reply resource share step steps task'.split(
    ' ',
  ),
);

const ROOTS = EVERY_KIND.map(({ root }) => root);
const KINDS = [...EVERY_KIND.map(({ name }) => name), ...ROOTS];
const FORBIDDEN: ReadonlySet<string> = new Set(
  [...OF_THE_PRODUCT, ...KINDS].filter((name) => !PLAIN_ENGLISH.has(name)),
);

/** The words of a name, and the name itself: `takeBackDecision` is four. */
const wordsOf = (name: string): string[] => [
  name,
  ...name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase()),
];

const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** The words of the product in a piece of code: whole words of its names and strings, and the roots that it names. */
function productWordsIn(source: string): string[] {
  const code = withoutComments(source);
  const words = [...code.matchAll(/[A-Za-z_$][\w$]*/g)].flatMap(([name]) => wordsOf(name));
  const strings = [...code.matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)].map(
    ([, plain, back]) => plain ?? back ?? '',
  );
  const roots = strings.filter((text) => ROOTS.some((root) => text === root || text.startsWith(`${root}/`)));
  return [...new Set([...words.filter((word) => FORBIDDEN.has(word)), ...roots])];
}

describe('The engine', () => {
  it('HOUSE-36: names no kind and no other word of the product', () => {
    const files = trackedFiles('src/engine/**/*.ts');
    expect(files.length).toBeGreaterThan(30);
    const found = files.map((file) => [file, productWordsIn(read(file))] as const);
    expect(found.filter(([, words]) => words.length > 0)).toEqual([]);
  });

  it('HOUSE-36: such a word is found in a name, in a string and as a root', () => {
    expect(productWordsIn('const openTheme = 1;')).toEqual(['theme']);
    expect(productWordsIn("open('backstage');")).toEqual(['backstage']);
    expect(productWordsIn("doc.getMap('shares'); at('notes/1');")).toEqual(['shares', 'notes/1']);
    expect(productWordsIn('/** A theme. */ doc.share; outbox.note(keys);')).toEqual([]);
  });
});
