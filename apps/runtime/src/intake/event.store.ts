import { numbers, texts } from '../platform/database/arrays.js';
import { statement } from '../platform/database/statement.js';
import type { IncomingEvent } from './incoming.js';

/** An event on its way into the tables, with what intake knows of its sender. */
export interface StoredEvent extends IncomingEvent {
  readonly bodyHash: Buffer;
  readonly legalEntity: string | undefined;
  readonly intake: 'http' | 'hook' | 'pull' | 'upload' | 'internal';
  readonly actor: string;
  readonly correlation: string;
}

/**
 * Stores events that are new, with their bytes, their place in the queue and their audit lines, in one statement and so
 * in one commit. `FOR SHARE` on the environment keeps its pointer still until then: an event is pinned to the release
 * that was live at its receipt. Answers the ids of the new ones as one list: numbers are given in the order of the events.
 *
 * $1 environment, $2 sources, $3 source ids, $4 types, $5 times, $6 legal entities, $7 all hashes one after another,
 * $8 all bodies one after another (bytes travel as they are only outside lists), $9 their lengths, $10 intakes,
 * $11 actors, $12 correlations
 */
export const ADD_EVENTS = statement(`
WITH pinned AS (SELECT release_id FROM environment WHERE id = $1 FOR SHARE),
incoming AS (
  SELECT *, substring($7::bytea FROM (32 * (ordinal - 1) + 1)::int FOR 32) AS body_hash,
    substring($8::bytea FROM (sum(length) OVER (ORDER BY ordinal) - length + 1)::int FOR length) AS body
  FROM unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $9::int[], $10::text[], $11::text[], $12::text[])
    WITH ORDINALITY AS t (source, source_id, type, occurred_at, legal_entity, length, intake, actor, correlation, ordinal)
),
added AS (
  INSERT INTO event (environment, source, source_id, type, occurred_at, legal_entity, body_hash, intake, correlation)
  SELECT $1, source, source_id, type, occurred_at, legal_entity, body_hash, intake, correlation FROM incoming ORDER BY ordinal
  ON CONFLICT (environment, source, source_id) DO NOTHING
  RETURNING id, source, source_id, received_at, legal_entity, body_hash, correlation
),
bytes AS (
  INSERT INTO event_payload (event_id, received_at, body)
  SELECT added.id, added.received_at, incoming.body FROM added JOIN incoming USING (source, source_id)
),
queued AS (
  INSERT INTO execution_queue (environment, event_id, release_id, legal_entity)
  SELECT $1, added.id, pinned.release_id, added.legal_entity FROM added, pinned
),
audited AS (
  INSERT INTO audit (environment, actor, correlation, action, object_kind, object_id, payload_hash)
  SELECT $1, incoming.actor, added.correlation, 'event.received', 'event', added.id::text, added.body_hash
  FROM added JOIN incoming USING (source, source_id)
)
SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids FROM added`);

/** Those of the given identities that are stored. $1 environment, $2 sources, $3 source ids */
export const KNOWN_EVENTS = statement(`
SELECT id, source, source_id, body_hash, intake
FROM event JOIN unnest($2::text[], $3::text[]) AS t (source, source_id) USING (source, source_id)
WHERE environment = $1`);

/** The parameters of `ADD_EVENTS`. No two of the events have the same identity. */
export function columnsOf(environment: number, events: readonly StoredEvent[]): unknown[] {
  return [
    environment,
    texts(events.map(({ source }) => source)),
    texts(events.map(({ sourceId }) => sourceId)),
    texts(events.map(({ type }) => type)),
    texts(events.map(({ occurredAt }) => occurredAt)),
    texts(events.map(({ legalEntity }) => legalEntity)),
    Buffer.concat(events.map(({ bodyHash }) => bodyHash)),
    Buffer.concat(events.map(({ body }) => body)),
    numbers(events.map(({ body }) => body.length)),
    texts(events.map(({ intake }) => intake)),
    texts(events.map(({ actor }) => actor)),
    texts(events.map(({ correlation }) => correlation)),
  ];
}
