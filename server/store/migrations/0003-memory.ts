/** What a folded state keeps besides: who wrote it, and how often something of the room was erased for good. */
export const memory = `
  ALTER TABLE folded ADD COLUMN memory BLOB;
  ALTER TABLE folded ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
`;
