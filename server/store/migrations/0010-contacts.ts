/** Whom to write to in a structure, and who looked it up. Nothing of it stands in a document. */
export const contacts = `
  CREATE TABLE contacts (
    space TEXT NOT NULL,
    id TEXT NOT NULL,
    structure TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    added_by TEXT,
    added_at INTEGER NOT NULL,
    informed_at INTEGER,
    edited_at INTEGER,
    PRIMARY KEY (space, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE contact_accesses (
    space TEXT NOT NULL,
    at INTEGER NOT NULL,
    account TEXT NOT NULL,
    act TEXT NOT NULL,
    contact TEXT,
    structure TEXT
  ) STRICT;
  CREATE INDEX contact_accesses_by_space ON contact_accesses (space, at);
`;
