import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import ts from 'typescript';
import { read, ROOT, trackedFiles } from './repository.ts';

const FRENCH = trackedFiles('src/ui/words/*/fr.ts', 'src/features/*/words/*fr.ts');
const AREAS = FRENCH.map((file) => dirname(file));

type Tree = { readonly [key: string]: unknown };

const load = async (file: string, name: string): Promise<Tree> => {
  const module = (await import(join(ROOT, file))) as Record<string, Tree>;
  const tree = module[name];
  if (tree === undefined) throw new Error(`${file} exports no ${name}`);
  return tree;
};

/** Paths of all leaves: `['refusals', 'name.empty']`. */
function leaves(tree: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  if (typeof tree !== 'object' || tree === null) return [{ path, value: tree }];
  return Object.entries(tree).flatMap(([key, value]) => leaves(value, [...path, key]));
}

describe.each(AREAS)('%s', (area) => {
  it('WORDS-1: says everything in French and in English, and nothing is empty', async () => {
    const [fr, en] = await Promise.all([load(`${area}/fr.ts`, 'fr'), load(`${area}/en.ts`, 'en')]);
    const paths = (tree: Tree) => leaves(tree).map(({ path, value }) => `${path.join('.')} ${typeof value}`);
    expect(paths(en).sort()).toEqual(paths(fr).sort());
    const empty = [...leaves(fr), ...leaves(en)].filter(
      ({ value }) => typeof value === 'string' && !value.trim(),
    );
    expect(empty.map(({ path }) => path.join('.'))).toEqual([]);
  });

  it('WORDS-2: holds no word that nothing says', async () => {
    const fr = await load(`${area}/fr.ts`, 'fr');
    const unused = leaves(fr).filter(({ path }) => !isSaid(path));
    expect(unused.map(({ path }) => path.join('.'))).toEqual([]);
  });
});

const CODE = trackedFiles('src/**/*.ts', 'src/**/*.svelte', 'server/**/*.ts')
  .filter((file) => !/^src\/(?:ui\/words\/\w+|features\/\w+\/words)\//.test(file))
  .map(read)
  .join('\n');

/** Names reached by a dot, by destructuring, or written as a code that a lookup may use. */
const SAID = new Set([
  ...[...CODE.matchAll(/\.([\p{L}_$][\p{L}\d_$]*)/gu)].map((match) => match[1]),
  ...[...CODE.matchAll(/['"`]([^'"`\n]{1,60})['"`]/g)].map((match) => match[1]),
  ...[...CODE.matchAll(/(?:const|let) \{([^}]*)\}/g)].flatMap((match) => (match[1] ?? '').split(/[\s,:]+/)),
]);

/** Groups that are looked up by a key: `words.refusals[why]`. */
const LOOKED_UP = new Set(
  [...CODE.matchAll(/\.([\p{L}_$][\p{L}\d_$]*)(?:\?\.)?\[/gu)].map((match) => match[1]),
);

const isSaid = (path: readonly string[]): boolean =>
  SAID.has(path.at(-1)) || path.slice(0, -1).some((group) => LOOKED_UP.has(group));

/** Every piece of text of a file that a person may read. */
function sentences(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isNewExpression(node)) return;
    const isName =
      ts.isPropertyAssignment(node.parent ?? source) && (node.parent as ts.PropertyAssignment).name === node;
    if (!isName && isText(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found.filter((text) => /\p{L}/u.test(text) && !/^(https?:|mailto:|\/)/.test(text));
}

const isText = (
  node: ts.Node,
): node is ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail =>
  ts.isStringLiteralLike(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node);

/** English words that have their French word here (docs/glossary.md). */
const ANGLICISMS =
  /(?<!\p{L})(board|dashboard|feedback|workspace|slot|offline|online|log ?in|log ?out|upload|download|update|password|username|settings|meeting|workshop|deadline|token|checker|poster un|cliquer sur le lien)(?!\p{L})/iu;

describe.each(FRENCH)('The French of %s', (file) => {
  const all = sentences(file);
  const those = (bad: RegExp) => all.filter((sentence) => bad.test(sentence));

  it('WORDS-3: does not exclaim, does not say « Oups »', () => {
    expect(those(/!|oups/i)).toEqual([]);
  });

  it('WORDS-3: speaks French where French has a word', () => {
    expect(those(ANGLICISMS)).toEqual([]);
  });

  it('WORDS-3: says « vous »', () => {
    expect(those(/(?<!\p{L})(tu|toi|tes)(?!\p{L})/iu)).toEqual([]);
  });

  it('WORDS-3: is set with the typographic apostrophe', () => {
    expect(those(/\p{L}'\p{L}/u)).toEqual([]);
  });
});

describe('Refusals', () => {
  it('WORDS-4: are whole sentences', async () => {
    for (const [file, name] of [
      ['src/ui/words/common/fr.ts', 'fr'],
      ['src/ui/words/common/en.ts', 'en'],
    ] as const) {
      const { refusals } = await load(file, name);
      const broken = leaves(refusals).filter(({ value }) => !/^\p{Lu}.*[.?]$/u.test(String(value)));
      expect(broken).toEqual([]);
    }
  });
});
