/** The update log, and the people of each space. */
export const start = `
  CREATE TABLE updates (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    account TEXT,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (room, seq)
  ) STRICT;

  CREATE TABLE folded (
    room TEXT PRIMARY KEY,
    through INTEGER NOT NULL,
    state BLOB NOT NULL
  ) STRICT;

  CREATE TABLE spaces (
    slug TEXT PRIMARY KEY,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    space TEXT NOT NULL REFERENCES spaces (slug),
    role TEXT NOT NULL,
    structure TEXT,
    label TEXT,
    secret_hash TEXT NOT NULL UNIQUE,
    for_account TEXT,
    created_by TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    max_uses INTEGER NOT NULL,
    uses INTEGER NOT NULL,
    revoked_at INTEGER
  ) STRICT;
  CREATE INDEX invitations_by_space ON invitations (space);

  CREATE TABLE members (
    space TEXT NOT NULL REFERENCES spaces (slug),
    account TEXT NOT NULL,
    veiled_pen TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    structures TEXT NOT NULL,
    joined_at INTEGER NOT NULL,
    invitation TEXT REFERENCES invitations (id),
    removed_at INTEGER,
    UNIQUE (space, account)
  ) STRICT;

  CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    space TEXT NOT NULL,
    account TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    FOREIGN KEY (space, account) REFERENCES members (space, account)
  ) STRICT;
  CREATE INDEX sessions_by_member ON sessions (space, account);
`;
