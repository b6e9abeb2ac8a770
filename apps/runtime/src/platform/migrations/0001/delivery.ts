/** Effects owed to targets: an outbox in which each effect is a chain of deliveries that settle one after another. */
export const DELIVERY_TABLES = `
-- One chain for (environment, connection, key): the key that a flow gives, with operation, purpose and part. Outlives payloads.
CREATE TABLE effect (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  connection text NOT NULL,
  key text NOT NULL,
  -- the last delivery's number in the chain
  last_seq integer NOT NULL DEFAULT 0,
  UNIQUE (environment, connection, key)
) WITH (fillfactor = 80);

CREATE TABLE delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL,
  effect_id bigint NOT NULL,
  seq integer NOT NULL,
  execution_id bigint NOT NULL,
  connection text NOT NULL,
  operation text NOT NULL,
  purpose text NOT NULL,
  part text NOT NULL DEFAULT '',
  -- effect, reversal, message
  kind text NOT NULL DEFAULT 'effect',
  -- the delivery that a reversal takes back
  reverses bigint,
  -- canonical JSON of the revision that it is of; '' where the flow declares none
  revision text NOT NULL DEFAULT '',
  legal_entity text,
  -- derived from content, never random; the same after a restore
  idempotency_key text NOT NULL,
  body_hash bytea NOT NULL,
  -- pending, sending, sent, posted, refused, unknown, superseded, compensated
  state text NOT NULL DEFAULT 'pending',
  -- waits for a person's word before it is sent
  review boolean NOT NULL DEFAULT false,
  -- a restore lies between: it may have been sent by the state that was replaced
  perhaps_sent boolean NOT NULL DEFAULT false,
  reviewed_by text,
  attempts integer NOT NULL DEFAULT 0,
  -- what the target calls what it made
  reference text,
  -- the job over there that works on it
  job text,
  code text,
  message text,
  quantity numeric,
  amount numeric,
  currency text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  first_sent_at timestamptz,
  settled_at timestamptz,
  UNIQUE (effect_id, seq)
) WITH (fillfactor = 70);
CREATE INDEX ON delivery (execution_id);
-- No index knows the state: it changes twice a delivery, and so stays an update in place. What is due stands in the
-- queue, what needs a person among the cases.

CREATE TABLE delivery_payload (
  delivery_id bigint NOT NULL,
  created_at timestamptz NOT NULL,
  body bytea NOT NULL,
  -- the object that it books, where that is not the body
  books bytea,
  -- the row that is written when the target has confirmed it, as far as it is known before: JSON
  remember bytea,
  PRIMARY KEY (delivery_id, created_at)
) PARTITION BY RANGE (created_at);
CREATE TABLE delivery_payload_default PARTITION OF delivery_payload DEFAULT;

-- What was sent and answered, try by try.
CREATE TABLE delivery_attempt (
  delivery_id bigint NOT NULL,
  number integer NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- send, look-up, poll
  step text NOT NULL,
  status smallint,
  code text,
  answer bytea
);
CREATE INDEX ON delivery_attempt (delivery_id);

-- Only heads of chains stand here: what may be sent now or later without waiting for another delivery.
CREATE TABLE delivery_queue (
  delivery_id bigint PRIMARY KEY,
  environment smallint NOT NULL,
  connection text NOT NULL,
  legal_entity text,
  -- send, look-up, poll
  step text NOT NULL DEFAULT 'send',
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  -- look-ups in a row that found nothing
  absences smallint NOT NULL DEFAULT 0,
  fence bigint NOT NULL DEFAULT 0,
  owner uuid,
  leased_until timestamptz
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
CREATE INDEX ON delivery_queue (environment, connection, due_at);
`;
