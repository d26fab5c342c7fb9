import type { Page } from '@playwright/test';
import { pageFiles, type PageFile } from '../../editor/pageFiles.ts';

/** Where the page of two people stands; nothing is there but what `serve` gives. */
export const ADDRESS = 'https://terreau.test/';

let files: Promise<ReadonlyMap<string, PageFile>> | null = null;

/** Gives the page of two people to whatever asks under `pattern`; it is bundled once. */
export async function serve(page: Page, pattern: string): Promise<void> {
  const all = await (files ??= pageFiles());
  await page.route(pattern, (route) => {
    const file = all.get(new URL(route.request().url()).pathname);
    return file === undefined
      ? route.fulfill({ status: 404, body: '' })
      : route.fulfill({ body: file.body, contentType: file.type });
  });
}

/** What the page says in anger from now on: errors and warnings of the console, and what nobody caught. */
export function listenTo(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}
