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

-- Whom to tell of cases. Restored after the cases by its name, so that a restore tells nobody of them.
CREATE TABLE notification_target (
  environment smallint NOT NULL REFERENCES environment,
  name text NOT NULL,
  address text NOT NULL,
  secret bytea NOT NULL,
  -- opened, escalated, resolved
  occasions text[] NOT NULL,
  -- empty: all of them
  kinds text[] NOT NULL,
  teams text[] NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (environment, name)
);

-- What a target is still to be told, or was told lately. A row for the cases of one cause that one statement changed;
-- when it is their turn, the rows of a cause become one, which then has a body and is sent.
CREATE TABLE notification (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  target text NOT NULL,
  occasion text NOT NULL,
  kind text NOT NULL,
  reason text NOT NULL,
  cause text NOT NULL,
  team text NOT NULL,
  cases integer NOT NULL,
  -- the first of them
  case_id bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  due_at timestamptz NOT NULL DEFAULT clock_timestamp() + interval '10 seconds',
  body bytea,
  attempts integer NOT NULL DEFAULT 0,
  tried_at timestamptz,
  fence bigint NOT NULL DEFAULT 0,
  leased_until timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz
);
CREATE INDEX ON notification (environment, target, due_at) WHERE sent_at IS NULL AND given_up_at IS NULL;
CREATE INDEX ON notification (environment, target, sent_at) WHERE sent_at IS NOT NULL;

-- Whoever opens or resolves cases says so in the same transaction, and cannot forget to.
CREATE FUNCTION tell_of_new_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notification (environment, target, occasion, kind, reason, cause, team, cases, case_id)
  SELECT t.environment, t.name, 'opened', c.kind, c.reason, c.cause, coalesce(c.team, ''), count(*), min(c.id)
  FROM notification_target t JOIN changed c ON c.environment = t.environment AND 'opened' = ANY(t.occasions)
    AND (t.kinds = '{}' OR c.kind = ANY(t.kinds)) AND (t.teams = '{}' OR c.team = ANY(t.teams))
  GROUP BY 1, 2, 4, 5, 6, 7;
  RETURN NULL;
END $$;
CREATE FUNCTION tell_of_changed_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO notification (environment, target, occasion, kind, reason, cause, team, cases, case_id)
  SELECT t.environment, t.name, o.occasion, c.kind, c.reason, c.cause, coalesce(c.team, ''), count(*), min(c.id)
  FROM notification_target t JOIN changed c ON c.environment = t.environment
    AND (t.kinds = '{}' OR c.kind = ANY(t.kinds)) AND (t.teams = '{}' OR c.team = ANY(t.teams))
  JOIN former f ON f.id = c.id
  CROSS JOIN LATERAL (SELECT CASE
    WHEN c.state <> f.state THEN CASE c.state WHEN 'open' THEN 'opened' ELSE 'resolved' END
    WHEN c.escalated_at IS NOT NULL AND f.escalated_at IS NULL THEN 'escalated' END) AS o (occasion)
  WHERE o.occasion = ANY(t.occasions)
  GROUP BY 1, 2, 3, 4, 5, 6, 7;
  RETURN NULL;
END $$;
CREATE TRIGGER new_cases_are_told AFTER INSERT ON exception_case
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_new_cases();
CREATE TRIGGER changed_cases_are_told AFTER UPDATE ON exception_case
  REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_of_changed_cases();
`;
