import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { liveServer } from './server/dev.ts';

export default defineConfig({
  plugins: [liveServer(), sveltekit()],
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0', 'prosemirror-model', 'prosemirror-state'],
    // Found by tests that say `@vitest-environment runes`.
    alias: { 'vitest-environment-runes': `${import.meta.dirname}/tests/support/runes.ts` },
  },
  environments: { client: { resolve: { conditions: ['browser', 'svelte', ...defaultClientConditions] } } },
  build: { target: 'es2022' },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**'],
    // With the conditions above: else a test would get Svelte's server build, where no rune is alive.
    server: { deps: { inline: [/\/node_modules\/(?:svelte|esm-env)\//] } },
  },
});
