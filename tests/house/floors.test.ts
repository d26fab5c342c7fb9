import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read, ROOT, trackedFiles } from './repository.ts';

const component = (statement: string): string => `<script lang="ts">\n${statement}\nvoid x;\n</script>\n`;

/** Imports that a hurried hand might write, and the rule that must stop each. */
const PLANTED = [
  ['src/engine/sync/a.ts', "import { x } from '#domain/fine.ts';", 'engine-knows-no-product'],
  ['src/engine/sync/b.ts', "import type { x } from '#protocol/fine.ts';", 'engine-knows-no-product'],
  ['src/engine/sync/c.ts', "import { x } from '../../sync/fine.ts';", 'engine-knows-no-product'],
  ['src/engine/sync/d.ts', "import { x } from 'valibot';", 'engine-on-yjs'],
  ['src/engine/sync/e.ts', "import { x } from 'node:crypto';", 'engine-on-yjs'],
  ['src/engine/model/a.ts', "import { x } from '../sync/fine.ts';", 'engine-protocol-on-model'],
  ['src/engine/protocol/a.ts', "import { x } from '#engine/sync/fine.ts';", 'engine-protocol-on-model'],
  ['src/domain/f.ts', "import { x } from '#engine/sync/fine.ts';", 'domain-is-the-ground'],
  ['src/ui/kit/D.svelte', component("import { x } from '#engine/sync/fine.ts';"), 'ui-on-state'],
  ['server/g.ts', "import { x } from '#engine/sync/fine.ts';", 'server-on-protocol'],
  ['src/domain/a.ts', "import { x } from '#protocol/fine.ts';", 'domain-is-the-ground'],
  ['src/domain/b.ts', "import { x } from '../sync/fine.ts';", 'domain-is-the-ground'],
  ['src/domain/c.ts', "import type { x } from '../ui/fine.ts';", 'domain-is-the-ground'],
  ['src/domain/d.ts', "import { x } from 'valibot';", 'domain-is-pure'],
  ['src/domain/e.ts', "import { x } from 'node:crypto';", 'domain-is-pure'],
  ['src/protocol/a.ts', "import { x } from '#sync/fine.ts';", 'protocol-on-domain'],
  ['src/sync/a.ts', "import { x } from '#state/fine.ts';", 'sync-on-protocol'],
  ['src/state/a.svelte.ts', "import { x } from '#ui/fine.ts';", 'state-on-sync'],
  ['src/ui/kit/A.svelte', component("import { x } from '#sync/fine.ts';"), 'ui-on-state'],
  ['src/ui/kit/B.svelte', component("import * as x from 'yjs';"), 'no-yjs-in-views'],
  ['src/ui/kit/C.svelte', component("import { x } from 'prosemirror-state';"), 'prosemirror-in-editor-only'],
  ['src/ui/words/a.ts', "import { x } from '#ui/fine.ts';", 'words-are-only-words'],
  [
    'src/routes/+page.svelte',
    component("import { x } from '#server/fine.ts';"),
    'browser-never-imports-server',
  ],
  ['src/hooks.server.ts', "import { x } from '#server/fine.ts';", 'browser-never-imports-server'],
  ['server/a.ts', "import { x } from '#ui/words/fine.ts';", 'server-on-protocol'],
  ['server/b.ts', "import { x } from '../src/state/fine.ts';", 'server-on-protocol'],
  ['server/terminal/a.ts', "import { x } from '#ui/fine.ts';", 'terminal-speaks-words'],
  ['server/c.ts', "import { x } from './dev.ts';", 'dev-server-for-vite-only'],
  ['server/d.ts', "import { x } from '../tests/fine.ts';", 'no-tests-in-the-product'],
  ['server/e.ts', "import Database from 'better-sqlite3';", 'sqlite-by-its-driver'],
  ['server/f.ts', "import Database from 'better-sqlite3-12';", 'sqlite-by-its-driver'],
  ['server/room/a.ts', "import { x } from '#server/transport/fine.ts';", 'server-room-room'],
  ['server/room/b.ts', "import { x } from '#server/people/fine.ts';", 'server-room-room'],
  ['server/guard/a.ts', "import type { x } from '#server/room/fine.ts';", 'server-room-guard'],
  ['server/transport/a.ts', "import { x } from '../people/fine.ts';", 'server-room-transport'],
  ['server/history/a.ts', "import { x } from '#server/compaction/fine.ts';", 'server-room-history'],
  ['server/cluster/a.ts', "import { x } from '#server/room/fine.ts';", 'server-room-cluster'],
  ['server/compaction/a.ts', "import { x } from '#server/keeping/fine.ts';", 'server-room-compaction'],
  ['server/document/a.ts', "import { x } from '#server/history/fine.ts';", 'server-room-document'],
  ['server/erasure/a.ts', "import { x } from '#server/demo/fine.ts';", 'server-room-erasure'],
  ['server/store/a.ts', "import { x } from '#server/fine.ts';", 'server-room-store'],
  ['src/features/axes/domain/a.ts', "import { x } from '#state/fine.ts';", 'feature-domain-is-pure'],
  ['src/features/axes/domain/b.ts', "import { x } from 'valibot';", 'domain-is-pure'],
  ['src/features/axes/state/a.svelte.ts', "import { x } from '#ui/fine.ts';", 'feature-state-has-no-screen'],
  ['src/features/axes/state/b.ts', "import { x } from '../views/fine.ts';", 'feature-state-has-no-screen'],
  ['src/features/axes/views/a.ts', "import { x } from '#sync/fine.ts';", 'feature-views-on-state'],
  ['src/features/axes/views/B.svelte', component("import * as x from 'yjs';"), 'no-yjs-in-views'],
  ['src/features/axes/words/a.ts', "import { x } from '#ui/fine.ts';", 'feature-words-are-only-words'],
  ['src/features/axes/views/c.ts', "import { x } from '#features/sheet/domain/fine.ts';", 'feature-axes'],
  [
    'src/features/axes/views/d.ts',
    "import type { x } from '#features/sheet/domain/fine.ts';",
    'feature-axes',
  ],
  ['src/features/unnamed/domain/a.ts', "import { x } from '#domain/fine.ts';", 'feature-is-named'],
  ['src/domain/g.ts', "import { x } from '#features/axes/domain/fine.ts';", 'domain-is-the-ground'],
  ['src/domain/kinds/index.ts', "import { x } from '#state/fine.ts';", 'kinds-are-listed-once'],
  ['src/state/b.ts', "import { x } from '#features/axes/state/fine.ts';", 'state-on-sync'],
  [
    'src/ui/items/A.svelte',
    component("import { x } from '#features/axes/views/fine.ts';"),
    'shared-pieces-know-no-feature',
  ],
  ['server/h.ts', "import { x } from '#features/axes/domain/fine.ts';", 'server-on-protocol'],
  ['server/people/a.ts', "import { x } from '#features/axes/state/fine.ts';", 'people-and-demo-on-acts'],
  ['src/sync/round.ts', "import { x } from './trip.ts';", 'no-circle'],
  ['src/sync/b.ts', "import { x } from '#domain/nowhere.ts';", 'nothing-unresolved'],
] as const;

