import type * as Y from 'yjs';

/** What a plain field signs its transactions with; undo follows it. */
export const FIELD = Symbol('field');

export interface Change {
  readonly at: number;
  readonly removed: number;
  readonly added: string;
}

/**
 * The smallest change that turns `before` into `after`, the caret standing at `caret` in `after`.
 * Where letters repeat (« aa » → « aaa ») the caret tells which one was typed.
 */
export function smallestChange(before: string, after: string, caret: number): Change | null {
  if (before === after) return null;
  const grown = after.length - before.length;
  // What stands right of the caret was there already: keep as much of it as agrees.
  const rightOfCaret = Math.min(after.length - caret, before.length);
  let suffix = 0;
  while (suffix < rightOfCaret && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
  let prefix = 0;
  const longest = Math.min(before.length, after.length) - suffix;
  while (prefix < longest && before[prefix] === after[prefix]) prefix += 1;
  // The rest of the suffix lies left of the caret (a change told with a caret that moved away).
  const room = Math.min(before.length, after.length) - prefix;
  while (suffix < room && before.at(-1 - suffix) === after.at(-1 - suffix)) suffix += 1;
  const whole = betweenPairs(before, after, prefix, suffix);
  return {
    at: whole.prefix,
    removed: before.length - whole.prefix - whole.suffix,
    added: after.slice(whole.prefix, whole.prefix + grown + before.length - whole.prefix - whole.suffix),
  };
}

const isHigh = (unit: string | undefined): boolean =>
  unit !== undefined && unit >= '\ud800' && unit <= '\udbff';
const isLow = (unit: string | undefined): boolean =>
  unit !== undefined && unit >= '\udc00' && unit <= '\udfff';

/** Moves the edges outwards so that no surrogate pair (an emoji) is cut in two. */
function betweenPairs(
  before: string,
  after: string,
  prefix: number,
  suffix: number,
): { readonly prefix: number; readonly suffix: number } {
  const left = prefix > 0 && isHigh(before[prefix - 1]) ? prefix - 1 : prefix;
  const edge = before.length - suffix;
  const right =
    suffix > 0 && (isLow(before[edge]) || isLow(after[after.length - suffix])) ? suffix - 1 : suffix;
  return { prefix: left, suffix: right };
}

/**
 * Brings what a person typed into a shared text. `before` is what their field showed; when others wrote
 * meanwhile, the change is carried over to where those letters stand now.
 */
export function applyChange(text: Y.Text, before: string, after: string, caret: number): void {
  const change = smallestChange(before, after, caret);
  if (change === null) return;
  const now = text.toString();
  const at = now === before ? change.at : mapCaret(change.at, before, now);
  const end = now === before ? change.at + change.removed : mapCaret(change.at + change.removed, before, now);
  text.doc?.transact(() => {
    if (end > at) text.delete(at, end - at);
    if (change.added !== '') text.insert(at, change.added);
  }, FIELD);
}

type Delta = readonly {
  readonly retain?: number | undefined;
  readonly insert?: unknown;
  readonly delete?: number | undefined;
}[];

/** Where a caret stands after somebody else's change, told as the delta of a Y.Text event. */
export function caretAfter(caret: number, delta: Delta): number {
  let read = 0;
  let moved = caret;
  for (const step of delta) {
    if (read > moved) break;
    if (step.retain !== undefined) read += step.retain;
    else if (step.delete !== undefined) moved -= Math.min(step.delete, Math.max(0, moved - read));
    else {
      const length = typeof step.insert === 'string' ? step.insert.length : 1;
      // Letters that arrive exactly at the caret go after it: my next letter joins my own.
      if (read < moved) moved += length;
      read += length;
    }
  }
  return moved;
}

/** Where a caret of `before` stands in `after`, when nothing but the two strings is known. */
export function mapCaret(caret: number, before: string, after: string): number {
  const change = smallestChange(before, after, after.length);
  if (change === null || caret <= change.at) return caret;
  if (caret >= change.at + change.removed) return caret + change.added.length - change.removed;
  return change.at + Math.min(caret - change.at, change.added.length);
}
