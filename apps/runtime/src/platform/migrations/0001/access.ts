/** Who may do what, where. Roles are named sets of permissions and live in code; here is who has them. */
export const ACCESS_TABLES = `
CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- issuer and subject of an OpenID Connect identity, or 'local' and a name
  issuer text NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  email text,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (issuer, subject)
);

CREATE TABLE api_key (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  environment smallint NOT NULL REFERENCES environment,
  name text NOT NULL,
  -- SHA-256 of the secret part; the key itself is shown once
  secret_hash bytea NOT NULL UNIQUE,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz,
  revoked_at timestamptz
);

CREATE TABLE access_grant (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id uuid REFERENCES person,
  api_key_id uuid REFERENCES api_key,
  role text NOT NULL,
  -- null: all of them
  environment smallint REFERENCES environment,
  legal_entity text,
  team text,
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  revoked_at timestamptz,
  CHECK ((person_id IS NULL) <> (api_key_id IS NULL))
);
CREATE INDEX ON access_grant (person_id) WHERE revoked_at IS NULL;
CREATE INDEX ON access_grant (api_key_id) WHERE revoked_at IS NULL;

CREATE TABLE login_link (
  token_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

CREATE TABLE person_session (
  token_hash bytea PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);

-- What was answered to a write with an Idempotency-Key; the same key with another request is refused.
CREATE TABLE idempotent_request (
  actor text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint,
  answer bytea,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (actor, key)
);
`;
