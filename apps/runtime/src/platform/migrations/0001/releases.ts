/** Snapshots of the workspace by content, and which of them each environment runs. */
export const RELEASE_TABLES = `
CREATE TABLE content (
  hash bytea PRIMARY KEY,
  bytes bytea NOT NULL
);

CREATE TABLE release (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- SHA-256 over the sorted paths and content hashes
  hash bytea NOT NULL UNIQUE,
  files integer NOT NULL,
  bytes bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  created_by text NOT NULL
);

CREATE TABLE release_file (
  release_id integer NOT NULL REFERENCES release,
  path text NOT NULL,
  content_hash bytea NOT NULL REFERENCES content,
  PRIMARY KEY (release_id, path)
);

CREATE TABLE environment (
  id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z0-9-]{0,31}$'),
  release_id integer REFERENCES release,
  -- counts the moves of the pointer
  revision integer NOT NULL DEFAULT 0
);

CREATE TABLE environment_move (
  environment smallint NOT NULL REFERENCES environment,
  revision integer NOT NULL,
  release_id integer NOT NULL REFERENCES release,
  moved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  moved_by text NOT NULL,
  PRIMARY KEY (environment, revision)
);
`;
