import type { Page } from '@playwright/test';

/**
 * Their last visit ended so many milliseconds ago: said before each page begins, which notes its own as it leaves. The
 * note is theirs once they came in.
 */
export const visitEnded = (page: Page, space: string, ago: number): Promise<unknown> =>
  page.addInitScript(
    ([prefix, before]) => {
      const key = Object.keys(localStorage).find((one) => one.startsWith(prefix) && one.endsWith(':visit'));
      const last = Date.now() - before;
      if (key !== undefined) localStorage.setItem(key, JSON.stringify({ since: last, last }));
    },
    [`terreau:${space}:`, ago] as const,
  );
