import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What the ground floors may not reach for: it comes in by the door (`World`), as an argument. */
const COMES_IN_BY_THE_DOOR = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'indexedDB',
  'crypto',
  'performance',
  'process',
  'console',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'queueMicrotask',
].map((name) => ({
  name,
  message: 'Clock, chance, network and screen come in as arguments (src/domain/world.ts).',
}));

const CLOCK_OR_CHANCE = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the hour from `world.now()`.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the hour from `world.now()`.',
  },
  { selector: "CallExpression[callee.name='Date']", message: 'Take the hour from `world.now()`.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take chance from `world.chance()`.',
  },
];

/** Mistakes that the compiler lets through. */
const BUGS = Object.fromEntries(
  [
    'array-callback-return',
    'for-direction',
    'no-async-promise-executor',
    'no-compare-neg-zero',
    'no-cond-assign',
    'no-constant-binary-expression',
    'no-constant-condition',
    'no-debugger',
    'no-duplicate-case',
    'no-empty',
    'no-eval',
    'no-fallthrough',
    'no-irregular-whitespace',
    'no-misleading-character-class',
    'no-self-assign',
    'no-self-compare',
    'no-sparse-arrays',
    'no-template-curly-in-string',
    'no-unmodified-loop-condition',
    'no-unreachable-loop',
    'no-unsafe-finally',
    'no-useless-catch',
    'no-useless-escape',
    'require-yield',
    'use-isnan',
    'valid-typeof',
  ].map((rule) => [rule, 'error']),
);

const NO_ENUM = {
  selector: 'TSEnumDeclaration',
  message: 'A union of strings says the same and costs nothing.',
};
const LINE_GOES_DOWN = {
  selector: 'ImportExpression:not(CallExpression[callee.name=/^(lazily|brought)$/] ImportExpression)',
  message: 'The line may go down before a part is there: fetch it by `lazily` or `brought`, which ask again.',
};
const NO_DEFAULT = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a file bears the name of its one idea.',
};

export default defineConfig(
  {
    ignores: [
      'build/',
      '.svelte-kit/',
      'data/',
      'node_modules/',
      'test-results/',
      'playwright-report/',
      'static/',
    ],
  },
  ts.configs.strict,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', NO_ENUM, NO_DEFAULT],
      ...BUGS,
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  { files: ['src/**'], languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } } },
  {
    files: ['tests/**', 'bench/**'],
    languageOptions: { globals: { ...globals.browser } },
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
    rules: {
      // A prop with `$bindable` or read in the markup only is written with `let` by the language.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
      // A Map or Set that nothing watches stays plain; what is watched is made reactive in src/state.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are built in one place (src/ui/addresses), and the app has no base path.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['src/domain/**', 'src/protocol/**', 'src/engine/{model,protocol}/**'],
    rules: {
      'no-restricted-globals': ['error', ...COMES_IN_BY_THE_DOOR],
      'no-restricted-syntax': ['error', NO_ENUM, NO_DEFAULT, ...CLOCK_OR_CHANCE],
    },
  },
  {
    // Frameworks and tools that ask for a default export.
    files: ['*.config.{js,ts}', '**/*.svelte', 'tests/support/runes.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_ENUM] },
  },
  {
    // Words, the editor (its page says when it does not come) and pages rendered by the server answer for their failures.
    files: ['src/ui/**', 'src/routes/**/*.svelte'],
    ignores: ['src/ui/words/**', 'src/ui/editor/loadThemeWriter.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_ENUM, LINE_GOES_DOWN] },
  },
  {
    // Read by an old Node, before anything is installed.
    files: ['scripts/run.mjs'],
    rules: { 'prefer-const': 'off' },
  },
);
