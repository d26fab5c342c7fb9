import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { sharedType } from '#domain/collection.ts';
import { theme } from '#domain/kinds/index.ts';
import { richBlocks } from '#domain/projections/richBlocks.ts';
import { richContentOf } from '#domain/richContent.ts';
import { isKnownContent } from '#ui/editor/knownContent.ts';
import { commune, entryOf, itemAt, type Commune } from './commune.ts';
import { rawUpdate, type, values, type At, type RawStruct } from './rawUpdate.ts';

const MINE = 700;

const bodyAt = ({ ana, theme: id }: Commune): At => itemAt(entryOf(ana.doc, 'themes', id), 'body');

/** Elements in one another, the first in the body. */
const nested = (body: At, names: readonly string[]): RawStruct[] =>
  names.map((name, n) => ({
    content: type(3, name),
    parent: n === 0 ? body : { client: MINE, clock: n - 1 },
  }));

const attribute = (of: number, key: string, value: unknown): RawStruct => ({
  content: values(value),
  parent: { client: MINE, clock: of },
  key,
});

function deepObject(depth: number): unknown {
  let value: unknown = 'faux';
  for (let n = 0; n < depth; n += 1) value = { in: value };
  return value;
}

const tablesInTables = Array.from({ length: 400 }, () => ['table', 'table_row', 'table_cell']).flat();

/** Sends it as Ana, who may write the theme, and answers the text as Rose and a newcomer hold it. */
async function written(structsAt: (body: At) => RawStruct[]) {
  const c = await commune();
  const structs = structsAt(bodyAt(c));
  c.ana.forge(rawUpdate([{ client: MINE, clock: 0, structs }]));
  await c.house.rest(c.ana, c.paul, c.rose);
  const newcomer = await c.house.comes(c.rose.identity);
  const [body, newBody] = [c.rose, newcomer].map(({ doc }) => sharedType(doc, theme, c.theme, 'body'));
  if (!(body instanceof Y.XmlFragment) || !(newBody instanceof Y.XmlFragment)) throw new Error('no text');
  expect(richContentOf(newBody)).toEqual(richContentOf(body));
  expect(c.house.complaints).toEqual([]);
  return { body, isRefused: c.ana.story.some((frame) => frame.startsWith('refused ')) };
}

describe('An organiser whose program writes a text by hand', () => {
  it.each([9, 60, 6_000])(
    'GUARD-19: cites by an object %i deep: it is refused, and nobody holds it',
    async (depth) => {
      const { body, isRefused } = await written((at) => [
        ...nested(at, ['paragraph', 'mention']),
        attribute(1, 'kind', 'question'),
        attribute(1, 'item', deepObject(depth)),
      ]);
      expect(isRefused).toBe(true);
      expect(JSON.stringify(richContentOf(body))).not.toContain('faux');
      expect(JSON.stringify(richBlocks(body))).not.toContain('mention');
    },
  );

  it('GUARD-19: checks a box by an object: everybody reads it as not checked', async () => {
    const { body } = await written((at) => [
      ...nested(at, ['check_list', 'check_item', 'paragraph']),
      attribute(1, 'checked', { valueOf: true }),
    ]);
    expect(richBlocks(body)).toEqual([
      { kind: 'checks', items: [{ checked: false, blocks: [{ kind: 'paragraph', runs: [] }] }] },
    ]);
  });

  it('GUARD-19: puts four hundred tables in one another: it is cut, the rest reads, and no editor opens on it', async () => {
    const { body, isRefused } = await written((at) => nested(at, tablesInTables));
    expect(isRefused).toBe(true);
    const depth = JSON.stringify(richContentOf(body)).split('"name"').length - 1;
    expect(depth).toBeGreaterThan(0);
    expect(depth).toBeLessThanOrEqual(48);
    expect(richBlocks(body)).toMatchObject([{ kind: 'table' }]);
    expect(isKnownContent(body)).toBe(false);
  });
});
