import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../house/entrySchemas.ts';
import { read } from '../house/repository.ts';
import type { Device } from '../support/device.ts';
import { BACKSTAGE, COMMONS, identity, liveHouse } from '../support/liveHouse.ts';
import { newSpace, puppetWorld } from '../domain/scene.ts';
import { BACKSTAGE_KINDS } from '#domain/kinds/backstage/index.ts';

const PAGE = JSON.parse(read('docs/entries.schema.json')) as Schema & {
  readonly definitions: Readonly<Record<string, Schema>>;
};
const ROOTS = Object.keys(PAGE.properties ?? {});
const ofBackstage: readonly string[] = BACKSTAGE_KINDS.map(({ root }) => root);

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined ? schema : (PAGE.definitions[schema.$ref.split('/').at(-1) ?? ''] ?? {});

const isOfType = (value: unknown, type: string): boolean =>
  type === 'null'
    ? value === null
    : type === 'array'
      ? Array.isArray(value)
      : type === 'integer'
        ? Number.isSafeInteger(value)
        : typeof value === type && value !== null && !Array.isArray(value);

/** A validator of JSON Schema, of the words that the file uses. */
function fits(reference: Schema, value: unknown): boolean {
  const schema = resolved(reference);
  if (schema.anyOf !== undefined) return schema.anyOf.some((one) => fits(one, value));
  if (schema.const !== undefined) return value === schema.const;
  if (schema.enum !== undefined) return schema.enum.includes(value);
  if (schema.type === undefined || !isOfType(value, schema.type)) return false;
  if (typeof value === 'string')
    return (
      value.length >= (schema.minLength ?? 0) &&
      value.length <= (schema.maxLength ?? Infinity) &&
      new RegExp(schema.pattern ?? '').test(value)
    );
  if (typeof value === 'number')
    return value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity);
  if (Array.isArray(value))
    return (
      value.length <= (schema.maxItems ?? Infinity) && value.every((one) => fits(schema.items ?? {}, one))
    );
  const record = value as Readonly<Record<string, unknown>>;
  return (
    (schema.required ?? []).every((name) => Object.hasOwn(record ?? {}, name)) &&
    Object.entries(schema.properties ?? {}).every(
      ([name, one]) => !Object.hasOwn(record ?? {}, name) || fits(one, record[name]),
    )
  );
}

/** A value as the schema has it. */
function right(reference: Schema): unknown {
  const schema = resolved(reference);
  if (schema.examples !== undefined) return schema.examples.at(-1);
  if (schema.anyOf !== undefined) return right(schema.anyOf[0] ?? {});
  if (schema.enum !== undefined) return schema.enum.at(-1);
  if (schema.type === 'array') return [right(schema.items ?? {})];
  if (schema.type === 'string') return 'Une salle calme'.slice(0, schema.maxLength);
  return schema.type === 'boolean' ? true : (schema.maximum ?? 3);
}

/** Values that the schema does not have: of another type, out of bounds, a record with a part that is wrong or missing. */
function wrongs(reference: Schema): readonly unknown[] {
  const schema = resolved(reference);
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap(wrongs).filter((one) => !fits(schema, one));
  if (schema.const !== undefined || schema.enum !== undefined) return ['no such word', -7, {}];
  switch (schema.type) {
    case 'string':
      return [7, {}, ['x'], ...(schema.pattern === undefined ? [] : ['<'])];
    case 'integer':
    case 'number':
      return ['7', {}, ...(schema.maximum === undefined ? [] : [schema.maximum * 2 + 1])];
    case 'array':
      return ['x', {}, ...wrongs(schema.items ?? {}).map((one) => [one])];
    case 'object': {
      const whole = right(reference) as Readonly<Record<string, unknown>>;
      const parts = Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
        wrongs(one).map((wrong) => ({ ...whole, [name]: wrong })),
      );
      const without = (schema.required ?? []).map((name) => ({ ...whole, [name]: undefined }));
      return ['x', 7, [], ...without, ...parts].map(plain).filter((one) => !fits(schema, one));
    }
    default:
      return ['yes', 0];
  }
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** What a Yjs program writes for a field: a shared type where the schema says so. */
function asWritten(schema: Schema, value: unknown): unknown {
  if (schema.$comment === 'a Y.Text') return new Y.Text(String(value));
  return schema.$comment === 'a Y.XmlFragment' ? new Y.XmlFragment() : value;
}

async function committee(root: string) {
  const house = liveHouse();
  const room = ofBackstage.includes(root) ? BACKSTAGE : COMMONS;
  const ana = await house.comes(identity('ana', 'organiser', 'veil-a'), room);
  const lucie = await house.comes(identity('lucie', 'organiser', 'veil-l'), room);
  if (room === COMMONS) Y.applyUpdate(ana.doc, Y.encodeStateAsUpdate(newSpace(puppetWorld('s'))));
  if (room === COMMONS) ana.doc.getMap<Y.Map<unknown>>('space').get('settings')?.set('phase', 'during');
  await house.rest(ana, lucie);
  return { house, ana, lucie };
}
const refusalsOf = ({ heard }: Device) =>
  heard.flatMap((frame) => (frame.type === 'refused' ? [[frame.why, ...(frame.paths ?? [])]] : []));

