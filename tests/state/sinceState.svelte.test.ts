// @vitest-environment runes
import { expect, test } from 'vitest';
import { create } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { annotation, axis, meaning, share, structure, term } from '#domain/kinds/index.ts';
import { SinceState } from '#features/since/state/sinceState.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
import { Scene } from './scene.ts';

test('SINCE-5: the lines of work, whom to meet first, and the words in debate, those hesitated over before the others', () => {
  const scene = new Scene();
  const { doc } = scene;
  const space = new SpaceState(scene);
  const { one: since, leave } = held(() => new SinceState(space));
  for (const [id, name] of [
    ['s1', 'Association'],
    ['s2', 'Bibliothèque'],
    ['s3', 'Centre social'],
  ] as const)
    create(doc, structure, id as ItemId, { name, addedAt: 1 });
  create(doc, axis, 'ana~a' as ItemId, { sentence: 'Relayer', structure: 's1', addedAt: 2 });
  create(doc, axis, 'ana~b' as ItemId, { sentence: 'Équiper', structure: 's2', addedAt: 1 });
  create(doc, axis, 'ana~c' as ItemId, { sentence: 'Passé', structure: 's2', addedAt: 3, archivedAt: 4 });
  expect(since.axes.map(({ sentence }) => sentence)).toEqual(['Équiper', 'Relayer']);

  const asked = scene.paulAsks('Où imprimer ?');
  create(doc, share, 'paul~s' as ItemId, { question: asked, structure: 's3', sharedAt: 5 });
  expect(since.toMeet.map(({ structure: { name }, questions }) => [name, questions])).toEqual([
    ['Centre social', 1],
    ['Association', 0],
    ['Bibliothèque', 0],
  ]);

  for (const word of ['Commun', 'Inclusion', 'Médiation'])
    create(doc, term, `ana~${word}` as ItemId, { word });
  for (const n of [1, 2])
    create(doc, meaning, `ana~m${n}` as ItemId, {
      term: 'ana~Médiation',
      structure: `s${n}`,
      definition: 'x',
      givenAt: n,
    });
  create(doc, annotation, 'paul~n' as ItemId, {
    target: { kind: 'question', item: asked },
    gesture: 'unclearWord',
    anchor: { quote: 'inclusion', before: '', after: '' },
    voice: { kind: 'structure', structure: 's2' as ItemId },
  });
  expect(since.inDebate.map(({ word }) => word)).toEqual(['Inclusion', 'Médiation']);
  leave();
});
