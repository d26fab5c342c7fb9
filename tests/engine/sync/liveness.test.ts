import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Liveness } from '#engine/sync/liveness.ts';
import { answersOverHttp } from '#engine/sync/transports/healthProbe.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => vi.useRealTimers());

const anas = (): Liveness => new Liveness(() => Date.now());

/** Ana puts her phone away for so many seconds, and takes it out again. */
function sleeps(liveness: Liveness, seconds: number, isOpen: boolean): ReturnType<Liveness['after']> {
  expect(liveness.after('hidden', isOpen)).toBeNull();
  vi.advanceTimersByTime(seconds * 1000);
  return liveness.after('wake', isOpen);
}

test('SYNC-9: Ana’s phone slept long: the line that looks open is probed; after a short sleep it is believed', () => {
  const liveness = anas();
  expect(sleeps(liveness, 21, true)).toBe('probe');
  expect(sleeps(liveness, 19, true)).toBeNull();
  // She was here meanwhile: the first sleep counts no more.
  vi.advanceTimersByTime(60_000);
  expect(liveness.after('wake', true)).toBeNull();
});

test('a line that is down comes back sooner; after a long sleep it does not wait at all', () => {
  const liveness = anas();
  expect(sleeps(liveness, 5, false)).toBe('hurry');
  expect(sleeps(liveness, 60, false)).toBe('reopen');
});

test('the network moves: an open line is probed, a dead one is opened anew, and not while there is none', () => {
  const liveness = anas();
  expect(liveness.after('online', true)).toBe('probe');
  expect(liveness.after('offline', true)).toBe('probe');
  expect(liveness.after('online', false)).toBe('reopen');
  expect(liveness.after('offline', false)).toBeNull();
  expect(liveness.after('leave', true)).toBeNull();
});

test('a probe that is not answered within five seconds gives the line up; one that is, does not', () => {
  const liveness = anas();
  const giveUp = vi.fn();
  liveness.probed(giveUp);
  vi.advanceTimersByTime(4_999);
  liveness.answered();
  vi.advanceTimersByTime(60_000);
  expect(giveUp).not.toHaveBeenCalled();

  liveness.probed(giveUp);
  vi.advanceTimersByTime(3_000);
  // A second probe begins the patience anew, and there is one giving up for both.
  liveness.probed(giveUp);
  vi.advanceTimersByTime(4_999);
  expect(giveUp).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(giveUp).toHaveBeenCalledOnce();
});

test('a server that answers too late over HTTP does not answer', async () => {
  const slow: typeof fetch = (_address, init) =>
    new Promise((_resolve, reject) =>
      init?.signal?.addEventListener('abort', () => reject(new Error('late'))),
    );
  const answer = answersOverHttp({ fetch: slow, origin: 'https://terreau.example' });
  vi.advanceTimersByTime(5_000);
  expect(await answer).toBe(false);
  const asked: unknown[] = [];
  const quick: typeof fetch = (address) => {
    asked.push(address);
    return Promise.resolve(new Response());
  };
  expect(await answersOverHttp({ fetch: quick, origin: 'https://terreau.example' })).toBe(true);
  expect(asked).toEqual(['https://terreau.example/health']);
});
