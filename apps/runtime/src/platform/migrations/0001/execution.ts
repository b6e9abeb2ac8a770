/** What flows made of events: one execution an event and flow, its end states, what it drew, what would wake it. */
export const EXECUTION_TABLES = `
-- Work to do, and nothing else: a row goes when its work has committed, so this stays small for ever.
CREATE TABLE execution_queue (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  event_id bigint NOT NULL,
  -- null for an event's first run; else the execution to attempt again
  execution_id bigint,
  -- received, woken, retried, replayed
  cause text NOT NULL DEFAULT 'received',
  -- pinned at receipt
  release_id integer NOT NULL,
  legal_entity text,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- counted before the work
  attempts smallint NOT NULL DEFAULT 0,
  -- the first attempt was one of many in a batch: a worker that died with it may have died of another
  is_shared boolean NOT NULL DEFAULT false,
  -- each claim raises it; whoever finishes must still hold it
  fence bigint NOT NULL DEFAULT 0,
  owner uuid,
  leased_until timestamptz
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE UNIQUE INDEX ON execution_queue (execution_id, cause) WHERE execution_id IS NOT NULL AND leased_until IS NULL;
-- Each legal entity has its own line, so that none waits behind another's backlog.
CREATE INDEX ON execution_queue (environment, attempts, id) WHERE attempts > 0;
CREATE INDEX execution_queue_line ON execution_queue (environment, (coalesce(legal_entity, '')), id);

-- Revisions of one thing meet here: one active execution a key, the newest declared revision stands.
CREATE TABLE business_key (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  flow text NOT NULL,
  source text NOT NULL,
  key text NOT NULL,
  execution_id bigint,
  UNIQUE (environment, flow, source, key)
) WITH (fillfactor = 80);

CREATE TABLE execution (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  event_id bigint NOT NULL,
  flow text NOT NULL,
  business_key_id bigint,
  -- canonical JSON of what the flow declares; an operator's revision n.k follows it by its number
  revision text,
  operator_revision smallint NOT NULL DEFAULT 0,
  release_id integer NOT NULL,
  -- of the replay or operator's revision that it is; else null
  cause text NOT NULL DEFAULT 'received',
  origin_id bigint,
  now timestamptz NOT NULL,
  attempt smallint NOT NULL DEFAULT 1,
  -- accepted, held, excluded, rejected, failed, superseded
  outcome text NOT NULL,
  reason text,
  legal_entity text,
  superseded_by bigint,
  finished_at timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 85);
CREATE INDEX ON execution (event_id);
CREATE INDEX ON execution (business_key_id);
CREATE INDEX ON execution (environment, outcome, finished_at) WHERE outcome IN ('held', 'rejected', 'failed');

-- What an attempt read and made, as bytes: enough to compute it again.
CREATE TABLE execution_record (
  execution_id bigint NOT NULL,
  attempt smallint NOT NULL,
  finished_at timestamptz NOT NULL,
  engine text NOT NULL,
  -- JSON: versions of tables and rows read, balances seen, the prior execution, where there was one the input's replacement
  reads bytea NOT NULL,
  -- the line that reckoner run prints
  result bytea NOT NULL,
  PRIMARY KEY (execution_id, attempt, finished_at)
) PARTITION BY RANGE (finished_at);
CREATE TABLE execution_record_default PARTITION OF execution_record DEFAULT;

-- One row an end: of each purpose, or each part of it. Control totals are sums over these.
CREATE TABLE end_state (
  execution_id bigint NOT NULL,
  environment smallint NOT NULL,
  source text NOT NULL,
  flow text NOT NULL,
  received_at timestamptz NOT NULL,
  purpose text NOT NULL,
  part text NOT NULL DEFAULT '',
  outcome text NOT NULL,
  reason text,
  owner text,
  legal_entity text,
  customer text,
  contract text,
  project text,
  resource text,
  work_date date,
  quantity numeric,
  amount numeric,
  currency text,
  -- when a hold opens its case; null once it has
  deadline_at timestamptz,
  PRIMARY KEY (execution_id, purpose, part)
);
CREATE INDEX ON end_state (environment, received_at);
CREATE INDEX ON end_state (deadline_at) WHERE deadline_at IS NOT NULL;

-- A change of this row or balance begins a new attempt of the execution.
CREATE TABLE wake (
  environment smallint NOT NULL,
  -- row, balance
  kind text NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  execution_id bigint NOT NULL,
  PRIMARY KEY (environment, kind, name, key, execution_id)
);
CREATE INDEX ON wake (execution_id);

CREATE TABLE balance (
  environment smallint NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  drawn numeric NOT NULL,
  PRIMARY KEY (environment, name, key)
) WITH (fillfactor = 70);

CREATE TABLE draw (
  execution_id bigint NOT NULL,
  name text NOT NULL,
  key text NOT NULL,
  amount numeric NOT NULL
);
CREATE INDEX ON draw (execution_id);
`;
