// @vitest-environment runes
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { AccountId } from '#domain/ids.ts';
import { discreetly, PresenceState } from '#state/presence.svelte.ts';

const windows: Awareness[] = [];
const window = (): Awareness => {
  const awareness = new Awareness(new Y.Doc());
  windows.push(awareness);
  return awareness;
};
afterEach(() => windows.splice(0).forEach((awareness) => awareness.destroy()));

/** A window of somebody, as the server shows it to Ana's. */
function shows(to: Awareness, account: string, name: string, page: string | null): Awareness {
  const theirs = window();
  theirs.setLocalState({ user: { account, name, role: 'partner' }, page });
  applyAwarenessUpdate(to, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server');
  return theirs;
}

test('each person is here once, with the pages of all their windows; I am not in the list', () => {
  const awareness = window();
  const presence = new PresenceState(awareness, () => 'ana' as AccountId);
  shows(awareness, 'luc', 'Luc', 'themes/a');
  shows(awareness, 'luc', 'Luc', 'questions');
  shows(awareness, 'ana', 'Ana', 'questions');
  shows(awareness, 'bea', 'Béatrice', null);
  expect(presence.others.map(({ name, pages }) => [name, pages])).toEqual([
    ['Béatrice', []],
    ['Luc', ['questions', 'themes/a']],
  ]);
  expect(presence.onPage('questions').map(({ name }) => name)).toEqual(['Luc']);
  presence.stop();
});

test('a state that the server did not stamp is nobody', () => {
  const awareness = window();
  const presence = new PresenceState(awareness, () => 'ana' as AccountId);
  const theirs = window();
  theirs.setLocalState({ page: 'questions', user: { name: 42 } });
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server');
  expect(presence.others).toEqual([]);
  presence.stop();
});

test('a caret that moves does not make a new list of people', () => {
  const awareness = window();
  const presence = new PresenceState(awareness, () => 'ana' as AccountId);
  const lucs = shows(awareness, 'luc', 'Luc', 'themes/a');
  const before = presence.others;
  lucs.setLocalStateField('caret', 12);
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(lucs, [lucs.clientID]), 'server');
  expect(presence.others).toBe(before);
  presence.setPage('questions');
  expect(awareness.getLocalState()).toMatchObject({ page: 'questions' });
  presence.stop();
});

test('CALM-5: the list says in which text somebody writes', () => {
  const awareness = window();
  const presence = new PresenceState(awareness, () => 'ana' as AccountId);
  const lucs = shows(awareness, 'luc', 'Luc', '/themes/k7');
  shows(awareness, 'luc', 'Luc', '/questions');
  lucs.setLocalStateField('field', 'k7/body');
  applyAwarenessUpdate(awareness, encodeAwarenessUpdate(lucs, [lucs.clientID]), 'server');
  expect(presence.others.map(({ name, pages, writesIn }) => [name, pages, writesIn])).toEqual([
    ['Luc', ['/questions', '/themes/k7'], 'k7/body'],
  ]);
  presence.stop();
});

test('CALM-6: somebody discreet is here, and nothing says where; it comes back when they want it', () => {
  const awareness = window();
  const presence = new PresenceState(awareness, () => 'ana' as AccountId);
  const shown = discreetly(awareness, () => presence.isDiscreet);
  presence.setPage('/themes/k7');
  shown.setLocalStateField('field', 'k7/body');
  shown.setLocalStateField('cursor', { anchor: 1, head: 1 });
  presence.beDiscreet(true);
  expect(awareness.getLocalState()).toEqual({ page: null, field: null, cursor: null });

  let told = 0;
  awareness.on('update', () => (told += 1));
  shown.setLocalStateField('cursor', { anchor: 2, head: 2 });
  presence.setPage('/questions');
  expect(awareness.getLocalState()).toEqual({ page: null, field: null, cursor: null });
  expect(told).toBe(1);

  presence.beDiscreet(false);
  shown.setLocalStateField('cursor', { anchor: 3, head: 3 });
  expect(awareness.getLocalState()).toMatchObject({ page: '/questions', cursor: { anchor: 3, head: 3 } });
  presence.stop();
});
