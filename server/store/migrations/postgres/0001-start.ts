/** The tables of SQLite after its second step, and what several processes at once need besides. */
export const start = `
  -- The last number of each room. Whoever appends holds this row until its commit, so numbers have no gap.
  CREATE TABLE rooms (
    room text PRIMARY KEY,
    last bigint NOT NULL
  );

  CREATE TABLE updates (
    room text NOT NULL,
    seq bigint NOT NULL,
    account text,
    at bigint NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (room, seq)
  );

  CREATE TABLE folded (
    room text PRIMARY KEY,
    through bigint NOT NULL,
    state bytea NOT NULL
  );

  CREATE TABLE claims (
    room text NOT NULL,
    client bigint NOT NULL,
    account text NOT NULL,
    seq bigint NOT NULL,
    PRIMARY KEY (room, client)
  );
  CREATE INDEX claims_by_seq ON claims (room, seq);

  -- The last act of each writer and what it answered: an act whose answer was lost is not done twice.
  CREATE TABLE writers (
    id uuid PRIMARY KEY,
    act bigint NOT NULL,
    answer jsonb,
    seen_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE FUNCTION somebody_wrote_meanwhile() RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'rows have come that the writer has not read' USING ERRCODE = 'TE001';
  END $$;

  CREATE TABLE spaces (
    slug text PRIMARY KEY,
    created_at bigint NOT NULL,
    arrival bigint GENERATED ALWAYS AS IDENTITY
  );

  CREATE TABLE invitations (
    id text PRIMARY KEY,
    space text NOT NULL REFERENCES spaces (slug),
    role text NOT NULL,
    structure text,
    label text,
    secret_hash text NOT NULL UNIQUE,
    for_account text,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    max_uses integer NOT NULL,
    uses integer NOT NULL,
    revoked_at bigint,
    arrival bigint GENERATED ALWAYS AS IDENTITY
  );
  CREATE INDEX invitations_by_space ON invitations (space);

  CREATE TABLE members (
    space text NOT NULL REFERENCES spaces (slug),
    account text NOT NULL,
    veiled_pen text NOT NULL UNIQUE,
    name text NOT NULL,
    role text NOT NULL,
    structures text[] NOT NULL,
    joined_at bigint NOT NULL,
    invitation text REFERENCES invitations (id),
    removed_at bigint,
    arrival bigint GENERATED ALWAYS AS IDENTITY,
    PRIMARY KEY (space, account)
  );

  CREATE TABLE sessions (
    token_hash text PRIMARY KEY,
    space text NOT NULL,
    account text NOT NULL,
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    FOREIGN KEY (space, account) REFERENCES members (space, account)
  );
  CREATE INDEX sessions_by_member ON sessions (space, account);
`;
