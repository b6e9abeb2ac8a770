/** Exceptions that a person must look at. */
export const CASE_TABLES = `
CREATE TABLE exception_case (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL REFERENCES environment,
  -- rejected, failed, held, quarantined, unmatched, event-conflict, revision-conflict, refused, unknown, mismatch, stranded, not-remembered, loop, drift
  kind text NOT NULL,
  event_id bigint,
  execution_id bigint,
  delivery_id bigint,
  purpose text NOT NULL DEFAULT '',
  part text NOT NULL DEFAULT '',
  reason text NOT NULL,
  message text NOT NULL,
  remedy text,
  -- what is likely to be mended together: kind, reason, and what the reason is about
  cause text NOT NULL,
  legal_entity text,
  team text,
  assignee text,
  -- open, resolved
  state text NOT NULL DEFAULT 'open',
  resolution text,
  opened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  due_at timestamptz,
  escalated_at timestamptz,
  resolved_at timestamptz,
  resolved_by text
);
CREATE UNIQUE INDEX ON exception_case (environment, kind, coalesce(event_id, 0), coalesce(execution_id, 0), coalesce(delivery_id, 0), purpose, part)
  WHERE state = 'open';
CREATE INDEX ON exception_case (environment, state, cause);
CREATE INDEX ON exception_case (due_at) WHERE state = 'open' AND escalated_at IS NULL;
CREATE INDEX ON exception_case (id) WHERE state = 'open' AND due_at IS NULL;
CREATE INDEX ON exception_case (execution_id);

CREATE TABLE case_entry (
  case_id bigint NOT NULL REFERENCES exception_case,
  number integer NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  -- opened, commented, assigned, retried, replayed, edited, approved, escalated, resolved, reopened
  action text NOT NULL,
  text text,
  PRIMARY KEY (case_id, number)
);

-- An operator's revision of an entry: written by one person, released by another.
CREATE TABLE operator_revision (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  execution_id bigint NOT NULL REFERENCES execution,
  case_id bigint NOT NULL REFERENCES exception_case,
  -- the k of n.k
  number integer NOT NULL,
  body bytea NOT NULL,
  note text NOT NULL,
  written_by text NOT NULL,
  written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  approved_by text,
  approved_at timestamptz,
  refused_by text,
  UNIQUE (execution_id, number),
  -- a second person; a key is nobody
  CHECK (approved_by IS NULL OR (approved_by <> written_by AND approved_by LIKE 'person:%')),
  CHECK (approved_by IS NULL OR refused_by IS NULL)
);

CREATE TABLE notification (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  case_id bigint NOT NULL REFERENCES exception_case,
  address text NOT NULL,
  body bytea NOT NULL,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  sent_at timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  leased_until timestamptz
);
`;
