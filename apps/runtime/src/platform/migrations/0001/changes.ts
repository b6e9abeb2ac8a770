/** Proposed edits of the workspace, with every version of every file for ever. */
export const CHANGE_TABLES = `
CREATE TABLE change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  title text NOT NULL,
  author text NOT NULL,
  base_release integer NOT NULL REFERENCES release,
  -- open, closed
  state text NOT NULL DEFAULT 'open',
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  edited_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX ON change (author) WHERE state = 'open';

CREATE TABLE change_file (
  change_id bigint NOT NULL REFERENCES change,
  path text NOT NULL,
  -- counts the edits of this file in this change
  version integer NOT NULL,
  -- NULL: the file is deleted
  content_hash bytea REFERENCES content,
  edited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  edited_by text NOT NULL,
  PRIMARY KEY (change_id, path, version)
);
CREATE INDEX ON change_file (path);
`;
