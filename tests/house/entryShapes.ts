import { isDeepStrictEqual } from 'node:util';
import type { Field, Kind } from '#domain/kind.ts';
import { isRecord } from '#domain/readers.ts';
import { read, trackedFiles } from './repository.ts';

/**
 * The shape of entries, found by asking the readers of a kind: they say what is read, so what a document may hold.
 * `named`: the values that have a name in the document, each with examples; a field bears the first that fits.
 */
export type NamedValues = ReadonlyMap<string, readonly unknown[]>;

const LONG = 'x'.repeat(100_000);
const MANY = Array.from({ length: 1_000 }, (_, n) => `id${n}`);
const NUMBERS = Array.from({ length: 20_000 }, (_, n) => n);

/** Every word that a reader could be waiting for: what stands between quotes in the domain. */
const WORDS = [
  ...new Set(
    trackedFiles('src/domain/*.ts', 'src/domain/kinds/**', 'src/features/*/domain/**').flatMap((file) =>
      [...read(file).matchAll(/'([^'\n]+)'/g)].map(([, word]) => word ?? ''),
    ),
  ),
];

export const rowsOf = ({ fields }: Kind, named: NamedValues): readonly (readonly string[])[] =>
  Object.entries(fields).map(([name, field]) => [
    `\`${name}\``,
    valueOf(field, named),
    `\`${JSON.stringify(field.read(undefined))}\``,
  ]);

function valueOf({ merge, read: from }: Field<unknown>, named: NamedValues): string {
  if (merge === 'rich') return 'rich text, a `Y.XmlFragment`';
  if (merge === 'text') return `shared text, a \`Y.Text\`, ${lengthOf(from)} read`;
  if (from(true) === true && from(false) === false) return '`true` or `false`';
  if (Array.isArray(from(undefined))) return listOf(from, named);
  return textOf(from) ?? numberOf(from) ?? nameOf(from, named) ?? choicesOf(from);
}

const lengthOf = (from: Field<unknown>['read']): number => String(from(LONG)).length;

function textOf(from: Field<unknown>['read']): string | null {
  const kept = from(LONG);
  if (typeof kept === 'string' && kept !== '' && LONG.startsWith(kept)) return `text, ${kept.length}`;
  if (from('2027-10-14') === '2027-10-14' && from('2027-02-30') === null) return 'day';
  return isId(from) ? 'id' : null;
}

const isId = (from: Field<unknown>['read']): boolean => {
  const longest = LONG.slice(0, 128);
  return from(longest) === longest && from(`${longest}x`) === null;
};

function numberOf(from: Field<unknown>['read']): string | null {
  if (from(0.5) === 0.5) return 'hour';
  const taken = NUMBERS.filter((n) => from(n) === n);
  const [first, last] = [taken[0], taken.at(-1)];
  if (first === undefined || last === undefined) return null;
  if (taken.length === NUMBERS.length) return 'count';
  return taken.length === last - first + 1 ? `count, ${first} to ${last}` : `one of ${taken.join(', ')}`;
}

function nameOf(from: Field<unknown>['read'], named: NamedValues): string | null {
  const fitting = [...named].find(([, examples]) =>
    examples.every((example) => isDeepStrictEqual(plain(from(example)), example)),
  );
  return fitting === undefined ? null : `*${fitting[0]}*`;
}

const plain = (value: unknown): unknown =>
  isRecord(value) || Array.isArray(value) ? structuredClone(value) : value;

const choicesOf = (from: Field<unknown>['read']): string =>
  `one of ${WORDS.filter((word) => from(word) === word)
    .sort()
    .map((word) => `\`${word}\``)
    .join(', ')}`;

function listOf(from: Field<unknown>['read'], named: NamedValues): string {
  const lengthFor = (one: (n: number) => unknown): number => (from(MANY.map((_, n) => one(n))) as []).length;
  const most = lengthFor((n) => MANY[n]);
  const [text] = from([LONG]) as readonly string[];
  if (most > 0) return `list of ${most}: ${text === undefined ? 'id' : `text, ${text.length}`}`;
  const [name, examples = []] = [...named].find(([, all]) => isDeepStrictEqual(plain(from(all)), all)) ?? [];
  return `list of ${lengthFor(() => examples[0])}: *${name ?? 'without a name'}*`;
}
