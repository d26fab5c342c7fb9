import { readdir, readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

/** The built files that carry Yjs: by the mark it leaves to notice that it was loaded twice. */
async function filesOfYjs(): Promise<string[]> {
  const folder = 'build/client/_app/immutable/chunks';
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js'));
  const marked = await Promise.all(
    files.map(async (file) =>
      (await readFile(`${folder}/${file}`, 'utf8')).includes('__ $YJS$ __') ? file : null,
    ),
  );
  const found = marked.filter((file) => file !== null);
  expect(found).toHaveLength(1);
  return found;
}

/** Keeps back what carries the commons, as a slow line does, until the answered function is called. */
export async function holdCommons(page: Page, onHeld: (url: string) => void = () => {}): Promise<() => void> {
  let letThrough = (): void => {};
  const commons = new Promise<void>((resolve) => (letThrough = resolve));
  for (const file of await filesOfYjs())
    await page.route(`**${file}`, async (route) => {
      onHeld(route.request().url());
      await commons;
      await route.continue();
    });
  return () => letThrough();
}
