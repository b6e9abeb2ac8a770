/** What the runtime needs to know of the server itself. */
export const PLATFORM_TABLES = `
-- Unlogged: a crash of the server empties it. Transactions whose commit was not on the disk are gone then, and their
-- numbers are given to others, so the number of a transaction from before the crash says nothing any more.
CREATE UNLOGGED TABLE server_life (
  is_this boolean PRIMARY KEY DEFAULT true CHECK (is_this),
  token uuid NOT NULL DEFAULT gen_random_uuid()
);

-- Each time that an older state took the place of a newer one. What was done between the two is not known here.
CREATE TABLE restoration (
  -- the era that began with it; the first era is 1 and begins with no restore
  era smallint PRIMARY KEY CHECK (era > 1),
  restored_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- up to when this state is whole
  state_of timestamptz NOT NULL,
  -- until then, what an event from before the restore owes may have been sent already
  doubtful_until timestamptz NOT NULL,
  -- the last link of the audit chain that was restored
  last_link bigint NOT NULL
);
`;
