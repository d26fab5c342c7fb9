/** Erasures that are under way. */
export const erasures = `
  CREATE TABLE erasures (
    room text NOT NULL,
    root text NOT NULL,
    id text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (room, root, id)
  );
`;
