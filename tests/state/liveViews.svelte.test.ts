// @vitest-environment runes
import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { create } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import type { ItemId } from '#domain/ids.ts';
import { axis, question } from '#domain/kinds/index.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { held } from './held.svelte.ts';
import { Scene } from './scene.ts';

const opensAxis = (doc: Y.Doc, id: string): void =>
  void create(doc, axis, `paul~${id}` as ItemId, { sentence: id, structure: 's1', addedAt: 1 });

test('STATE-4: two who ask read one view; it follows until the second has left, and is made anew for who comes after', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const first = held(() => space.view(axis));
  const second = held(() => space.view(axis));
  expect(second.one).toBe(first.one);
  first.leave();
  opensAxis(scene.pauls, 'a');
  expect(second.one.items.size).toBe(1);
  second.leave();
  opensAxis(scene.pauls, 'b');
  expect(second.one.items.size).toBe(1);
  const third = held(() => space.view(axis));
  expect(third.one).not.toBe(first.one);
  expect(third.one.items.size).toBe(2);
  third.leave();
});

test('a page that reads a view is woken by what others write, and by another document that takes its place', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const seen: number[] = [];
  const page = held(() => {
    const axes = space.view(axis);
    $effect(() => void seen.push(axes.items.size));
  });
  flushSync();
  opensAxis(scene.pauls, 'a');
  flushSync();
  const fresh = openCommons(new Y.Doc());
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(scene.pauls));
  opensAxis(fresh, 'b');
  scene.renew(fresh);
  flushSync();
  opensAxis(fresh, 'c');
  flushSync();
  expect(seen).toEqual([0, 1, 2, 3]);
  page.leave();
});

test('what the first screen reads is the same view, and stays when who asked for it leaves', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const page = held(() => space.view(question));
  expect(page.one).toBe(space.views.questions);
  page.leave();
  scene.paulAsks('Encore ?');
  expect(space.questions.size).toBe(1);
});

test('the end of the space ends its views, and who leaves afterwards ends nothing twice', async () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const page = held(() => space.view(axis));
  await space.close();
  opensAxis(scene.pauls, 'a');
  expect(page.one.items.size).toBe(0);
  const late = held(() => space.view(axis));
  page.leave();
  opensAxis(scene.pauls, 'b');
  expect(late.one.items.size).toBe(2);
  late.leave();
});

test('asked where nothing would let it go, it throws', () => {
  expect(() => new SpaceState(new Scene()).view(axis)).toThrow('effect_orphan');
});
