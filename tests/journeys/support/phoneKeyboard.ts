import type { CDPSession, Page } from '@playwright/test';

/** A phone as its browser tells it: the editor minds what Android keyboards do, and knows them by this. */
export const ANDROID = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 13; Pixel 6) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
};

/** What the keyboard of a phone does to a page. Its letters are composed; they are settled by a space or a word chosen. */
export interface PhoneKeyboard {
  /** The word being composed now reads so, letter after letter. */
  readonly compose: (word: string) => Promise<void>;
  /** One step of it. */
  readonly show: (word: string) => Promise<void>;
  /** Takes up a word that stands already, by its place in the text of the field, and composes it anew. */
  readonly takeUp: (start: number, end: number, word: string) => Promise<void>;
  /** Settles what is composed, as these words. */
  readonly settle: (words: string) => Promise<void>;
  /** The key that takes back a letter, outside of a composition. */
  readonly back: () => Promise<void>;
}

export async function phoneKeyboard(page: Page): Promise<PhoneKeyboard> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const show = (text: string, place: object = {}): Promise<unknown> =>
    session.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
      ...place,
    });
  return {
    async compose(word) {
      for (let length = 1; length <= word.length; length += 1) await show(word.slice(0, length));
    },
    async show(word) {
      await show(word);
    },
    async takeUp(replacementStart, replacementEnd, word) {
      await show(word, { replacementStart, replacementEnd });
    },
    async settle(words) {
      await session.send('Input.insertText', { text: words });
    },
    async back() {
      // The key says nothing of itself; the browser is told what to do.
      const key = { key: 'Unidentified', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
      await session.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        ...key,
        commands: ['DeleteBackward'],
      });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
  };
}
