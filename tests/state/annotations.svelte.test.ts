// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { patch } from '#domain/collection.ts';
import { annotate as annotateIn } from '#features/annotations/domain/annotate.ts';
import { settleAnnotation } from '#features/annotations/domain/settleAnnotation.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { space as spaceKind } from '#domain/kinds/index.ts';
import { SETTINGS } from '#domain/kinds/space.ts';
import {
  acceptRephrasing,
  annotate,
  decide,
  maySettle,
  reply,
  settle,
  showAnnotation,
  takeAnswerBack,
} from '#features/annotations/state/annotating.ts';
import { cardOf } from '#state/card.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { ONLINE, pensOf, Scene, value, world } from './scene.ts';

const asAna = { kind: 'person', person: 'ana' as AccountId } as const;
const asPaul = { kind: 'person', person: 'paul' as AccountId } as const;
const on = (item: ItemId) => ({ kind: 'question', item }) as const;

const paulNotes = (scene: Scene, item: ItemId, note = 'À la campagne surtout.'): ItemId =>
  value(
    annotateIn(
      scene.pauls,
      pensOf('paul'),
      { target: on(item), gesture: 'clarify', note, voice: asPaul },
      world,
    ),
  );

function watching<T>(read: () => T): { readonly seen: T[]; readonly stop: () => void } {
  const seen: T[] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(read()));
  });
  flushSync();
  return { seen, stop };
}

test('NOTE-12: an annotation of Paul wakes its question and no other, and so does what becomes of it', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const [one, two] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?')];
  for (const item of [one, two]) paulNotes(scene, item);
  const first = watching(() => space.views.annotationsByItem.of(one).map(({ state }) => state));
  const second = watching(() => space.views.annotationsByItem.of(two).length);
  const id = paulNotes(scene, one, 'Et en ville ?');
  flushSync();
  value(settleAnnotation(scene.pauls, pensOf('paul'), id, world));
  flushSync();
  decide(space, id, 'setAside', 'Ce n’est pas le sujet.');
  flushSync();
  expect(first.seen).toEqual([['open'], ['open', 'open'], ['open', 'settled'], ['open', 'setAside']]);
  expect(space.views.annotationsByItem.of(one)[1]?.reason).toBe('Ce n’est pas le sujet.');
  expect(second.seen).toEqual([1]);
  first.stop();
  second.stop();
});

test('NOTE-12: two questions that are linked both show it', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const [one, two] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?')];
  const id = value(annotate(space, { target: on(one), gesture: 'relate', related: two, voice: asAna }));
  for (const item of [one, two])
    expect(space.views.annotationsByItem.of(item).map((note) => note.id)).toEqual([id]);
  expect(cardOf(space, two)?.notes).toBe(1);
});

test('NOTE-12: a space that opens finds its annotations with what became of them', () => {
  const scene = new Scene();
  const asked = scene.paulAsks('Une ?');
  const [first, second] = [paulNotes(scene, asked), paulNotes(scene, asked, 'Deux.')];
  value(settleAnnotation(scene.pauls, pensOf('paul'), first, world));
  const space = new SpaceState(scene);
  expect(space.views.annotationsByItem.plainOf(asked).map(({ id, state }) => [id, state])).toEqual([
    [first, 'settled'],
    [second, 'open'],
  ]);
  expect(cardOf(space, asked)?.notes).toBe(1);
});

test('NOTE-9: who wrote it and who asked settle by their own answer, an organiser by a decision', () => {
  const scene = new Scene();
  const ana = new SpaceState(scene);
  const asked = scene.paulAsks('Une ?');
  const id = paulNotes(scene, asked);
  const note = () => ana.views.annotationsByItem.plainOf(asked).find((one) => one.id === id);
  const now = note();
  if (now === undefined) throw new Error('no note');
  expect(maySettle(ana, now)).toBe(true);
  value(settle(ana, now, true));
  expect([note()?.state, ana.views.answers.plain.size, ana.moderations.size]).toEqual(['settled', 0, 1]);
  value(settle(ana, now, false));
  expect(note()?.state).toBe('open');

  const reader = new SpaceState(new Scene({ role: 'reader' }));
  expect(maySettle(reader, now)).toBe(false);
  const mine = value(annotate(ana, { target: on(asked), gesture: 'clarify', note: 'Oui.', voice: asAna }));
  const [, ofMine] = ana.views.annotationsByItem.plainOf(asked);
  if (ofMine === undefined) throw new Error('no note');
  value(settle(ana, ofMine, true));
  expect(ana.views.answers.plain.size).toBe(1);
  expect(ana.views.annotationsByItem.plainOf(asked).find((one) => one.id === mine)?.state).toBe('settled');
});

test('NOTE-6: Ana accepts Paul’s wording of her question, and takes it back', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const asked = value(space.ask({ sentence: 'Qui aide ?', voice: asAna }));
  const id = value(
    annotateIn(
      scene.pauls,
      pensOf('paul'),
      { target: on(asked), gesture: 'rephrase', wording: 'Qui aide qui ?', voice: asPaul },
      world,
    ),
  );
  const accepted = value(acceptRephrasing(space, id));
  expect(cardOf(space, asked)).toMatchObject({ sentence: 'Qui aide qui ?', notes: 0 });
  value(takeAnswerBack(space, accepted));
  expect(cardOf(space, asked)).toMatchObject({ sentence: 'Qui aide ?', notes: 1 });
});

test('NOTE-10: nobody replies before discussion is open; then everybody who writes does', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = paulNotes(scene, scene.paulAsks('Une ?'));
  const given = { annotation: id, words: 'Chez nous aussi.', voice: asAna };
  expect(space.may('reply')).toBe(false);
  expect(reply(space, given)).toEqual({ ok: false, why: 'notAllowed' });
  patch(scene.doc, spaceKind, SETTINGS, { phase: 'during' });
  expect(space.may('reply')).toBe(true);
  expect(reply(space, given).ok).toBe(true);
});

test('NOTE-5: a reader, or a space that has ended, annotates nothing', () => {
  const written = { gesture: 'clarify', note: 'Non.', voice: asAna } as const;
  const reader = new SpaceState(new Scene({ role: 'reader' }));
  expect(annotate(reader, { ...written, target: on('x' as ItemId) })).toEqual({
    ok: false,
    why: 'notAllowed',
  });
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = value(annotate(space, { ...written, target: on(scene.paulAsks('Une ?')) }));
  scene.turns({ status: { ...ONLINE, ended: 'signedOut' } });
  expect(showAnnotation(space, id, false)).toEqual({ ok: false, why: 'notAllowed' });
});
