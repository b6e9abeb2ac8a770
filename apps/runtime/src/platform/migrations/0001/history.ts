/** What was billed elsewhere before: read and compared first, and made part of the history as a second step. */
export const HISTORY_TABLES = `
CREATE TABLE history_import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  environment smallint NOT NULL REFERENCES environment,
  -- whose flows, operations and balances its lines were held against
  release_id integer NOT NULL REFERENCES release,
  -- reading, compared, applied, failed
  state text NOT NULL DEFAULT 'reading',
  added bigint NOT NULL DEFAULT 0,
  changed bigint NOT NULL DEFAULT 0,
  unchanged bigint NOT NULL DEFAULT 0,
  repeated bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  error text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_by text,
  applied_at timestamptz
);

CREATE TABLE history_row (
  import_id uuid NOT NULL REFERENCES history_import ON DELETE CASCADE,
  row bigint NOT NULL,
  -- entry: a document, end or draw of an entry; opening: a balance
  kind text NOT NULL,
  flow text,
  source text,
  source_id text,
  type text,
  key text,
  revision text,
  purpose text,
  part text,
  connection text,
  operation text,
  effect_key text,
  reference text,
  idempotency_key text,
  body text,
  quantity numeric,
  amount numeric,
  currency text,
  legal_entity text,
  customer text,
  contract text,
  project text,
  resource text,
  work_date date,
  balance text,
  balance_key text,
  drawn numeric,
  -- tells lines of an entry apart; the same again is a repetition
  mark text,
  hash text,
  -- read, then added, changed, unchanged, repeated or refused
  difference text NOT NULL,
  code text,
  message text,
  -- the first line of its entry
  entry bigint,
  execution_id bigint,
  PRIMARY KEY (import_id, row)
);
CREATE INDEX ON history_row (import_id, flow, source, key);
CREATE INDEX ON history_row (import_id, entry);

-- How far a balance was drawn on before the first draw of an execution.
CREATE TABLE opening_balance (
  environment smallint NOT NULL REFERENCES environment,
  name text NOT NULL,
  key text NOT NULL,
  drawn numeric NOT NULL,
  import_id uuid NOT NULL,
  PRIMARY KEY (environment, name, key)
);
`;
