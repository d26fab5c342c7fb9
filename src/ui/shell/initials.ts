/** Two letters for a person: of the first and last words of their name. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...(word ?? '')][0])
      : [...(words[0] ?? '?')].slice(0, 2);
  return letters.join('').toUpperCase();
}

const SHAPES = ['a', 'b', 'c'] as const;
const HUES = 6;

/**
 * What tells a person apart without leaning on colour: one of three shapes (round, square, drop) and one of six hues,
 * as classes of `text.css`. The same on every screen, since it is drawn from who they are.
 */
export function lookOf(account: string): string {
  let mixed = 7;
  for (const letter of account) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `${SHAPES[mixed % SHAPES.length]} hue-${Math.floor(mixed / SHAPES.length) % HUES}`;
}
