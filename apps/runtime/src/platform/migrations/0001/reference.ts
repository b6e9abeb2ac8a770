/** Rows of environment tables, in two times: valid (as the row says) and known (as the import says). */
export const REFERENCE_TABLES = `
CREATE TABLE reference_table (
  environment smallint NOT NULL REFERENCES environment,
  name text NOT NULL,
  -- counts the changes. Executions hold it FOR SHARE until they commit, a change takes it FOR UPDATE: what a change
  -- must wake has committed before it looks.
  version bigint NOT NULL DEFAULT 0,
  row_count bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (environment, name)
);

CREATE TABLE reference_row (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  name text NOT NULL,
  -- the key's parts as one text, as the engine joins them
  key text NOT NULL,
  -- both ends are valid days; null is open
  valid_from date,
  valid_to date,
  -- the row as JSON text, spelled as it came
  body text NOT NULL,
  -- the table's versions that brought it and took it away
  known_from bigint NOT NULL,
  -- whoever writes rows has made or raised their table's row in the same transaction: no key refers to it, for that
  -- would be looked up for each of a million
  known_to bigint
);
CREATE INDEX reference_row_now ON reference_row (environment, name, key, valid_from) WHERE known_to IS NULL;
CREATE INDEX reference_row_came ON reference_row (environment, name, known_from);
CREATE INDEX reference_row_went ON reference_row (environment, name, known_to) WHERE known_to IS NOT NULL;

CREATE TABLE reference_change (
  environment smallint NOT NULL,
  name text NOT NULL,
  version bigint NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_by text NOT NULL,
  -- import, connection, remember
  cause text NOT NULL,
  added bigint NOT NULL,
  changed bigint NOT NULL,
  removed bigint NOT NULL,
  PRIMARY KEY (environment, name, version)
);

-- An import is read and compared first, and applied as a second step.
CREATE TABLE reference_import (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  environment smallint NOT NULL,
  name text NOT NULL,
  -- replace: rows that the file lacks are removed; merge: they stay
  mode text NOT NULL CHECK (mode IN ('replace', 'merge')),
  -- the version that it was compared with
  base_version bigint NOT NULL,
  -- reading, compared, applied, failed
  state text NOT NULL DEFAULT 'reading',
  added bigint NOT NULL DEFAULT 0,
  changed bigint NOT NULL DEFAULT 0,
  removed bigint NOT NULL DEFAULT 0,
  unchanged bigint NOT NULL DEFAULT 0,
  repeated bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  error text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_at timestamptz
);

CREATE TABLE reference_import_row (
  import_id uuid NOT NULL REFERENCES reference_import ON DELETE CASCADE,
  row bigint NOT NULL,
  key text,
  valid_from date,
  valid_to date,
  body text,
  -- added, until the comparison says changed, unchanged, repeated or refused; removed rows are those of the table that the import lacks
  difference text NOT NULL,
  code text,
  message text,
  PRIMARY KEY (import_id, row)
);
CREATE INDEX ON reference_import_row (import_id, key, valid_from);
`;
