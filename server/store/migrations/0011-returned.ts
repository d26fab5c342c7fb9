/** On which day somebody came back who was about to be erased: they read it themselves. */
export const returned = `
  ALTER TABLE visits ADD COLUMN returned_on INTEGER;
`;
