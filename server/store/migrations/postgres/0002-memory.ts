/** What a folded state keeps besides: who wrote it, and how often something of the room was erased for good. */
export const memory = `
  ALTER TABLE folded ADD COLUMN memory bytea;
  ALTER TABLE folded ADD COLUMN epoch bigint NOT NULL DEFAULT 0;
  -- Both are packed already: compressing them again only costs time.
  ALTER TABLE folded ALTER COLUMN state SET STORAGE EXTERNAL;
  ALTER TABLE folded ALTER COLUMN memory SET STORAGE EXTERNAL;
`;
