/** Erasures under way of what once stood in an entry, which stays. */
export const pastErasures = `
  CREATE TABLE past_erasures (
    room text NOT NULL,
    root text NOT NULL,
    id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (room, root, id)
  );
`;
