// @vitest-environment runes
import { flushSync } from 'svelte';
import type * as Y from 'yjs';
import { expect, test } from 'vitest';
import { addStructure } from '#domain/commands/addStructure.ts';
import { shareQuestion } from '#domain/commands/shareQuestion.ts';
import type { AccountId, ItemId } from '#domain/ids.ts';
import { SCHEMA } from '#domain/schema.ts';
import { openTheme } from '#state/openTheme.ts';
import { SpaceState } from '#state/space.svelte.ts';
import { themeWriting } from '#state/themeWriting.ts';
import { ONLINE, pensOf, Scene, value, world } from './scene.ts';

/** Everything an effect saw, one entry each time it woke. */
function watching<T>(read: () => T): { readonly seen: T[]; readonly stop: () => void } {
  const seen: T[] = [];
  const stop = $effect.root(() => {
    $effect(() => {
      seen.push(read());
    });
  });
  flushSync();
  return { seen, stop };
}

const person = { kind: 'person', person: 'ana' as AccountId } as const;

test('what Ana asks is in her list at once, hers, and signed by her pen', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = value(space.ask({ sentence: 'Qui aide les aidants ?', voice: person }));
  expect(space.questions.get(id)?.sentence).toBe('Qui aide les aidants ?');
  expect(space.isMine(id)).toBe(true);
  expect(id.startsWith('ana~')).toBe(true);
  expect(space.isMine(scene.paulAsks('De Paul ?'))).toBe(false);
});

test('a question asked without a name is Ana’s still, and its key does not say so', () => {
  const space = new SpaceState(new Scene());
  const id = value(space.ask({ sentence: 'Sans nom ?', voice: { kind: 'nobody', family: null } }));
  expect(space.isMine(id)).toBe(true);
  expect(id.startsWith('v-ana~')).toBe(true);
});

test('STATE-2: a reader, or a space that has ended, answers notAllowed and writes nothing', () => {
  const reader = new SpaceState(new Scene({ role: 'reader' }));
  expect(reader.ask({ sentence: 'Non ?', voice: person })).toEqual({ ok: false, why: 'notAllowed' });
  const scene = new Scene();
  const space = new SpaceState(scene);
  scene.turns({ status: { ...ONLINE, ended: 'signedOut' } });
  expect(space.may('ask')).toBe(false);
  expect(space.ask({ sentence: 'Non ?', voice: person })).toEqual({ ok: false, why: 'notAllowed' });
  expect(space.questions.size).toBe(0);
});

test('SCHEMA-3: a program that is too old for a commons reads it, writes nothing, and says so', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  expect(space.needsNewer).toBe(false);
  const asked = scene.paulAsks('Une ?');
  scene.pauls
    .getMap<Y.Map<unknown>>('space')
    .get('settings')
    ?.set('neededSchema', SCHEMA + 1);
  flushSync();
  expect(space.needsNewer).toBe(true);
  expect(space.questions.get(asked)?.sentence).toBe('Une ?');
  expect(space.may('arrange')).toBe(false);
  expect(space.ask({ sentence: 'Non ?', voice: person })).toEqual({ ok: false, why: 'notAllowed' });
  expect(space.questions.size).toBe(1);
});

test('a « nous aussi » of Paul wakes that question’s shares and no other’s', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const [one, two] = [scene.paulAsks('Une ?'), scene.paulAsks('Deux ?')];
  const structure = value(addStructure(scene.pauls, { name: 'Centre social', kind: 'localFacility' }, world));
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: one, structure }, world));
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: two, structure }, world));
  const first = watching(() => space.sharesOf(one).length);
  const second = watching(() => space.sharesOf(two).length);
  value(shareQuestion(scene.pauls, pensOf('paul'), { question: one, structure }, world));
  flushSync();
  expect(first.seen).toEqual([1, 2]);
  expect(second.seen).toEqual([1]);
  first.stop();
  second.stop();
});

test('STATE-3: each contribution says for itself whether it waits, and stops saying it with its receipt', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = value(space.ask({ sentence: 'Reçue ?', voice: person }));
  const { seen, stop } = watching(() => space.waits(id));
  scene.turns({ status: { ...ONLINE, waiting: new Set([id]) } });
  flushSync();
  expect(space.status.sentence).toEqual({ key: 'sending', count: 1 });
  scene.turns({ status: ONLINE });
  flushSync();
  expect(seen).toEqual([false, true, false]);
  expect(space.status.sentence).toEqual({ key: 'shared', count: 0 });
  stop();
});

test.each([
  [{ link: 'offline' }, 'offline'],
  [{ link: 'blocked' }, 'blocked'],
  [{ link: 'later' }, 'later'],
  [{ link: 'connecting' }, 'kept'],
  [{ refusal: 'role' }, 'refusing'],
  [{ loaded: false }, 'opening'],
  [{ ended: 'refused', link: 'offline' }, 'removed'],
  [{ ended: 'gone' }, 'gone'],
] as const)('the header says of %o: %s', (change, key) => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const waiting = new Set(['ana~1' as ItemId]);
  scene.turns({ status: { ...ONLINE, ...change, waiting } });
  expect(space.status.sentence).toEqual({ key, count: 1 });
});

test('the browser is asked to keep what is here after the first contribution, not before, not twice', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  expect(scene.keptAsked).toBe(0);
  space.ask({ sentence: '', voice: person });
  expect(scene.keptAsked).toBe(0);
  space.ask({ sentence: 'Une ?', voice: person });
  space.ask({ sentence: 'Deux ?', voice: person });
  expect(scene.keptAsked).toBe(1);
  expect(space.persisted).toBe(true);
});

test('names come from the directory, follow it, and a veiled pen has none', () => {
  const paul = {
    account: 'paul' as AccountId,
    name: 'Paul',
    role: 'partner',
    structures: [],
    removedAt: null,
  } as const;
  const scene = new Scene({}, [paul]);
  const space = new SpaceState(scene);
  const { seen, stop } = watching(() => space.nameOf('paul'));
  scene.turns({ members: [{ ...paul, name: 'Paul D.' }] });
  flushSync();
  expect(seen).toEqual(['Paul', 'Paul D.']);
  expect(space.nameOf('v-paul')).toBeNull();
  stop();
});

test('undo on a theme takes back Ana’s words and leaves Paul’s', () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  const id = value(openTheme(space, { title: 'Aidants' }));
  const writing = themeWriting(space, id);
  if (writing === null) throw new Error('no such theme');
  const { title } = writing;
  const before = title.toString();
  scene.doc.transact(() => writing.title.insert(0, 'Ana '), [...writing.undo.manager.trackedOrigins][0]);
  expect(writing.undo.canUndo).toBe(true);
  const his = scene.pauls.getMap('themes').get(id) as unknown as {
    get: (name: string) => typeof title;
  };
  his.get('title').insert(his.get('title').length, ' de Paul');
  writing.undo.undo();
  expect(writing.title.toString()).toBe(`${before} de Paul`);
  expect(writing.undo.canRedo).toBe(true);
  writing.stop();
});

test('closing a space puts everything away', async () => {
  const scene = new Scene();
  const space = new SpaceState(scene);
  await space.close();
  expect(scene.isClosed).toBe(true);
  scene.paulAsks('Trop tard ?');
  expect(space.questions.size).toBe(0);
});
