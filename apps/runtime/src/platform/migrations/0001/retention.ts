/** Bytes are kept by months; identities, keys and sums stay for ever. The application asks the owner for months by name. */
export const RETENTION = `
-- A table by months, and the month: made ahead, and again where rows came before it was there.
CREATE FUNCTION make_month(parent text, month date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  moment text := CASE parent WHEN 'event_payload' THEN 'received_at' WHEN 'delivery_payload' THEN 'created_at'
    WHEN 'execution_record' THEN 'finished_at' END;
  begins timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  made text := parent || to_char(month, '_YYYY_MM');
BEGIN
  IF moment IS NULL THEN RAISE EXCEPTION '% is not kept by months', parent; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('reckoner.months'));
  IF to_regclass(made) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', made, parent);
  EXECUTE format('WITH moved AS (DELETE FROM %I WHERE %I >= $1 AND %I < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
    parent || '_default', moment, moment, made) USING begins, ends;
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, made, begins, ends);
  RETURN true;
END $$;

-- What still needs a month: work that waits, entries that are held, cases that are open, deliveries that have not ended.
CREATE FUNCTION month_in_use(parent text, month date) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  begins timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
BEGIN
  IF parent = 'delivery_payload' THEN
    RETURN (SELECT count(*) FROM delivery d WHERE d.created_at >= begins AND d.created_at < ends
      AND d.state IN ('pending', 'sending', 'sent', 'unknown'));
  END IF;
  RETURN (SELECT count(*) FROM event e WHERE e.received_at >= begins AND e.received_at < ends AND e.id IN (
    SELECT event_id FROM execution_queue
    UNION SELECT event_id FROM execution WHERE outcome = 'held'
    UNION SELECT event_id FROM exception_case WHERE state = 'open' AND event_id IS NOT NULL));
END $$;

-- A month that has ended at least a month ago, and that nothing needs. What it held would be woken in vain: nothing wakes it.
CREATE FUNCTION drop_month(parent text, month date) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
  begins timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  ends timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  gone text := parent || to_char(month, '_YYYY_MM');
BEGIN
  IF parent NOT IN ('event_payload', 'delivery_payload', 'execution_record') THEN
    RAISE EXCEPTION '% is not kept by months', parent;
  END IF;
  IF ends > clock_timestamp() - interval '1 month' THEN
    RAISE EXCEPTION '% is too young to be dropped', gone USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('reckoner.months'));
  IF to_regclass(gone) IS NULL OR month_in_use(parent, month) > 0 THEN RETURN false; END IF;
  IF parent = 'event_payload' THEN
    DELETE FROM wake w USING execution x JOIN event e ON e.id = x.event_id
    WHERE w.execution_id = x.id AND e.received_at >= begins AND e.received_at < ends;
  END IF;
  EXECUTE format('DROP TABLE %I', gone);
  RETURN true;
END $$;

-- The owner's functions see the owner's tables, whatever a session has put in its way.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['make_month', 'month_in_use', 'drop_month'] LOOP
    EXECUTE format('ALTER FUNCTION %I(text, date) SET search_path = %I, pg_temp', name, current_schema());
    EXECUTE format('REVOKE ALL ON FUNCTION %I(text, date) FROM PUBLIC', name);
  END LOOP;
END $$;

SELECT make_month(parent, (date_trunc('month', now() AT TIME ZONE 'UTC') + months * interval '1 month')::date)
FROM unnest(ARRAY['event_payload', 'delivery_payload', 'execution_record']) AS parent, generate_series(0, 2) AS months;

-- Who was erased from the bytes, and how many pieces that touched; never who it was.
CREATE TABLE erasure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  environment smallint NOT NULL REFERENCES environment,
  erased_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  erased_by text NOT NULL,
  reason text NOT NULL,
  touched bigint NOT NULL,
  left_open bigint NOT NULL
);
`;
