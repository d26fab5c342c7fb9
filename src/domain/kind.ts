import type { FieldRule } from './fieldRules.ts';
import type { AccountId, ItemId } from './ids.ts';
import { readId, readIds, type Reader } from './readers.ts';
import type { Rights } from './rights.ts';
import type { Act } from './roles.ts';

/**
 * How concurrent edits of a field meet.
 * - `register`: one value, the last writer's (values that only make sense together are one register)
 * - `text`: a Y.Text, several people write in it at once; its snapshot is a string
 * - `rich`: a Y.XmlFragment, written in the rich editor; its snapshot is `null` (read it with `richBlocks`)
 */
export type Merge = 'register' | 'text' | 'rich';

export interface Field<T> {
  readonly merge: Merge;
  readonly read: Reader<T>;
  /** Of a text: as many characters of it are read. */
  readonly longest?: number;
  /** Of a field that names other entries. */
  readonly refersTo?: Reference;
  /** Who may write what in it, beyond the rights of its kind. */
  readonly rule?: FieldRule;
}

/** A foreign key: the kinds of entries that a field names, by their ids. */
export interface Reference {
  readonly kinds: readonly string[];
  /** Whether an entry is erased with the one that it names (SQL's `on delete cascade`), or stays. */
  readonly cascades: boolean;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer T> ? T : never;
};

/** A frozen snapshot of one entry: plain data, safe to hand to any floor. */
export type ItemOf<F extends Fields> = Readonly<{
  id: ItemId;
  /** The structure that its author spoke for, while that is to be confirmed: it counts as a person's (`asCounted`). */
  unconfirmed?: ItemId;
}> &
  ValuesOf<F>;

/**
 * One kind of thing that a commons holds. From it derive: its collection in the document, its live view, its search
 * text, what the public may see of it, who may write it (`policy.ts`), what it may say (`entryPolicy.ts`), what is
 * erased with it (`cascade.ts`), and what it is about (`aboutOf.ts`).
 */
export interface Kind<F extends Fields = Fields> {
  /** The code word, singular: `question`. */
  readonly name: string;
  /** The root of the document that holds its entries: `questions`. */
  readonly root: string;
  /** `contributed`: owned whole by the pen in its key. `arranged`: written by organisers. */
  readonly ownership: 'contributed' | 'arranged';
  /** Who may lay an entry down, write in it, take it out. */
  readonly rights: Rights;
  /** What the interface calls laying one down (`roles.ts`), where people do. */
  readonly act?: Act;
  /** The kinds whose entries lend it their keys: a placement bears the id of its question. */
  readonly keyedBy?: readonly string[];
  /** It stands as long as the space: no erasure takes it. */
  readonly lasts?: true;
  /** The field that says in whose name an entry is: a voice, or the id of a structure. */
  readonly spokenIn?: string;
  readonly fields: F;
  /** By what it is called where something else is about it. */
  readonly title?: (item: ItemOf<F>) => string;
  /** What a search looks into. */
  readonly searchText: (item: ItemOf<F>) => string;
  /** Whether the public may see this entry at all, the space being open. */
  readonly isPublic: (item: ItemOf<F>) => boolean;
}

/** What a kind does not say: nothing in it is searched, and nothing of it is public. */
type Said<F extends Fields> = Omit<Kind<F>, 'searchText' | 'isPublic'> &
  Partial<Pick<Kind<F>, 'searchText' | 'isPublic'>>;

export const defineKind = <F extends Fields>(kind: Said<F>): Kind<F> =>
  Object.freeze({ searchText: () => '', isPublic: () => false, ...kind });

export const register = <T>(read: Reader<T>): Field<T> => ({ merge: 'register', read });

/** A register that only some may write in; `rule` says who and what. */
export const ruled = <T>(rule: FieldRule, field: Field<T>): Field<T> => ({ ...field, rule });

/** A register that holds the id of an entry of this kind. The entry stays when that one is erased. */
export const reference = (kind: string): Field<ItemId | null> =>
  referring([kind], readId as Reader<ItemId | null>);

/** The same, of what this entry is about or belongs to: it is erased with it. */
export const parent = (kind: string): Field<ItemId | null> =>
  referring([kind], readId as Reader<ItemId | null>, true);

/** A register that holds several; `most`: so many are read. */
export const references = (kind: string, most: number): Field<readonly ItemId[]> =>
  referring([kind], readIds(most) as Reader<readonly ItemId[]>);

/** A register whose value names entries of these kinds: an id, a list of them, or records with one as `item`. */
export const referring = <T>(kinds: readonly string[], read: Reader<T>, cascades = false): Field<T> => ({
  ...register(read),
  refersTo: { kinds, cascades },
});

/** A register that holds an account: somebody, and no entry. */
export const account = (): Field<AccountId | null> => register(readId as Reader<AccountId | null>);

/** The ids in the raw value of a referring field. */
export function idsIn(raw: unknown): readonly string[] {
  if (typeof raw === 'string') return [raw];
  if (Array.isArray(raw)) return raw.flatMap(idsIn);
  return typeof raw === 'object' && raw !== null && 'item' in raw ? idsIn(raw.item) : [];
}

/** A field that several people write at once. `longest` bounds what is shown, in characters. */
export const sharedText = (longest: number): Field<string> => ({
  merge: 'text',
  longest,
  read: (raw) => (isSharedText(raw) ? raw.toString() : typeof raw === 'string' ? raw : '').slice(0, longest),
});

/** Whether this is a Y.Text, told without Yjs: pages that only need a kind's limits do not load it. */
const isSharedText = (raw: unknown): raw is { toString(): string } =>
  typeof raw === 'object' && raw !== null && 'toDelta' in raw && typeof raw.toDelta === 'function';

export const richText = (): Field<null> => ({ merge: 'rich', read: () => null });
