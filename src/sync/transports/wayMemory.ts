/** Under this name a tab remembers, for its session, that the last room went by polls. */
export const MEMORY = 'terreau-way';
