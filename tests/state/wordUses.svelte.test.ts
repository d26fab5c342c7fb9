// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { archiveQuestion } from '#domain/commands/archiveQuestion.ts';
import { addTerm } from '#domain/commands/addTerm.ts';
import { openTheme } from '#domain/commands/openTheme.ts';
import { sharedType } from '#domain/collection.ts';
import type { ItemId } from '#domain/ids.ts';
import { theme } from '#domain/kinds/index.ts';
import { KnownWords } from '#state/knownWords.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { findUses } from '#features/glossary/state/wordUses.svelte.ts';
import { pensOf, Scene, value, world } from './scene.ts';

const atOnce = (): Promise<void> => Promise.resolve();

function opened() {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const given = { word: 'tiers-lieu', otherForms: ['fablab'], meaning: null };
  const { term } = value(addTerm(scene.doc, pensOf('ana'), given, world));
  return { scene, space, term };
}

test('WORD-11: a word is found where questions and themes use it, the newest question first', async () => {
  const { scene, space, term } = opened();
  const first = scene.paulAsks('Que fait un tiers-lieu ?');
  scene.paulAsks('Que fait une mairie ?');
  const second = scene.paulAsks('Nos fablabs tiendront-ils ?');
  const gone = scene.paulAsks('Les tiers-lieux, encore ?');
  value(archiveQuestion(scene.pauls, pensOf('paul'), gone, world));
  const said = value(openTheme(scene.doc, { title: 'Lieux', intent: '' }, world));
  value(openTheme(scene.doc, { title: 'Rien à voir', intent: '' }, world));
  const body = sharedType(scene.doc, theme, said, 'body') as Y.XmlFragment;
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('Ouvrir des tiers lieux.')]);
  body.insert(0, [paragraph]);
  flushSync();

  const known = new KnownWords(space);
  const uses = await findUses(space, known.recogniser, new Set([term]), () => false, atOnce);
  expect(uses).toEqual({ questions: [second, first], themes: [said] });
  expect(await findUses(space, known.recogniser, new Set([term]), () => true, atOnce)).toBeNull();
  expect(await findUses(space, known.recogniser, new Set(['x' as ItemId]), () => false, atOnce)).toEqual({
    questions: [],
    themes: [],
  });
});

test('WORD-9: what is recognised follows the glossary', () => {
  const { scene, space } = opened();
  const known = new KnownWords(space);
  const found: number[] = [];
  const stop = $effect.root(() => {
    $effect(() => void found.push(known.recogniser.in('Un hub dans un tiers-lieu').length));
  });
  flushSync();
  value(addTerm(scene.pauls, pensOf('paul'), { word: 'hub', otherForms: [], meaning: null }, world));
  flushSync();
  stop();
  expect(found).toEqual([1, 2]);
});
