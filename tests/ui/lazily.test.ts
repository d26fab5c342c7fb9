import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetLate, hearOfLate, lazily } from '#ui/shell/lazily.ts';

describe('A part of the app that does not arrive', () => {
  const page = new EventTarget();
  class Field {
    readonly isContentEditable = true;
  }
  let typingIn: Field | null = null;
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    vi.stubGlobal('HTMLElement', Field);
    vi.stubGlobal('document', {
      get activeElement() {
        return typingIn;
      },
    });
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

  const told = (): boolean[] => {
    const all: boolean[] = [];
    stopHearing = hearOfLate((isLate) => all.push(isLate));
    return all;
  };
  let stopHearing = (): void => undefined;
  afterEach(() => {
    stopHearing();
    forgetLate();
  });

  it('UI-11: is told of as long as somebody waits for it, and of what nobody sees nothing is told', async () => {
    const all = told();
    const part = lazily(failing(1));
    void lazily(failing(9), 'unseen');
    await vi.advanceTimersByTimeAsync(0);
    expect(all).toEqual([false, true]);
    page.dispatchEvent(new Event('online'));
    await part;
    expect(all).toEqual([false, true, false]);
  });

  it('UI-11: is missed no more on another page', async () => {
    const all = told();
    const part = lazily(failing(1));
    await vi.advanceTimersByTimeAsync(0);
    forgetLate();
    expect(all).toEqual([false, true, false]);
    page.dispatchEvent(new Event('online'));
    await part;
    expect(all.at(-1)).toBe(false);
  });

  it('UI-11: comes in once nobody types elsewhere', async () => {
    typingIn = new Field();
    let isHere = false;
    void lazily(failing(1)).then(() => (isHere = true));
    await vi.advanceTimersByTimeAsync(0);
    page.dispatchEvent(new Event('online'));
    await vi.advanceTimersByTimeAsync(0);
    expect(isHere).toBe(false);
    typingIn = null;
    page.dispatchEvent(new Event('focusout'));
    await vi.advanceTimersByTimeAsync(0);
    expect(isHere).toBe(true);
  });

  it('UI-10: is asked for again after a while, where nothing says that the line is back', async () => {
    const part = lazily(failing(2));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await part).toBe(3);
  });
});
