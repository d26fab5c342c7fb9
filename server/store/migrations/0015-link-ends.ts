/**
 * Links of partners and readers whose days nobody chose (180, to the millisecond) follow the event from now on: what
 * stood as their end is then the earliest.
 */
export const linkEnds = `
  ALTER TABLE invitations ADD COLUMN follows_event INTEGER NOT NULL DEFAULT 0;
  UPDATE invitations SET follows_event = 1
    WHERE for_account IS NULL AND role IN ('partner', 'reader') AND expires_at - created_at = 15552000000;
`;
