/** What the runtime needs to know of the server itself. */
export const PLATFORM_TABLES = `
-- Unlogged: a crash of the server empties it. Transactions whose commit was not on the disk are gone then, and their
-- numbers are given to others, so the number of a transaction from before the crash says nothing any more.
CREATE UNLOGGED TABLE server_life (
  is_this boolean PRIMARY KEY DEFAULT true CHECK (is_this),
  token uuid NOT NULL DEFAULT gen_random_uuid()
);
`;
