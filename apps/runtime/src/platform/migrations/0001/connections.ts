/** Where a connection leads in an environment, and how it fares. */
export const CONNECTION_TABLES = `
CREATE TABLE connection_setting (
  environment smallint NOT NULL REFERENCES environment,
  connection text NOT NULL,
  address text NOT NULL,
  -- what auth needs besides secrets: user name, header name, token address, scope
  options jsonb NOT NULL DEFAULT '{}',
  -- AES-256-GCM under a key outside the database, bound to (environment, connection, name)
  secrets bytea,
  revision integer NOT NULL DEFAULT 1,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (environment, connection)
);

-- One row a connection: whoever claims deliveries for it holds this row meanwhile, so limits are shared by all processes.
CREATE TABLE connection_gate (
  environment smallint NOT NULL,
  connection text NOT NULL,
  -- nothing is sent before; set by Retry-After and by the breaker
  closed_until timestamptz,
  cause text,
  -- closed, open, half-open
  breaker text NOT NULL DEFAULT 'closed',
  failures integer NOT NULL DEFAULT 0,
  -- for the rate: what is left of the allowance, and when that was counted
  allowance double precision,
  counted_at timestamptz,
  paused_by text,
  paused_at timestamptz,
  -- deliveries wait for a person's word
  review boolean NOT NULL DEFAULT false,
  -- the one process that sends now, so that concurrency and gates hold for all; another takes over when it is late
  holder uuid,
  held_until timestamptz,
  PRIMARY KEY (environment, connection)
) WITH (fillfactor = 50);

CREATE TABLE connection_token (
  environment smallint NOT NULL,
  connection text NOT NULL,
  token bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (environment, connection)
);

CREATE TABLE posting_window (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  connection text NOT NULL,
  -- null: every one
  legal_entity text,
  timezone text NOT NULL,
  -- ISO days of the week, 1 is Monday
  days smallint[] NOT NULL,
  opens time NOT NULL,
  closes time NOT NULL
);
`;
