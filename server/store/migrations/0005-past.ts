/** What once stood in entries, in pieces, and versions that were given a name. */
export const past = `
  CREATE TABLE past (
    room TEXT NOT NULL,
    root TEXT NOT NULL,
    id TEXT NOT NULL,
    n INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (room, root, id, n)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE versions (
    room TEXT NOT NULL,
    id TEXT NOT NULL,
    root TEXT NOT NULL,
    entry TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (room, id)
  ) STRICT, WITHOUT ROWID;
`;
