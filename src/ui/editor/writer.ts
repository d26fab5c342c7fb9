import type { Awareness } from 'y-protocols/awareness';
import { initials, lookOf } from '#ui/shell/initials.ts';

/** Somebody else who is writing: what tells them apart without leaning on colour. */
export interface Writer {
  readonly account: string;
  readonly name: string;
  readonly initials: string;
  /** Classes: one of three shapes and one of six hues. */
  readonly look: string;
}

const SHAPES: Readonly<Record<string, string>> = { a: 'round', b: 'square', c: 'drop' };

/** The look that the account has everywhere in the app, in the words of `editor.css`. */
export const writerLook = (account: string): string =>
  lookOf(account).replace(/^\w/, (shape) => `shape-${SHAPES[shape] ?? ''}`);

/** Who holds a connection, as the server stamped it on their presence. */
export function writerOf(awareness: Awareness, client: number): Writer | null {
  const user: unknown = awareness.getStates().get(client)?.user;
  const { account, name } = (user ?? {}) as { readonly account?: unknown; readonly name?: unknown };
  if (typeof account !== 'string' || typeof name !== 'string') return null;
  return { account, name, initials: initials(name), look: writerLook(account) };
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
