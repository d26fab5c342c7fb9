// @vitest-environment runes
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { AccountId } from '#domain/ids.ts';
import { PresenceState } from '#state/presence.svelte.ts';

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
