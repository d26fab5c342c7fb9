import type { ItemId } from '../ids.ts';
import type { Recognised } from './recogniser.ts';

/** A stretch of a text: a word of the glossary, or what stands between two. */
export interface KnownPiece {
  readonly text: string;
  readonly known: ItemId | null;
}

/** Cuts a text, which begins `from` letters into the one that was read, where words of the glossary begin and end. */
export function knownPieces(
  text: string,
  from: number,
  places: readonly Recognised[],
): readonly KnownPiece[] {
  const pieces: KnownPiece[] = [];
  let at = 0;
  for (const { id, start, end } of places) {
    const [first, last] = [Math.max(start - from, at), Math.min(end - from, text.length)];
    if (last <= first) continue;
    if (first > at) pieces.push({ text: text.slice(at, first), known: null });
    pieces.push({ text: text.slice(first, last), known: id });
    at = last;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), known: null });
  return pieces;
}
