/** Consents, last visits, people about to go, and the devices that are told that their person was erased. */
export const privacy = `
  CREATE TABLE consents (
    space text NOT NULL,
    account text NOT NULL,
    purpose text NOT NULL,
    given_at bigint NOT NULL,
    withdrawn_at bigint,
    words text NOT NULL,
    arrival bigint GENERATED ALWAYS AS IDENTITY,
    FOREIGN KEY (space, account) REFERENCES members (space, account)
  );
  CREATE INDEX consents_by_member ON consents (space, account);

  CREATE TABLE visits (
    space text NOT NULL,
    account text NOT NULL,
    day bigint NOT NULL,
    warned_at bigint,
    PRIMARY KEY (space, account),
    FOREIGN KEY (space, account) REFERENCES members (space, account)
  );

  CREATE TABLE leaving (
    space text NOT NULL,
    account text NOT NULL,
    at bigint NOT NULL,
    pens text[] NOT NULL,
    PRIMARY KEY (space, account)
  );

  CREATE TABLE farewells (
    token_hash text PRIMARY KEY,
    space text NOT NULL,
    at bigint NOT NULL
  );

  INSERT INTO visits (space, account, day)
  SELECT space, account, greatest(joined_at, coalesce(max(last_seen_at), 0)) / 86400000 * 86400000
  FROM members LEFT JOIN sessions USING (space, account) GROUP BY space, account, joined_at;
`;
