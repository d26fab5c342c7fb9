/** Whom to write to in a structure, and who looked it up. Nothing of it stands in a document. */
export const contacts = `
  CREATE TABLE contacts (
    space text NOT NULL,
    id text NOT NULL,
    structure text,
    name text NOT NULL,
    role text NOT NULL,
    email text NOT NULL,
    phone text NOT NULL,
    note text NOT NULL,
    added_by text,
    added_at bigint NOT NULL,
    informed_at bigint,
    edited_at bigint,
    PRIMARY KEY (space, id)
  );

  CREATE TABLE contact_accesses (
    space text NOT NULL,
    at bigint NOT NULL,
    account text NOT NULL,
    act text NOT NULL,
    contact text,
    structure text,
    arrival bigint GENERATED ALWAYS AS IDENTITY
  );
  CREATE INDEX contact_accesses_by_space ON contact_accesses (space, at);
`;
