import type { Awareness } from 'y-protocols/awareness';

/** Somebody else who is writing: what tells them apart without leaning on colour. */
export interface Writer {
  readonly account: string;
  readonly name: string;
  readonly initials: string;
  /** Classes of `editor.css`: one of three shapes and one of six hues. */
  readonly look: string;
}

const SHAPES = ['round', 'square', 'drop'] as const;
const HUES = 6;

/** The same account has the same look for everybody, on every device. */
export function writerLook(account: string): string {
  let mixed = 7;
  for (const letter of account) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `shape-${SHAPES[mixed % SHAPES.length]} hue-${Math.floor(mixed / SHAPES.length) % HUES}`;
}

/** Two letters at most: « Luc Roche » → « LR ». */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0]?.toLocaleUpperCase() ?? '')
    .join('');

/** Who holds a connection, as the server stamped it on their presence. */
export function writerOf(awareness: Awareness, client: number): Writer | null {
  const user: unknown = awareness.getStates().get(client)?.user;
  const { account, name } = (user ?? {}) as { readonly account?: unknown; readonly name?: unknown };
  if (typeof account !== 'string' || typeof name !== 'string') return null;
  return { account, name, initials: initialsOf(name), look: writerLook(account) };
}

/** Everybody but `me` whose presence answers `test`, each person once, in order of name. */
export function writersWho(
  awareness: Awareness,
  me: string | null,
  test: (state: Readonly<Record<string, unknown>>) => boolean,
): readonly Writer[] {
  const writers = new Map<string, Writer>();
  for (const [client, state] of awareness.getStates()) {
    const writer = client !== awareness.clientID && test(state) ? writerOf(awareness, client) : null;
    if (writer !== null && writer.account !== me) writers.set(writer.account, writer);
  }
  return [...writers.values()].sort((a, b) => a.name.localeCompare(b.name));
}
