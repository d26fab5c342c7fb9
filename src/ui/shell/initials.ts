/** Two letters for a person: of the first and last words of their name. */
export function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const letters =
    words.length > 1
      ? [words[0], words.at(-1)].map((word) => [...(word ?? '')][0])
      : [...(words[0] ?? '?')].slice(0, 2);
  return letters.join('').toUpperCase();
}

export const SHAPES = ['a', 'b', 'c'] as const;
export type Shape = (typeof SHAPES)[number];

/** The shape of a person: the same on every screen, since it is drawn from who they are. */
export function shapeOf(account: string): Shape {
  let sum = 0;
  for (const letter of account) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return SHAPES[sum % SHAPES.length] ?? 'a';
}
