// @vitest-environment runes
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { patch } from '#domain/collection.ts';
import { openCommons } from '#domain/everyKind.ts';
import { question } from '#domain/kinds/index.ts';
import type { Unpublished } from '#domain/unpublished.ts';
import { openDrawer } from '#features/drawer/state/drawer.svelte.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { headerSentence } from '#state/status.svelte.ts';
import { ONLINE, Scene, value } from './scene.ts';

test('DRAWER-5: the views follow the other document, and wake only for what differs', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const [first, second] = [scene.paulAsks('La première ?'), scene.paulAsks('La seconde ?')];
  const fresh = openCommons(new Y.Doc());
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(scene.pauls));
  patch(fresh, question, second, { sentence: 'Comme sur le serveur ?' });
  const before = space.questions.get(first);
  const told: string[] = [];
  space.views.questions.watch((id, _before, _after, isLocal) => void told.push(`${id} ${isLocal}`));

  scene.renew(fresh);
  expect(told).toEqual([`${second} true`]);
  expect(space.questions.get(first)).toBe(before);
  expect(space.questions.get(second)?.sentence).toBe('Comme sur le serveur ?');
  expect(space.shared.doc).toBe(fresh);

  const asked = value(space.ask({ sentence: 'Après ?', voice: { kind: 'nobody', family: null } }));
  expect(space.questions.get(asked)?.sentence).toBe('Après ?');
  expect(fresh.getMap('questions').has(asked)).toBe(true);
});

test('DRAWER-11: a row posted as mine leaves the drawer, and comes back when that is undone', async () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const row: Unpublished = {
    key: 'questions/ana~x',
    root: 'questions',
    id: 'ana~x' as never,
    act: 'create',
    fields: { sentence: 'Revenue ?' },
    about: null,
    why: 'tooMany',
    at: 1,
  };
  await (await space.drawer()).keep([row]);
  const drawer = await openDrawer(space);
  expect(drawer.becomes(row)).toBe('question');
  const posted = value(drawer.post(row));
  expect(drawer.rows).toEqual([]);
  expect(space.questions.get(posted.id)?.sentence).toBe('Revenue ?');
  posted.takeBack();
  expect(space.questions.get(posted.id)?.archivedAt).not.toBeNull();
  await Promise.resolve();
  expect(drawer.rows).toEqual([row]);
  drawer.stop();
});

test('DRAWER-12: the header says how many are not published, once nothing waits', () => {
  expect(headerSentence({ ...ONLINE, unpublished: 2 })).toEqual({ key: 'unpublished', count: 2 });
  expect(headerSentence({ ...ONLINE, unpublished: 2, waiting: new Set(['a' as never]) }).key).toBe('sending');
  expect(headerSentence({ ...ONLINE, unpublished: 2, link: 'offline' })).toEqual({
    key: 'offline',
    count: 0,
  });
});
