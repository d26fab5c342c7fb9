const BEFORE = / (?=[?!:;»])/g;
const AFTER = /(?<=«) /g;
const NO_BREAK = '\u00a0';

/**
 * The same words with the spaces of French that never break a line: before ? ! : ; and inside « ». Dictionaries are
 * written with plain spaces, as one types them.
 */
export function frenchSpaces<Words>(words: Words): Words {
  return spaced(words) as Words;
}

function spaced(part: unknown): unknown {
  if (typeof part === 'string') return part.replace(BEFORE, NO_BREAK).replace(AFTER, NO_BREAK);
  if (typeof part === 'function')
    return (...given: unknown[]) => spaced((part as (...all: unknown[]) => unknown)(...given));
  if (Array.isArray(part)) return part.map(spaced);
  if (typeof part === 'object' && part !== null)
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, spaced(value)]));
  return part;
}
