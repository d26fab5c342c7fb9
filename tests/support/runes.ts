import type { Environment } from 'vitest/runtime';

/**
 * Runes live in the browser's build of Svelte only. Named by `@vitest-environment` at the head of a test,
 * this compiles for the browser while the test itself stays in Node, with no page.
 */
const runes: Environment = {
  name: 'runes',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => {} }),
};

export default runes;
