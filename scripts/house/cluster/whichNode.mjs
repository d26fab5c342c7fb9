import { createHash } from 'node:crypto';

/** Whose first word after these names a space. */
const OF_A_SPACE = /^\/(?:sync|e|c|api\/spaces)\/([^/?#]+)/;

/** The space that an address is about, or null. */
export const spaceOf = (address) => OF_A_SPACE.exec(address)?.[1] ?? null;

/**
 * The names in the order in which a space goes to them: the same each time, spread over all; a name that comes or
 * goes moves nobody but its own (rendezvous hashing).
 */
export const orderFor = (space, names) =>
  names
    .map((name) => ({ name, weight: createHash('sha1').update(`${name} ${space}`).digest('hex') }))
    .sort((one, other) => (one.weight < other.weight ? -1 : 1))
    .map(({ name }) => name);
