import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** A field that a source sends and its schema does not know, or knows with another type. */
export interface DriftName {
  readonly environment: number;
  readonly source: string;
  readonly schema: string;
  readonly path: string;
  readonly kind: 'unknown-field' | 'changed-type' | 'too-many';
  /** The type that was found; never what stood there. */
  readonly found: string;
}

/** How often it was seen, and in which events. */
export interface DriftSeen extends DriftName {
  readonly count: number;
  readonly firstEvent: number;
  readonly lastEvent: number;
}

export interface ListedDrift extends Omit<DriftName, 'environment'> {
  readonly id: number;
  readonly seen: number;
  readonly firstEventId: number;
  readonly lastEventId: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly acceptedBy: string | null;
  readonly acceptedAt: string | null;
  readonly note: string | null;
}

export interface DriftFilter {
  readonly environment: number;
  readonly isAccepted: boolean | undefined;
  readonly source: string | undefined;
  readonly schema: string | undefined;
  readonly after: number;
  readonly limit: number;
}

const ROWS = `unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::bigint[])
  AS came (environment, source, schema, path, kind, found, seen, first_event_id, last_event_id)`;
const ADD = statement(`
INSERT INTO drift (environment, source, schema, path, kind, found, seen, first_event_id, last_event_id)
SELECT * FROM ${ROWS} ORDER BY environment, source, schema, path, kind, found
ON CONFLICT (environment, source, schema, path, kind, found) DO NOTHING
RETURNING environment, source, schema, path, kind, found`);
const COUNT = statement(`
UPDATE drift SET seen = drift.seen + came.seen, last_seen_at = clock_timestamp(),
  last_event_id = greatest(drift.last_event_id, came.last_event_id)
FROM ${ROWS}
WHERE (drift.environment, drift.source, drift.schema, drift.path, drift.kind, drift.found)
  = (came.environment, came.source, came.schema, came.path, came.kind, came.found)`);
const LIST = statement(`
SELECT id, source, schema, path, kind, found, seen, first_event_id AS "firstEventId", last_event_id AS "lastEventId",
  first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt", accepted_by AS "acceptedBy", accepted_at AS "acceptedAt", note
FROM drift
WHERE environment = $1 AND ($2::boolean IS NULL OR (accepted_by IS NOT NULL) = $2) AND ($3::text IS NULL OR source = $3)
  AND ($4::text IS NULL OR schema = $4) AND id > $5 ORDER BY id LIMIT $6`);
const ACCEPT = statement(`
UPDATE drift SET accepted_by = $3, accepted_at = clock_timestamp(), note = $4
WHERE environment = $1 AND id = ANY($2) AND accepted_by IS NULL
RETURNING id, source, schema, path, kind, found, first_event_id AS "firstEventId"`);
const SETTLED = statement(`
SELECT DISTINCT d.first_event_id AS id FROM drift d WHERE d.environment = $1 AND d.first_event_id = ANY($2)
  AND NOT EXISTS (SELECT FROM drift o WHERE o.environment = $1 AND o.first_event_id = d.first_event_id AND o.accepted_by IS NULL)`);

/** What drifted, how often it was seen, and who knows of it. */
export const driftStore = {
  /** Answers those that nobody saw before. */
  add: (session: Session, seen: readonly DriftSeen[]): Promise<DriftName[]> =>
    session.query<DriftName>(ADD, columns(seen)),

  count: (session: Session, seen: readonly DriftSeen[]): Promise<number> => session.execute(COUNT, columns(seen)),

  list: (
    session: Session,
    { environment, isAccepted, source, schema, after, limit }: DriftFilter,
  ): Promise<ListedDrift[]> =>
    session.query<ListedDrift>(LIST, [environment, isAccepted ?? null, source ?? null, schema ?? null, after, limit]),

  accept: (
    session: Session,
    environment: number,
    { ids, by, note }: { ids: readonly number[]; by: string; note: string | undefined },
  ): Promise<Pick<ListedDrift, 'id' | 'source' | 'schema' | 'path' | 'kind' | 'found' | 'firstEventId'>[]> =>
    session.query(ACCEPT, [environment, ids, by, note ?? null]),

  /** Of these first events, those of which every drift is accepted. */
  settled: async (session: Session, environment: number, firstEvents: readonly number[]): Promise<number[]> =>
    (await session.query<{ id: number }>(SETTLED, [environment, firstEvents])).map(({ id }) => id),
};

function columns(seen: readonly DriftSeen[]): unknown[] {
  return [
    numbers(seen.map(({ environment }) => environment)),
    texts(seen.map(({ source }) => source)),
    texts(seen.map(({ schema }) => schema)),
    texts(seen.map(({ path }) => path)),
    texts(seen.map(({ kind }) => kind)),
    texts(seen.map(({ found }) => found)),
    numbers(seen.map(({ count }) => count)),
    numbers(seen.map(({ firstEvent }) => firstEvent)),
    numbers(seen.map(({ lastEvent }) => lastEvent)),
  ];
}
