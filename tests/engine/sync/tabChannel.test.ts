import { afterEach, expect, test, vi } from 'vitest';
import { publish, subscribe, unsubscribe } from '#engine/sync/tabChannel.ts';

/** A tab of the same device, apart from this page. */
const otherTab = (name: string): BroadcastChannel => new BroadcastChannel(name);

afterEach(() => vi.unstubAllGlobals());

test('two tabs of a device hear each other, and no more once they stop', async () => {
  const tab = otherTab('nec/commons#ana');
  const there = new Promise((resolve) => (tab.onmessage = ({ data }) => resolve(data)));
  const heard: unknown[] = [];
  let hears = (): void => {};
  const here = new Promise<void>((resolve) => (hears = resolve));
  const hear = (data: unknown, origin: unknown): void => {
    heard.push([data, origin]);
    hears();
  };
  subscribe('nec/commons#ana', hear);
  tab.postMessage('de l’autre');
  await here;
  publish('nec/commons#ana', 'd’ici', 'provider');
  expect(await there).toBe('d’ici');
  expect(heard).toEqual([
    ['de l’autre', 'broadcastchannel'],
    ['d’ici', 'provider'],
  ]);
  unsubscribe('nec/commons#ana', hear);
  publish('nec/commons#ana', 'encore');
  expect(heard).toHaveLength(2);
  unsubscribe('nec/commons#ana', hear);
  tab.close();
});

test('where a browser has no such channel nothing is left behind, and the page hears itself', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  const heard: unknown[] = [];
  const hear = (data: unknown): void => void heard.push(data);
  subscribe('nec/commons#paul', hear);
  publish('nec/commons#paul', 'd’ici');
  expect(heard).toEqual(['d’ici']);
  unsubscribe('nec/commons#paul', hear);
});
