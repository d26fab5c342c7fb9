import * as encoding from 'lib0/encoding';

export interface At {
  readonly client: number;
  readonly clock: number;
}

type Write = (encoder: encoding.Encoder) => void;

/** The content of a struct: its number in Yjs's format v1, and its bytes. */
export interface Content {
  readonly ref: number;
  readonly write: Write;
}

export const hole = (length: number): Content => ({ ref: 0, write: (e) => encoding.writeVarUint(e, length) });
export const deleted = (length: number): Content => ({
  ref: 1,
  write: (e) => encoding.writeVarUint(e, length),
});
export const letters = (text: string): Content => ({
  ref: 4,
  write: (e) => encoding.writeVarString(e, text),
});
export const mark = (key: string, value: unknown): Content => ({
  ref: 6,
  write: (e) => {
    encoding.writeVarString(e, key);
    encoding.writeVarString(e, JSON.stringify(value));
  },
});
export const embed = (value: unknown): Content => ({
  ref: 5,
  write: (e) => encoding.writeVarString(e, JSON.stringify(value)),
});
/** 0 array, 1 map, 2 text, 3 element, 4 fragment, 5 hook, 6 text of an element. */
export const type = (kind: number, name = 'paragraph'): Content => ({
  ref: 7,
  write: (e) => {
    encoding.writeVarUint(e, kind);
    if (kind === 3 || kind === 5) encoding.writeVarString(e, name);
  },
});
export const values = (...list: readonly unknown[]): Content => ({
  ref: 8,
  write: (e) => {
    encoding.writeVarUint(e, list.length);
    for (const value of list) encoding.writeAny(e, value as never);
  },
});
/** A map `{"__proto__": {…}}`, which no object literal could hold. */
export const poisonedValue: Content = {
  ref: 8,
  write: (e) => {
    for (const n of [1]) encoding.writeVarUint(e, n);
    encoding.writeUint8(e, 118);
    encoding.writeVarUint(e, 1);
    encoding.writeVarString(e, '__proto__');
    encoding.writeAny(e, { isAdmin: true });
  },
};

export interface RawStruct {
  readonly content: Content;
  readonly left?: At | null;
  readonly right?: At | null;
  /** Written only when there is no neighbour, as in Yjs. */
  readonly parent?: string | At;
  readonly key?: string | null;
}

export interface RawDelete extends At {
  readonly len: number;
}

/** An update written by hand: whatever it says, honest or not. */
export function rawUpdate(
  lists: readonly (At & { readonly structs: readonly RawStruct[] })[],
  deletes: readonly RawDelete[] = [],
): Uint8Array {
  const e = encoding.createEncoder();
  encoding.writeVarUint(e, lists.length);
  for (const { client, clock, structs } of lists) {
    for (const n of [structs.length, client, clock]) encoding.writeVarUint(e, n);
    for (const struct of structs) writeStruct(e, struct);
  }
  encoding.writeVarUint(e, deletes.length);
  for (const { client, clock, len } of deletes)
    for (const n of [client, 1, clock, len]) encoding.writeVarUint(e, n);
  return encoding.toUint8Array(e);
}

function writeStruct(
  e: encoding.Encoder,
  { content, left, right, parent = 'questions', key }: RawStruct,
): void {
  const keyed = key !== null && key !== undefined;
  const isHole = content.ref === 0;
  encoding.writeUint8(
    e,
    content.ref | (isHole ? 0 : (left ? 0x80 : 0) | (right ? 0x40 : 0) | (keyed ? 0x20 : 0)),
  );
  if (isHole) return content.write(e);
  for (const id of [left, right]) if (id) for (const n of [id.client, id.clock]) encoding.writeVarUint(e, n);
  if (!left && !right) {
    encoding.writeVarUint(e, typeof parent === 'string' ? 1 : 0);
    if (typeof parent === 'string') encoding.writeVarString(e, parent);
    else for (const n of [parent.client, parent.clock]) encoding.writeVarUint(e, n);
    if (keyed) encoding.writeVarString(e, key);
  }
  content.write(e);
}
