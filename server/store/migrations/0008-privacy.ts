/** Consents, last visits, people about to go, and the devices that are told that their person was erased. */
export const privacy = `
  CREATE TABLE consents (
    space TEXT NOT NULL,
    account TEXT NOT NULL,
    purpose TEXT NOT NULL,
    given_at INTEGER NOT NULL,
    withdrawn_at INTEGER,
    words TEXT NOT NULL,
    FOREIGN KEY (space, account) REFERENCES members (space, account)
  ) STRICT;
  CREATE INDEX consents_by_member ON consents (space, account);

  CREATE TABLE visits (
    space TEXT NOT NULL,
    account TEXT NOT NULL,
    day INTEGER NOT NULL,
    warned_at INTEGER,
    PRIMARY KEY (space, account),
    FOREIGN KEY (space, account) REFERENCES members (space, account)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE leaving (
    space TEXT NOT NULL,
    account TEXT NOT NULL,
    at INTEGER NOT NULL,
    pens TEXT NOT NULL,
    PRIMARY KEY (space, account)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE farewells (
    token_hash TEXT PRIMARY KEY,
    space TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  INSERT INTO visits (space, account, day)
  SELECT space, account, max(joined_at, coalesce(max(last_seen_at), 0)) / 86400000 * 86400000
  FROM members LEFT JOIN sessions USING (space, account) GROUP BY space, account;
`;