const ALLOWED = [
  ['src/engine/model/fine.ts', ''],
  [
    'src/engine/protocol/fine.ts',
    "import { x } from '../model/fine.ts';\nimport { y } from 'lib0/encoding';",
  ],
  [
    'src/engine/sync/fine.ts',
    "import { x } from '#engine/protocol/fine.ts';\nimport { y } from 'y-websocket';",
  ],
  [
    'src/domain/fine.ts',
    "import * as Y from 'yjs';\nimport { generateKeyBetween } from 'fractional-indexing';",
  ],
  ['src/protocol/fine.ts', "import { x } from '#domain/fine.ts';"],
  ['src/sync/fine.ts', "import { x } from '#protocol/fine.ts';\nimport { y } from '#engine/sync/fine.ts';"],
  ['src/sync/trip.ts', "import { x } from './round.ts';"],
  ['src/state/fine.ts', "import { x } from '#sync/fine.ts';\nimport * as Y from 'yjs';"],
  ['src/ui/fine.ts', "import { x } from '#state/fine.ts';\nimport { w } from './words/fine.ts';"],
  ['src/ui/words/fine.ts', "import type { x } from '#domain/fine.ts';"],
  [
    'src/ui/editor/Fine.svelte',
    component("import * as x from 'yjs';\nimport { y } from 'prosemirror-state';"),
  ],
  [
    'src/routes/fine/+page.svelte',
    component("import { x } from '#sync/fine.ts';\nimport { y } from '#ui/fine.ts';"),
  ],
  ['src/features/sheet/domain/fine.ts', "import { x } from '#domain/fine.ts';"],
  ['src/features/axes/domain/fine.ts', "import { x } from '#domain/fine.ts';"],
  [
    'src/features/axes/state/fine.ts',
    "import { x } from '../domain/fine.ts';\nimport { y } from '#state/fine.ts';",
  ],
  [
    'src/features/axes/views/fine.ts',
    "import { x } from '../state/fine.ts';\nimport { y } from '#ui/fine.ts';",
  ],
  ['src/features/axes/words/fine.ts', "import type { x } from '../domain/fine.ts';"],
  ['src/features/since/state/fine.ts', "import { x } from '#features/axes/domain/fine.ts';"],
  ['server/demo/finer.ts', "import { x } from '#features/axes/domain/fine.ts';"],
  ['server/store/fine.ts', "import type Database from 'better-sqlite3';"],
  ['server/fine.ts', "import { x } from '#domain/fine.ts';\nimport { y } from '#engine/protocol/fine.ts';"],
  ['server/clock.ts', ''],
  ['server/people/fine.ts', "import { x } from '#server/room/fine.ts';"],
  ['server/keeping/fine.ts', "import { x } from '#server/erasure/fine.ts';"],
  ['server/demo/fine.ts', "import { x } from '#server/people/fine.ts';"],
  ['server/guard/fine.ts', "import { x } from '#server/clock.ts';"],
  ['server/document/fine.ts', "import { x } from '#server/store/fine.ts';"],
  ['server/cluster/fine.ts', "import { x } from '#server/store/fine.ts';"],
  ['server/history/fine.ts', "import { x } from '#server/document/fine.ts';"],
  ['server/compaction/fine.ts', "import { x } from '#server/history/fine.ts';"],
  ['server/room/fine.ts', "import { x } from '#server/compaction/fine.ts';"],
  ['server/erasure/fine.ts', "import { x } from '#server/room/fine.ts';"],
  ['server/transport/fine.ts', "import { x } from '#server/room/fine.ts';"],
  ['server/dev.ts', "import { x } from './fine.ts';"],
  ['server/terminal/fine.ts', "import { x } from '#ui/words/fine.ts';"],
  ['vite.config.ts', "import { x } from './server/dev.ts';"],
  ['tests/fine.ts', ''],
] as const;

