/** Whose each Yjs client id of a room is. */
export const claims = `
  CREATE TABLE claims (
    room TEXT NOT NULL,
    client INTEGER NOT NULL,
    account TEXT NOT NULL,
    PRIMARY KEY (room, client)
  ) STRICT, WITHOUT ROWID;
`;
