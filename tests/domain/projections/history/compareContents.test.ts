import { expect, test } from 'vitest';
import { theme } from '#domain/kinds/index.ts';
import { align, wordsIn } from '#domain/projections/history/align.ts';
import { broughtBack } from '#features/history/domain/broughtBack.ts';
import { changedSentences } from '#features/history/domain/changedSentences.ts';
import { compareBlocks, compareContents } from '#features/history/domain/compareContents.ts';
import { longDiff, sentencesOf } from '#domain/projections/history/longDiff.ts';
import type { RichContent, RichNode } from '#domain/richContent.ts';
import { dice } from '../../../support/chance.ts';

const p = (text: string): RichNode => ({ name: 'paragraph', children: [{ runs: [{ text }] }] });
const list = (...items: readonly string[]): RichNode => ({
  name: 'bullet_list',
  children: items.map((item) => ({ name: 'list_item', children: [p(item)] })),
});
const uncited = (): string => '';
const told = (before: RichContent, after: RichContent) =>
  compareBlocks(before, after, uncited).map(({ kind, lines }) => [
    kind,
    lines.map(({ runs }) =>
      runs.map(
        (run) =>
          `${run.kind === 'same' ? '' : run.kind === 'new' ? '+' : '-'}${(run.later || run.earlier).trim()}`,
      ),
    ),
  ]);

test('TIME-2: a paragraph that Luc changed faces itself, and one that he added stands alone', () => {
  expect(
    told(
      [p('Qui relaie les aidants ?'), p('Le répit est rare.')],
      [p('Une phrase neuve de Luc.'), p('Qui relaie vraiment les aidants ?'), p('Le répit est rare.')],
    ),
  ).toEqual([
    ['new', [['+Une phrase neuve de Luc.']]],
    ['changed', [['Qui relaie', '+vraiment', 'les aidants ?']]],
    ['same', [['Le répit est rare.']]],
  ]);
});

test('TIME-2: of a list, only the item that moved words is told; words in bold are told as another form', () => {
  expect(told([list('un répit', 'une écoute')], [list('un répit', 'une écoute fine', 'un lieu')])).toEqual([
    ['changed', [['un répit'], ['une écoute', '+fine'], ['+un lieu']]],
  ]);
  const bold: RichNode = {
    name: 'paragraph',
    children: [{ runs: [{ text: 'Le répit', marks: { strong: {} } }] }],
  };
  expect(told([p('Le répit')], [bold])).toEqual([['restyled', [['Le répit']]]]);
});

test('TIME-2: fields are compared in the order of their kind, and what a newer version added comes last', () => {
  const changes = compareContents(
    theme.fields,
    { title: 'Aidants', body: [p('a')] },
    { title: 'Les aidants', slot: { room: null, startsAt: null }, body: [p('a')], later: { x: 1 } },
    uncited,
  );
  expect(changes.filter(({ isChanged }) => isChanged).map(({ field, kind }) => [field, kind])).toEqual([
    ['title', 'text'],
    ['later', 'value'],
  ]);
});

test('TIME-3: for whoever hears it, changes are told by whole sentences', () => {
  const body = (text: string) => ({ body: [p(text)] });
  const changes = compareContents(
    theme.fields,
    body('Le répit est rare. On compte sur la famille. Fin.'),
    body('Le répit est très rare. Fin. On verra.'),
    uncited,
  );
  expect(changedSentences(changes)).toEqual([
    { field: 'body', before: 'Le répit est rare.', after: 'Le répit est très rare.' },
    { field: 'body', before: 'On compte sur la famille.', after: '' },
    { field: 'body', before: '', after: 'On verra.' },
  ]);
});

test('TIME-2: whatever the two texts, the runs joined are the two texts', () => {
  const chance = dice(7);
  const words = ['le', 'répit', 'aidant', 'rare.', 'oui !', '\n', '👩‍🌾', 'commune,', '  '];
  const text = (): string => Array.from({ length: chance.below(400) }, () => chance.oneOf(words)).join(' ');
  for (let turn = 0; turn < 60; turn += 1) {
    const [a, b] = [text(), text()];
    const runs = longDiff(a, b);
    expect(runs.map(({ earlier }) => earlier).join('')).toBe(a);
    expect(runs.map(({ later }) => later).join('')).toBe(b);
    expect(sentencesOf(a).join('')).toBe(a);
  }
});

test('TIME-2: whatever two lists, each place is told once and both sides rise', () => {
  const chance = dice(11);
  const one = () => {
    const text = Array.from({ length: 1 + chance.below(4) }, () => chance.oneOf(['a', 'b', 'c', 'd'])).join(
      ' ',
    );
    return { key: text, words: wordsIn(text) };
  };
  for (let turn = 0; turn < 200; turn += 1) {
    const [a, b] = [
      Array.from({ length: chance.below(20) }, one),
      Array.from({ length: chance.below(20) }, one),
    ];
    const pairs = align(a, b);
    const places = (side: 'before' | 'after') => pairs.flatMap((pair) => pair[side] ?? []);
    expect(places('before')).toEqual(a.map((_, n) => n));
    expect(places('after')).toEqual(b.map((_, n) => n));
  }
});

test('TIME-4: one block is brought back, and the rest of today stays', () => {
  const then = [p('un'), p('deux mots de Luc'), p('trois')];
  const now = [p('un'), p('deux mots changés de Luc'), p('ajouté depuis par Sonia')];
  const changes = compareBlocks(then, now, uncited);
  const chosen = (kind: string) => {
    const found = changes.find((change) => change.kind === kind);
    if (found === undefined) throw new Error(`nothing is ${kind}`);
    return broughtBack(then, now, changes, found);
  };
  expect(chosen('changed')).toEqual([then[0], then[1], now[2]]);
  expect(chosen('gone')).toEqual([now[0], now[1], then[2], now[2]]);
  expect(chosen('new')).toEqual([now[0], now[1]]);
});
