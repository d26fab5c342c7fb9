/**
 * What has just come, in the order in which it came, without an index: a commit that serves many rooms writes one page
 * for all of them. It is put in its place among the updates little by little. `log`: both, to be read.
 */
export const arrived = `
  CREATE TABLE arrived (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    account TEXT,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE VIEW log (room, seq, account, at, bytes) AS
    SELECT room, seq, account, at, bytes FROM updates
    UNION ALL SELECT room, seq, account, at, bytes FROM arrived;
`;
