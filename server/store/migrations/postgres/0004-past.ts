/** What once stood in entries, in pieces, and versions that were given a name. */
export const past = `
  CREATE TABLE past (
    room text NOT NULL,
    root text NOT NULL,
    id text NOT NULL,
    n bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (room, root, id, n)
  );
  ALTER TABLE past ALTER COLUMN bytes SET STORAGE EXTERNAL;

  CREATE TABLE versions (
    room text NOT NULL,
    id text NOT NULL,
    root text NOT NULL,
    entry text NOT NULL,
    name text NOT NULL,
    at bigint NOT NULL,
    account text NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (room, id)
  );
  ALTER TABLE versions ALTER COLUMN bytes SET STORAGE EXTERNAL;
`;
