import { expect, it } from 'vitest';
import { read, trackedFiles } from './repository.ts';

it('HOUSE-32: one file alone reaches for what a browser remembers besides databases', () => {
  const reaching = trackedFiles('src', 'static/**/*.js').filter(
    (file) => /\.(ts|js|svelte|html)$/.test(file) && /\b(local|session)Storage\b/.test(read(file)),
  );
  expect(reaching).toEqual(['src/sync/deviceNotes.ts']);
});
