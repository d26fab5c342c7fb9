import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ErasureEpoch } from '#engine/sync/erasureEpoch.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => vi.useRealTimers());

/** The copy that Ana's device keeps, clean of what was erased before `epoch`. */
function kept(epoch: number): { epoch: number; noteEpoch: (epoch: number) => void } {
  const copy = {
    epoch,
    noteEpoch: (next: number): void => {
      copy.epoch = next;
    },
  };
  return copy;
}

test('a copy that heard of every erasure may speak', () => {
  const epoch = new ErasureEpoch(kept(3));
  expect([epoch.current, epoch.isBehind]).toEqual([3, false]);
  expect(epoch.hear(3, false)).toBe(true);
  expect(epoch.cleanings).toBe(0);
});

test('something was erased while Ana was away: her copy is behind until it is made anew', () => {
  const copy = kept(3);
  const epoch = new ErasureEpoch(copy);
  expect(epoch.hear(4, false)).toBe(false);
  expect([epoch.current, epoch.isBehind, epoch.cleanings]).toEqual([4, true, 1]);
  epoch.seenToGo.add('questions/paul~1');
  copy.noteEpoch(4);
  epoch.cleaned(2);
  expect([epoch.isBehind, epoch.erased, epoch.seenToGo.size]).toEqual([false, { times: 1, unsent: 2 }, 0]);
});

test('a copy that holds nothing has nothing to clean', () => {
  const copy = kept(0);
  expect(new ErasureEpoch(copy).hear(7, true)).toBe(true);
  expect(copy.epoch).toBe(7);
});

test('a server that was restored from an older backup counts anew, and so does the copy', () => {
  const copy = kept(5);
  expect(new ErasureEpoch(copy).hear(2, false)).toBe(true);
  expect(copy.epoch).toBe(2);
});

test('what could not be cleaned is tried again at another connection, once, and no more when it is clean', () => {
  const copy = kept(0);
  const epoch = new ErasureEpoch(copy);
  const reopen = vi.fn();
  epoch.retry(reopen);
  vi.advanceTimersByTime(60_000);
  expect(reopen).not.toHaveBeenCalled();
  epoch.hear(1, false);
  epoch.retry(reopen);
  vi.advanceTimersByTime(9_000);
  epoch.retry(reopen);
  vi.advanceTimersByTime(60_000);
  expect(reopen).toHaveBeenCalledOnce();
  epoch.retry(reopen);
  copy.noteEpoch(1);
  vi.advanceTimersByTime(60_000);
  epoch.hear(2, false);
  epoch.retry(reopen);
  epoch.close();
  vi.advanceTimersByTime(60_000);
  expect(reopen).toHaveBeenCalledOnce();
});
