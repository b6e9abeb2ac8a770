/** What was done, by whom; rows commit with the change itself and are linked into a chain afterwards. */
export const AUDIT_TABLES = `
CREATE TABLE audit (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- transactions are numbered anew in another server: a restore raises the default
  era smallint NOT NULL DEFAULT 1,
  -- sealed in the order of transactions: no row of one that is still open can come between
  txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  environment smallint,
  actor text NOT NULL,
  on_behalf_of text,
  correlation text,
  action text NOT NULL,
  object_kind text NOT NULL,
  object_id text NOT NULL,
  -- SHA-256 of the bytes that the action was about: an event's body, a delivery's body
  payload_hash bytea,
  details text
);
CREATE INDEX ON audit (object_kind, object_id);
CREATE INDEX ON audit (correlation) WHERE correlation IS NOT NULL;
CREATE INDEX ON audit (era, txid, seq);

CREATE TABLE audit_seal (
  number bigint PRIMARY KEY,
  -- the last row of this link, in the order (era, txid, seq)
  up_to_era smallint NOT NULL,
  up_to_txid xid8 NOT NULL,
  up_to_seq bigint NOT NULL,
  row_count integer NOT NULL,
  -- SHA-256 over the SHA-256 of each row
  rows_hash bytea NOT NULL,
  -- sixteen bytes a row, in order: its seq, and the first eight bytes of its hash; says which row was changed
  row_marks bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  sealed_at timestamptz NOT NULL
);
-- Hashes do not shrink; it is not tried.
ALTER TABLE audit_seal ALTER COLUMN row_marks SET STORAGE EXTERNAL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit history is not changed' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_is_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_stays BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER seal_is_whole BEFORE TRUNCATE ON audit_seal FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
