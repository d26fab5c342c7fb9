/**
 * In the place of `lib0/hash/sha256`: y-prosemirror hashes marks of a kind that may stand twice on the same letters, and
 * `schema.ts` has none (a test holds it to that). See `vite.config.ts`.
 */
export function digest(): never {
  throw new Error('a mark that may stand twice on the same letters needs a hash');
}
