import { isContributed } from '#domain/policy.ts';
import { theServersOwn } from '#domain/fieldRules.ts';
import type { Kind } from '#domain/kind.ts';
import { ANNOTATED, PASSAGE_FIELDS } from '#domain/kinds/annotation.ts';
import { CONCERNED } from '#features/decisions/domain/decision.ts';
import { FURTHEST_OFFSET } from '#domain/kinds/backstage/task.ts';
import { IDENTIFIER_SCHEMES } from '#domain/kinds/structure.ts';
import { STRUCTURE_KINDS } from '#domain/structureKinds.ts';
import { rowsOf, type NamedValues } from './entryShapes.ts';

/** JSON Schema, draft-07, as far as entries need it. */
export interface Schema {
  readonly [word: string]: unknown;
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly const?: string;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly examples?: readonly unknown[];
  readonly readOnly?: boolean;
}

const FURTHEST_TIME = 8.64e15;

const record = (properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const string = (maxLength: number, minLength = 1): Schema => ({ type: 'string', minLength, maxLength });
const matching = (pattern: string, besides: Schema = {}): Schema => ({ type: 'string', pattern, ...besides });
const among = (all: readonly unknown[]): Schema => ({ enum: all });
const whole = (minimum: number, maximum?: number): Schema => ({
  type: 'integer',
  minimum,
  ...(maximum === undefined ? {} : { maximum }),
});
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

/** As a part of an address: `web address` is `webAddress`. */
const nameOf = (words: string): string =>
  words.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
const refTo = (words: string): Schema => ({ $ref: `#/definitions/${nameOf(words)}` });
const [ID, DAY, HOUR] = [refTo('id'), refTo('day'), refTo('hour')];
const position = matching('^[\\w-]+$', { maxLength: 120 });

/** The values that have a name in `docs/entries.md`, and the three plain ones that most entries have. */
const VALUES: Readonly<Record<string, Schema>> = {
  id: { ...string(128), examples: ['st_lavoir'] },
  day: matching('^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$', {
    format: 'date',
    examples: ['2027-10-14'],
  }),
  hour: { type: 'number', minimum: -FURTHEST_TIME, maximum: FURTHEST_TIME, examples: [1_800_000_000_000] },
  columns: { type: 'object', maxProperties: 32, additionalProperties: string(2_000, 0) },
  voice: {
    anyOf: [
      record({ kind: { const: 'structure' }, structure: ID }),
      record({ kind: { const: 'person' }, person: ID }),
      record({ kind: { const: 'nobody' }, family: orNull(among(STRUCTURE_KINDS)) }, ['family']),
    ],
  },
  target: record({ kind: among(ANNOTATED), item: ID }),
  anchor: record({ quote: string(1_200), before: string(40, 0), after: string(40, 0) }, ['before', 'after']),
  passage: record({ field: among(PASSAGE_FIELDS), start: position, end: position }),
  rephrasing: record({ from: string(1_200), to: string(1_200) }),
  about: record({ kind: among(CONCERNED), item: ID }),
  body: record({ name: string(200), address: orNull(string(200)), contact: orNull(string(200)) }, [
    'address',
    'contact',
  ]),
  identifier: record({ scheme: among(IDENTIFIER_SCHEMES), value: matching('^[A-Z\\d]{6,14}$') }),
  'web address': matching('^[Hh][Tt][Tt][Pp][Ss]?://[^\\s"<>\\\\]{3,290}$'),
  'kind of place': matching('^[A-Z\\d_]{2,24}$'),
  'postal code': matching('^\\d{5}$'),
  position: record({
    latitude: { type: 'number', minimum: -90, maximum: 90 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
  }),
  slot: record({ room: orNull(string(80)), startsAt: orNull(whole(0, 1_439)) }, ['room', 'startsAt']),
  inserted: record({ client: whole(0), from: whole(0), until: whole(0) }),
  place: record({ commune: string(80), code: orNull(string(5)) }, ['code']),
  when: {
    anyOf: [
      record({ kind: { const: 'offset' }, days: whole(-FURTHEST_OFFSET, FURTHEST_OFFSET) }),
      record({ kind: { const: 'day' }, day: DAY }),
    ],
  },
  done: record({ on: DAY, by: orNull(ID), due: orNull(DAY) }, ['by', 'due']),
  aside: record({ reason: string(280, 0), at: HOUR }, ['reason']),
};

/** What the words of a row of `docs/entries.md` say, as a schema. */
function schemaOf(words: string): Schema {
  const numbers = [...words.matchAll(/(?<![\w.])\d+/g)].map(([digits]) => Number(digits));
  const [first = 0, second] = numbers;
  const [, named] = /^\*(.+)\*$/.exec(words) ?? [];
  const [, listed] = /^list of \d+: (.+)$/.exec(words) ?? [];
  if (named !== undefined) return refTo(named);
  if (listed !== undefined) return { type: 'array', maxItems: first, items: schemaOf(listed) };
  if (words.startsWith('rich text')) return { type: 'string', $comment: 'a Y.XmlFragment' };
  if (words.startsWith('shared text')) return { ...string(first, 0), $comment: 'a Y.Text' };
  if (words.startsWith('text')) return string(first, 0);
  if (words.startsWith('one of'))
    return among(words.includes('`') ? [...words.matchAll(/`(\w[^`]*)`/g)].map(([, one]) => one) : numbers);
  if (words.startsWith('count')) return whole(first, second);
  const plain: Readonly<Record<string, Schema>> = {
    id: ID,
    day: DAY,
    hour: HOUR,
    '`true` or `false`': { type: 'boolean' },
  };
  const known = plain[words];
  if (known === undefined) throw new Error(`there is no schema for « ${words} »`);
  return known;
}

function entrySchema(kind: Kind, named: NamedValues): Schema {
  const properties = rowsOf(kind, named).map(([cell = '', words = '']) => {
    const name = cell.slice(1, -1);
    const field = kind.fields[name];
    const value = schemaOf(words);
    // Nothing reads as a field that was never written.
    const schema = field?.merge === 'register' ? orNull(value) : value;
    return [name, field?.rule === theServersOwn ? { ...schema, readOnly: true } : schema] as const;
  });
  return {
    type: 'object',
    ...(kind.rights === 'serverOnly' && { readOnly: true }),
    properties: Object.fromEntries(properties),
  };
}

/** One schema for a whole document as JSON, whose definitions are those of its entries, by root. */
export function schemaOfEntries(kinds: readonly Kind[], named: NamedValues): Schema {
  const entries = kinds.map((kind) => [kind.root, entrySchema(kind, named)] as const);
  const values = Object.entries(VALUES).map(
    ([name, schema]) => [nameOf(name), { examples: named.get(name), ...schema }] as const,
  );
  const roots = kinds.map(({ root }) => {
    const keys = isContributed(root) ? { propertyNames: { pattern: '^[^~]+~.' } } : {};
    return [root, { type: 'object', ...keys, additionalProperties: refTo(root) }] as const;
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'What the documents of a space hold, as JSON: see entries.md',
    type: 'object',
    properties: Object.fromEntries(roots),
    definitions: Object.fromEntries([...values, ...entries]),
  };
}

/** As a file: a line for each field. */
export const written = (schema: Schema): string =>
  `${JSON.stringify(schema, null, 1)
    .replaceAll(/\n {5,}/g, ' ')
    .replaceAll(/\n {4}(?=[}\]])/g, ' ')}\n`;
