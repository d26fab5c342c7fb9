import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bundle, gzipped } from './pageFiles.ts';

/** What the app has loaded already when somebody opens a theme. */
const LOADED_BEFORE = [
  /^(svelte|yjs|y-protocols|lib0)(\/|$)/,
  /^#(domain|state|ui\/kit|ui\/shell)\//,
  /RichReading\.svelte$/,
];
/** Comes when somebody asks for it, or once the text is there. */
const LOADED_LATER = [/(LinkDialog|MentionDialog|Toolbar)\.svelte$/, /(queries|citing|entering)\.ts$/];
/** The ProseMirror family alone weighs 69. The page with it has 180, and the app before it 90. */
const MOST_KILOBYTES = 83;

it(`EDIT-14: the editor adds at most ${MOST_KILOBYTES} kB of script, gzip, to the page`, async () => {
  const entry = fileURLToPath(new URL('../../src/ui/editor/ThemeWriter.svelte', import.meta.url));
  const { output } = await bundle(entry, [...LOADED_BEFORE, ...LOADED_LATER]);
  const kilobytes = output
    .map((file) => (file.type === 'chunk' ? gzipped(file.code) / 1_000 : 0))
    .reduce((sum, weight) => sum + weight, 0);
  console.info(`the editor: ${kilobytes.toFixed(1)} kB of script, gzip`);
  expect(kilobytes).toBeGreaterThan(30);
  expect(kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
}, 60_000);
