/** Erasures under way of what once stood in an entry, which stays. */
export const pastErasures = `
  CREATE TABLE past_erasures (
    room TEXT NOT NULL,
    root TEXT NOT NULL,
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (room, root, id)
  ) STRICT, WITHOUT ROWID;
`;
