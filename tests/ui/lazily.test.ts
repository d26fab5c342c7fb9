import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lazily } from '#ui/shell/lazily.ts';

describe('A part of the app that does not arrive', () => {
  const page = new EventTarget();
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  const failing = (times: number) => {
    let tries = 0;
    const load = (): Promise<number> =>
      (tries += 1) <= times ? Promise.reject(new Error('no line')) : Promise.resolve(tries);
    return load;
  };

  it('UI-10: is asked for again as soon as the line is back', async () => {
    const part = lazily(failing(1));
    await vi.advanceTimersByTimeAsync(0);
    page.dispatchEvent(new Event('online'));
    expect(await part).toBe(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('UI-10: is asked for again after a while, where nothing says that the line is back', async () => {
    const part = lazily(failing(2));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await part).toBe(3);
  });
});
