/** What came in. An event's row is its identity and stays for ever; its bytes age out by partition. */
export const INTAKE_TABLES = `
CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- an event is stored by a statement that holds its environment's row: no constraint need look for it again
  environment smallint NOT NULL,
  -- the connection that it came through, and what the sender calls it
  source text NOT NULL,
  source_id text NOT NULL,
  type text NOT NULL,
  -- when it happened, as the sender says
  occurred_at timestamptz,
  -- what now is for its executions
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  legal_entity text,
  -- http, hook, pull, upload, internal
  intake text NOT NULL,
  correlation text NOT NULL,
  body_hash bytea NOT NULL,
  -- a person was taken out of its bytes: they are no longer those that were received
  erased_at timestamptz,
  UNIQUE (environment, source, source_id)
);
CREATE INDEX ON event (environment, received_at);

CREATE TABLE event_payload (
  event_id bigint NOT NULL,
  received_at timestamptz NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (event_id, received_at)
) PARTITION BY RANGE (received_at);
CREATE TABLE event_payload_default PARTITION OF event_payload DEFAULT;

-- The same id again with another body: shown in a case, never executed.
CREATE TABLE event_conflict (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id bigint NOT NULL REFERENCES event,
  body_hash bytea NOT NULL,
  body bytea NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (event_id, body_hash)
);

-- Fields that a source sends and its schema does not know, or knows with another type.
CREATE TABLE drift (
  id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  environment smallint NOT NULL REFERENCES environment,
  source text NOT NULL,
  schema text NOT NULL,
  path text NOT NULL,
  -- unknown-field, changed-type, too-many
  kind text NOT NULL,
  found text NOT NULL,
  first_event_id bigint NOT NULL,
  last_event_id bigint NOT NULL,
  seen bigint NOT NULL DEFAULT 1,
  first_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  accepted_by text,
  accepted_at timestamptz,
  note text,
  PRIMARY KEY (environment, source, schema, path, kind, found)
);
CREATE INDEX ON drift (first_event_id);

CREATE TABLE upload (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  environment smallint NOT NULL REFERENCES environment,
  source text NOT NULL,
  type text NOT NULL,
  name text NOT NULL,
  content_hash bytea NOT NULL,
  -- reading, done, failed
  state text NOT NULL DEFAULT 'reading',
  accepted bigint NOT NULL DEFAULT 0,
  duplicate bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  error text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz
);

CREATE TABLE upload_row (
  upload_id uuid NOT NULL REFERENCES upload,
  row bigint NOT NULL,
  event_id bigint,
  code text,
  message text,
  PRIMARY KEY (upload_id, row)
);

CREATE TABLE hook_key (
  environment smallint NOT NULL REFERENCES environment,
  connection text NOT NULL,
  -- two may stand beside each other while they are rotated
  slot smallint NOT NULL CHECK (slot IN (1, 2)),
  secret bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- it was rotated: from then on nothing signed with it is taken
  valid_until timestamptz,
  PRIMARY KEY (environment, connection, slot)
);

CREATE TABLE pull (
  environment smallint NOT NULL REFERENCES environment,
  connection text NOT NULL,
  name text NOT NULL,
  cursor text,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  leased_until timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  last_error text,
  last_success_at timestamptz,
  PRIMARY KEY (environment, connection, name)
);
`;
