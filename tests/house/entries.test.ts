import { describe, expect, it } from 'vitest';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';
import { COMMONS_KINDS } from '#domain/kinds/index.ts';
import type { Kind } from '#domain/kind.ts';
import { schemaOfEntries, written } from './entrySchemas.ts';
import { rowsOf, type NamedValues } from './entryShapes.ts';
import { read } from './repository.ts';
import { tablesOf, withRows } from './tables.ts';

const page = read('docs/entries.md');

const named: NamedValues = (tablesOf(page, 'Values')[1] ?? []).reduce(
  (all, [name = '', example = '']) =>
    all.set(name, [...(all.get(name) ?? []), JSON.parse(example.slice(1, -1)) as unknown]),
  new Map<string, readonly unknown[]>(),
);

const ROOMS = [
  ['commons', COMMONS_KINDS],
  ['backstage', BACKSTAGE_KINDS],
] as const;
const KINDS = ROOMS.flatMap(([, kinds]) => kinds as readonly unknown[] as readonly Kind[]);

/** The roots that the tables of the protocol name; a row may name several. */
const rootsTold = (section: string): readonly string[] =>
  tablesOf(section, 'The document')
    .flat()
    .flatMap(([roots = '']) => [...roots.matchAll(/`(\w+)`/g)].map(([, root]) => root ?? ''));

const [ahead = '', ...sections] = page.split(/^(?=## `)/m);
const sectionOf = ({ root, ownership }: Kind): string =>
  sections.find((section) => section.startsWith(`## \`${root}\`\n`)) ??
  `## \`${root}\`\n\n${ownership === 'arranged' ? 'Arranged' : 'Contributed'}.\n\n| field | value | where nothing stands |\n|---|---|---|\n\n`;

describe('docs/entries.md', () => {
  it('SHAPE-1: has every root and no other, field by field, as its readers take it (`-u` writes its tables)', async () => {
    const told = KINDS.map((kind) => withRows(sectionOf(kind), rowsOf(kind, named)).trimEnd());
    await expect(`${ahead}${told.join('\n\n')}\n`).toMatchFileSnapshot('../../docs/entries.md');
  });

  it.each(KINDS.map((kind) => [kind.root, kind] as const))('SHAPE-1: %s: says whose it is', (root, kind) => {
    expect(page).toMatch(new RegExp(`## \`${root}\`\n\n${kind.ownership === 'arranged' ? 'A' : 'C'}`));
  });

  it('SHAPE-1: every value with a name is some field’s', () => {
    const tables = page.slice(page.indexOf('\n## `'));
    expect([...named.keys()].filter((name) => !tables.includes(`*${name}*`))).toEqual([]);
  });
});

describe('docs/entries.schema.json', () => {
  it('SHAPE-3: is the schema of every kind, as its readers take it (`npx vitest run tests/house/entries -u` writes it)', async () => {
    const schema = written(schemaOfEntries(KINDS, named));
    await expect(schema).toMatchFileSnapshot('../../docs/entries.schema.json');
  });
});

describe('docs/protocol.md', () => {
  it('SHAPE-2: names the roots of both documents, all of them and no other', () => {
    expect([...rootsTold(read('docs/protocol.md'))].sort()).toEqual(KINDS.map(({ root }) => root).sort());
  });
});
