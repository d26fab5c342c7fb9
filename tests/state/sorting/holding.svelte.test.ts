// @vitest-environment runes
import { afterEach, expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ItemId } from '#domain/ids.ts';
import { Holding } from '#state/holding.svelte.ts';

const windows: Awareness[] = [];
const window = (): Awareness => {
  const awareness = new Awareness(new Y.Doc());
  windows.push(awareness);
  return awareness;
};
afterEach(() => windows.splice(0).forEach((awareness) => awareness.destroy()));

const show = (to: Awareness, theirs: Awareness): void =>
  applyAwarenessUpdate(to, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'server');
const INK = 'paul~ink' as ItemId;

test('SORT-4: who holds which card is said by the name that the server stamps', () => {
  const awareness = window();
  const holding = new Holding(awareness, () => 'ana');
  const lucs = window();
  lucs.setLocalState({ user: { account: 'luc', name: 'Luc', role: 'organiser' }, held: INK });
  show(awareness, lucs);
  expect(holding.holderOf(INK)).toBe('Luc');
  lucs.setLocalStateField('held', null);
  show(awareness, lucs);
  expect(holding.holderOf(INK)).toBeNull();
  expect(holding.lastHolderOf(INK)).toBe('Luc');
  holding.stop();
});

test('SORT-4: my own windows and nameless states hold nothing; leaving the table lets go', () => {
  const awareness = window();
  const holding = new Holding(awareness, () => 'ana');
  const mine = window();
  mine.setLocalState({ user: { account: 'ana', name: 'Ana', role: 'organiser' }, held: INK });
  show(awareness, mine);
  const nameless = window();
  nameless.setLocalState({ held: INK });
  show(awareness, nameless);
  expect(holding.holderOf(INK)).toBeNull();
  holding.hold(INK);
  expect(awareness.getLocalState()).toMatchObject({ held: INK });
  holding.stop();
  expect(awareness.getLocalState()).toMatchObject({ held: null });
});
