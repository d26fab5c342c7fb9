/** A checksum of each row that holds words or who wrote them. Rows of before have none until they are sealed. */
export const sums = `
  ALTER TABLE updates ADD COLUMN sum INTEGER;
  ALTER TABLE arrived ADD COLUMN sum INTEGER;
  ALTER TABLE folded ADD COLUMN sum INTEGER;
  ALTER TABLE past ADD COLUMN sum INTEGER;
  ALTER TABLE versions ADD COLUMN sum INTEGER;

  DROP VIEW log;
  CREATE VIEW log (room, seq, account, at, bytes, sum) AS
    SELECT room, seq, account, at, bytes, sum FROM updates
    UNION ALL SELECT room, seq, account, at, bytes, sum FROM arrived;
`;
