/** An invitation may carry a question to start from, and in the name of which structure it was given. */
export const invited = `
  ALTER TABLE invitations ADD COLUMN question TEXT;
  ALTER TABLE invitations ADD COLUMN brought_by TEXT;
`;
