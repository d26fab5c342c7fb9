import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { liveServer } from './server/dev.ts';

export default defineConfig({
  plugins: [liveServer(), sveltekit()],
  resolve: { dedupe: ['yjs', 'y-protocols', 'lib0', 'prosemirror-model', 'prosemirror-state'] },
  build: { target: 'es2022' },
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/journeys/**'] },
});