const keyIn = (root: string, n: number): string => {
  const { propertyNames } = (PAGE.properties?.[root] ?? {}) as { readonly propertyNames?: unknown };
  return root === 'space' ? 'settings' : propertyNames === undefined ? `s${n}` : `ana~s${n}`;
};
const schemaOf = (root: string): Schema => PAGE.definitions[root] ?? {};
const fieldsOf = (root: string) => Object.entries(schemaOf(root).properties ?? {});

function lay({ doc }: Device, root: string, n: number, fields: Readonly<Record<string, unknown>>): void {
  const [map, key] = [doc.getMap<Y.Map<unknown>>(root), keyIn(root, n)];
  doc.transact(() => {
    const held = map.get(key);
    if (held === undefined) map.set(key, new Y.Map(Object.entries(fields)));
    else for (const [name, value] of Object.entries(fields)) held.set(name, value);
  });
}

describe('A program that knows docs/entries.schema.json alone', () => {
  it('SHAPE-4: finds all that it refers to, by an address that is one', () => {
    const refs = [...read('docs/entries.schema.json').matchAll(/"\$ref": "([^"]*)"/g)].map(
      ([, ref]) => ref ?? '',
    );
    expect(refs.filter((ref) => !/^#\/definitions\/\w+$/.test(ref))).toEqual([]);
    expect(refs.filter((ref) => PAGE.definitions[ref.split('/')[2] ?? ''] === undefined)).toEqual([]);
  });

  it.each(ROOTS.filter((root) => schemaOf(root).readOnly !== true))(
    'SHAPE-4: %s: an entry as the schema has it is taken, as it was written',
    async (root) => {
      const { house, ana, lucie } = await committee(root);
      const open = fieldsOf(root).filter(([, { readOnly }]) => readOnly !== true);
      const entry = Object.fromEntries(open.map(([name, schema]) => [name, right(schema)]));
      lay(
        ana,
        root,
        0,
        Object.fromEntries(open.map(([name, schema]) => [name, asWritten(schema, entry[name])])),
      );
      await house.rest(ana, lucie);
      expect(refusalsOf(ana)).toEqual([]);
      const taken = lucie.doc.getMap(root).toJSON()[keyIn(root, 0)] as Readonly<Record<string, unknown>>;
      expect(fits(schemaOf(root), taken)).toBe(true);
      for (const [name, { $comment }] of open)
        if ($comment !== 'a Y.XmlFragment') expect([name, taken[name]]).toEqual([name, entry[name]]);
    },
  );

  it.each(ROOTS.filter((root) => schemaOf(root).readOnly !== true))(
    'SHAPE-4: %s: one that the schema does not have is refused, field by field',
    async (root) => {
      const { house, ana, lucie } = await committee(root);
      const cases = fieldsOf(root).flatMap(([name, schema]) =>
        (schema.$comment === undefined ? wrongs(schema) : ['plain', 7]).map(
          (value) => [name, value] as const,
        ),
      );
      expect(cases.length).toBeGreaterThan(fieldsOf(root).length);
      const before = lucie.doc.getMap(root).toJSON();
      const taken: string[] = [];
      for (const [n, [name, value]] of cases.entries()) {
        lay(ana, root, n, { [name]: value });
        await house.rest(ana, lucie);
        if (!isDeepStrictEqual(lucie.doc.getMap(root).toJSON(), before))
          taken.push(`${name} ${JSON.stringify(value)}`);
      }
      expect(taken).toEqual([]);
      expect(new Set(refusalsOf(ana).map(([why]) => why))).toEqual(new Set(['shape']));
    },
  );

  it('SHAPE-4: what the schema says is read only is refused', async () => {
    const { house, ana, lucie } = await committee('mandates');
    const closed = ROOTS.flatMap((root) =>
      fieldsOf(root)
        .filter(([, schema]) => schema.readOnly ?? schemaOf(root).readOnly)
        .map(([name, schema]) => [root, name, right(schema)] as const),
    );
    expect(closed.map(([root, name]) => `${root}.${name}`)).toEqual(
      expect.arrayContaining(['space.schema', 'mandates.state']),
    );
    for (const [n, [root, name, value]] of closed.entries()) lay(ana, root, n, { [name]: value });
    await house.rest(ana, lucie);
    expect(refusalsOf(ana)).toHaveLength(closed.length);
    for (const [why] of refusalsOf(ana)) expect(why).toBe('notAllowed');
  });
});
