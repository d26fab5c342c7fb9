/** A checksum of each row that holds words or who wrote them. Rows of before have none until they are sealed. */
export const sums = `
  ALTER TABLE updates ADD COLUMN sum bigint;
  ALTER TABLE folded ADD COLUMN sum bigint;
  ALTER TABLE past ADD COLUMN sum bigint;
  ALTER TABLE versions ADD COLUMN sum bigint;
`;
