import { sveltekit } from '@sveltejs/kit/vite';
import { defaultClientConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { liveServer } from './server/dev.ts';

/**
 * What the first screen needs comes in few files, else in sixty. A file of a later page (a dialog, the editor) must
 * stand in no group: it would come with the first screen.
 */
const GROUPS = [
  {
    name: 'ground',
    test: /node_modules\/(?:svelte|@sveltejs\/kit|esm-env|devalue|clsx|yjs|lib0(?!\/(?:schema|dom|hash|diff|delta))|y-protocols|y-websocket|y-indexeddb)\/|src\/ui\/words\/(?:plural|language)\.ts/,
    priority: 4,
  },
  { name: 'words-fr', test: /src\/ui\/words\/(?:common|app|families)\/fr\.ts/, priority: 3 },
  { name: 'words-en', test: /src\/ui\/words\/(?:common|app|families)\/en\.ts/, priority: 3 },
  // With the ground of every page: else the public page would take the style sheet of the app as well.
  { name: 'kit', test: /src\/ui\/(?:kit|look)\//, priority: 3 },
  {
    name: 'app',
    test: /src\/(?:domain|protocol|sync|state)\/(?!.*(?:richBlocks|departments|lastRank|openTheme|sharedField|themeWriting|questionList|questionWeight|card|questionOrder|eraseTraces|knownSpaces|doors|fold)\.)|src\/ui\/shell\/(?!.*Dialog)|src\/ui\/items\/(?:AskBox|draft)|src\/ui\/views\/(?:visit|commonsCounts|daysUntil|HomeView)/,
    priority: 2,
  },
  {
    name: 'cards',
    test: /src\/state\/(?:questionList|questionWeight|card)\.|src\/ui\/items\/(?:QuestionCard|WeToo|AskerName|StandingTag|ContributionState|typeset)|src\/domain\/projections\/questionOrder/,
    priority: 1,
  },
];

export default defineConfig({
  plugins: [liveServer(), sveltekit()],
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0', 'prosemirror-model', 'prosemirror-state'],
    // Found by tests that say `@vitest-environment runes`.
    alias: {
      'vitest-environment-runes': `${import.meta.dirname}/tests/support/runes.ts`,
      'lib0/logging': `${import.meta.dirname}/src/sync/plainLogging.ts`,
    },
  },
  environments: {
    client: {
      resolve: { conditions: ['browser', 'svelte', ...defaultClientConditions] },
      build: { rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } } },
    },
  },
  build: { target: 'es2022' },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**'],
    // With the conditions above: else a test would get Svelte's server build, where no rune is alive.
    server: { deps: { inline: [/\/node_modules\/(?:svelte|esm-env)\//] } },
  },
});
