/** Erasures that are under way. */
export const erasures = `
  CREATE TABLE erasures (
    room TEXT NOT NULL,
    root TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, root, id)
  ) STRICT, WITHOUT ROWID;
`;
