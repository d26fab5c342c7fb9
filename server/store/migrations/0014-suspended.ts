/** Since when the operator has suspended a space. */
export const suspended = `
  ALTER TABLE spaces ADD COLUMN suspended_at INTEGER;
`;