const house = mkdtempSync(join(tmpdir(), 'floors-'));
afterAll(() => rmSync(house, { recursive: true, force: true }));

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
  readonly comment?: string;
}

describe('The import table', () => {
  let violations: readonly Violation[] = [];

  beforeAll(() => {
    for (const [file, text] of [...PLANTED, ...ALLOWED]) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), `${text}\n${file.endsWith('.svelte') ? '' : 'export const x = 1;\n'}`);
    }
    for (const file of ['package.json', '.dependency-cruiser.cjs'])
      cpSync(join(ROOT, file), join(house, file));
    symlinkSync(join(ROOT, 'node_modules'), join(house, 'node_modules'));
    violations = cruise();
  }, 60_000);

  const cruise = (): readonly Violation[] => {
    const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      'src',
      'server',
      'vite.config.ts',
    ];
    const { stdout } = spawnSync(process.execPath, [program, ...args], {
      cwd: house,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    return (JSON.parse(stdout) as { summary: { violations: readonly Violation[] } }).summary.violations;
  };

  it.each(PLANTED)('HOUSE-1: finds in %s: %s', (file, _text, rule) => {
    expect(violations.filter((one) => one.from === file).map((one) => one.rule.name)).toContain(rule);
  });

  it('HOUSE-1: lets every import pass that looks down', () => {
    const guilty = new Set<string>(PLANTED.map(([file]) => file).concat('src/sync/trip.ts' as never));
    expect(violations.filter((one) => !guilty.has(one.from))).toEqual([]);
  });

  it('HOUSE-1: tells the right way with every rule', async () => {
    const table = (await import(join(ROOT, '.dependency-cruiser.cjs'))) as {
      default: { forbidden: readonly { name: string; comment?: string }[] };
    };
    expect(table.default.forbidden.filter((rule) => (rule.comment ?? '').length < 40)).toEqual([]);
  });

  it('HOUSE-1: lets no feature stand on one that stands on it', async () => {
    const table = (await import(join(ROOT, '.dependency-cruiser.cjs'))) as {
      default: { forbidden: readonly { name: string; to: { pathNot?: unknown } }[] };
    };
    const standsOn = new Map(
      table.default.forbidden
        .filter(({ name }) => name.startsWith('feature-'))
        .flatMap(({ name, to }) => {
          const [, named] = /^\^src\/features\/\(([\w|]+)\)\/$/.exec(String(to.pathNot)) ?? [];
          const feature = name.slice('feature-'.length);
          return named === undefined
            ? []
            : [[feature, named.split('|').filter((one) => one !== feature)] as const];
        }),
    );
    const folders = trackedFiles('src/features/*/README.md').map((file) => file.split('/')[2] ?? '');
    expect([...standsOn.keys()].sort()).toEqual(folders.sort());
    const above = (feature: string, from: readonly string[]): readonly string[] =>
      from.includes(feature)
        ? [[...from, feature].join(' → ')]
        : (standsOn.get(feature) ?? []).flatMap((one) => above(one, [...from, feature]));
    expect([...standsOn.keys()].flatMap((feature) => above(feature, []))).toEqual([]);
  });

  it('HOUSE-1: has for every feature what it is, in twenty lines at most', () => {
    for (const page of trackedFiles('src/features/*/README.md'))
      expect(read(page).split('\n').length, page).toBeLessThanOrEqual(21);
  });
});
