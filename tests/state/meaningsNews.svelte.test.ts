// @vitest-environment runes
import { expect, test } from 'vitest';
import type { ItemId } from '#domain/ids.ts';
import { meaning, term } from '#domain/kinds/index.ts';
import { create } from '#domain/collection.ts';
import { MeaningsNews } from '#features/glossary/state/meaningsNews.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
import { Scene } from './scene.ts';

test('WORD-17: what others say that a word of ours means is told to whoever stands for the structure, and to no other', () => {
  const scene = new Scene({ structures: ['s1' as ItemId] });
  const space = new SpaceState(scene);
  const give = (id: string, word: string, structure: string, givenAt: number): void => {
    create(scene.doc, term, word as ItemId, { word });
    create(scene.doc, meaning, id as ItemId, { term: word, structure, definition: `${id}.`, givenAt });
  };
  // A colleague of Ana's said what it means to their centre.
  give('luc~1', 'ana~médiation', 's1', 10);
  give('luc~2', 'ana~inclusion', 's2', 10);
  const { one: news, leave } = held(() => new MeaningsNews(space, 20));
  expect(news.list).toEqual([]);
  give('ines~1', 'ana~médiation', 's3', 30);
  give('ines~2', 'ana~inclusion', 's3', 30);
  give('ana~1', 'ana~médiation', 's1', 40);
  expect(news.list.map(({ word, meanings }) => [word.word, meanings.map(({ id }) => id)])).toEqual([
    ['ana~médiation', ['ines~1']],
  ]);
  leave();
});
