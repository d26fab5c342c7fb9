import type { ItemId } from './ids.ts';
import type { Reader } from './readers.ts';

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
 * One kind of thing that a commons holds. From it derive: its collection in the document, its live view,
 * its search text and what the public may see of it.
 */
export interface Kind<F extends Fields = Fields> {
  /** The code word, singular: `question`. */
  readonly name: string;
  /** The root of the document that holds its entries: `questions`. */
  readonly root: string;
  /** `contributed`: owned whole by the pen in its key. `arranged`: written by organisers. */
  readonly ownership: 'contributed' | 'arranged';
  /** The field that says in whose name an entry is: a voice, or the id of a structure. */
  readonly spokenIn?: string;
  readonly fields: F;
  /** What a search looks into. */
  readonly searchText: (item: ItemOf<F>) => string;
  /** Whether the public may see this entry at all, the space being open. */
  readonly isPublic: (item: ItemOf<F>) => boolean;
}

export const defineKind = <F extends Fields>(kind: Kind<F>): Kind<F> => Object.freeze(kind);

export const register = <T>(read: Reader<T>): Field<T> => ({ merge: 'register', read });

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
