import { fold } from './fold.ts';

/** What stands in the place of a name that was taken out of a text. */
export const HIDDEN_NAME = '…';

export interface NamedWords {
  /** Where they begin in the text, and where they end. */
  readonly from: number;
  readonly to: number;
}

/** A text as names are compared in it, and where each of its letters stands in the text. */
interface Folded {
  readonly letters: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Accents, capitals and how many spaces there are make no difference; a letter may become several. */
function folded(text: string): Folded {
  let letters = '';
  const [from, to]: [number[], number[]] = [[], []];
  let at = 0;
  for (const sign of text) {
    const end = at + sign.length;
    const read = /\s/u.test(sign) ? ' ' : fold(sign);
    const goesOn = read === '' || (read === ' ' && letters.endsWith(' '));
    if (goesOn && to.length > 0) to[to.length - 1] = end;
    else
      for (const letter of read) {
        letters += letter;
        for (let n = 0; n < letter.length; n += 1) {
          from.push(at);
          to.push(end);
        }
      }
    at = end;
  }
  return { letters, from, to };
}

const LETTER = /[\p{L}\p{N}]/u;

/** Where a name stands in a text: whole, whatever its accents and capitals. */
export function namesIn(text: string, name: string): readonly NamedWords[] {
  const sought = folded(name.trim()).letters;
  if (sought === '') return [];
  const { letters, from, to } = folded(text);
  const found: NamedWords[] = [];
  for (let at = letters.indexOf(sought); at >= 0; at = letters.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (LETTER.test(letters[at - 1] ?? '') || LETTER.test(letters[end] ?? '')) continue;
    found.push({ from: from[at] ?? 0, to: to[end - 1] ?? text.length });
  }
  return found;
}

/** The text with « … » wherever the name stands. */
export function hideName(text: string, name: string): string {
  let left = '';
  let at = 0;
  for (const { from, to } of namesIn(text, name)) {
    if (from < at) continue;
    left += text.slice(at, from) + HIDDEN_NAME;
    at = to;
  }
  return left + text.slice(at);
}
