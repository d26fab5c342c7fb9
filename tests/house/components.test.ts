import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { read, trackedFiles } from './repository.ts';

/** Attributes that a person reads or hears. */
const SPOKEN =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|placeholder|alt|label|summary)$/;

const LETTER = /\p{L}/u;
/** A literal that is written for people: several words, or a capital. */
const FOR_PEOPLE = /^\p{Lu}|\p{L}\s+\p{L}/u;

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** What a component says by itself, instead of taking it from the words. */
export function spokenBy(source: string): string[] {
  const { fragment } = parse(source, { modern: true });
  const said: string[] = [];

  const visit = (node: unknown, isShown: boolean): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, isShown);
    if (!isNode(node)) return;
    if (node.type === 'Text') {
      // The product's name is the same in every language.
      const text = String(node.data).replace(/\bTerreau\b/g, '');
      if (isShown && LETTER.test(text)) said.push(text.trim());
    } else if (node.type === 'Literal') {
      if (isShown && typeof node.value === 'string' && FOR_PEOPLE.test(node.value)) said.push(node.value);
    } else if (node.type === 'TemplateElement') {
      const text = String((node.value as { cooked?: string }).cooked ?? '');
      if (isShown && FOR_PEOPLE.test(text)) said.push(text);
    } else if (node.type === 'Attribute') {
      visit(node.value, SPOKEN.test(String(node.name)));
    } else if (node.type === 'CallExpression' || node.type === 'MemberExpression') {
      return;
    } else {
      for (const [key, child] of Object.entries(node)) {
        const isText = key === 'fragment' || key === 'nodes' || isShown;
        if (typeof child === 'object' && key !== 'metadata' && key !== 'test')
          visit(child, isText && key !== 'attributes');
      }
    }
  };
  visit(fragment, true);
  return said;
}

/** The import table does not see what is imported as a type in a component: it is erased before. */
const FORBIDDEN_TYPES: readonly (readonly [RegExp, RegExp])[] = [
  [/^src\//, /from '(#server|.*\/server)\//],
  [/^src\/ui\//, /from '(#sync|.*\/sync|.*\/routes)\//],
  [/^src\/(ui\/(?!editor)|routes)/, /from '(yjs|y-[a-z]+|lib0)/],
];

const components = trackedFiles('src/**/*.svelte');

describe('Components', () => {
  it('WORDS-5: hold no string for people', () => {
    const talking = components.flatMap((file) => spokenBy(read(file)).map((text) => `${file}: ${text}`));
    expect(talking).toEqual([]);
  });

  it('HOUSE-2: look down only, in their types too', () => {
    const up = components.flatMap((file) =>
      FORBIDDEN_TYPES.filter(([from, to]) => from.test(file) && to.test(read(file))).map(
        ([, to]) => `${file}: ${to}`,
      ),
    );
    expect(up).toEqual([]);
  });

  it.each([
    ['<p>Bonjour</p>', ['Bonjour']],
    ['<p>{words.hello}, <b>à vous</b></p>', ['à vous']],
    ['<input placeholder="Nom" class="Large field" />', ['Nom']],
    ['<button aria-label={busy ? "Un instant" : words.save}>×</button>', ['Un instant']],
    ["<p>{many ? 'Plusieurs' : words.one}</p>", ['Plusieurs']],
    [
      '{#if a}<p>Oui</p>{:else}<i>Non</i>{/if}{#each l as x}<b>Encore {x}</b>{/each}',
      ['Oui', 'Non', 'Encore'],
    ],
    ['<svelte:head><title>Accueil</title></svelte:head>', ['Accueil']],
    ['<p class="big" id="main" data-kind={x ? "A" : "b"}>{words.a(1)} · 3 → {n}</p>', []],
    ['<script lang="ts">const a = "Bonjour à vous";</script><style>p { color: red }</style>', []],
    ["<p>{format(x, 'Grand format')}{words['Une clé']}</p>", []],
  ])('WORDS-5: the check itself reads %s', (source, said) => {
    expect(spokenBy(source)).toEqual(said);
  });
});
