import { SENT_AS } from '../execution/queue.store.js';
import { statement, type Session } from '../platform/database/statement.js';
import type { Original } from './operator-identity.js';

/** A revision that waits for a second person. */
export interface OperatorRevision {
  readonly id: number;
  readonly caseId: number;
  readonly executionId: number;
  readonly number: number;
  readonly body: Buffer;
  readonly note: string;
  readonly writtenBy: string;
  /** Where a key wrote it: who made the key. */
  readonly keyOf: string | null;
  readonly approvedBy: string | null;
  readonly refusedBy: string | null;
}

const WRITE = statement(`
  INSERT INTO operator_revision (environment, execution_id, case_id, number, body, note, written_by)
  SELECT $1, $2, $3, 1 + coalesce(max(number), 0), $4, $5, $6 FROM operator_revision WHERE execution_id = $2
  RETURNING id, number`);
const LOCK = statement(`
  SELECT r.id, r.case_id AS "caseId", r.execution_id AS "executionId", r.number, r.body, r.note, r.written_by AS "writtenBy",
    k.created_by AS "keyOf", r.approved_by AS "approvedBy", r.refused_by AS "refusedBy"
  FROM operator_revision r LEFT JOIN api_key k ON r.written_by = 'key:' || k.id
  WHERE r.environment = $1 AND r.case_id = $2 AND r.number = $3 FOR UPDATE OF r`);
const APPROVE = statement(
  'UPDATE operator_revision SET approved_by = $2, approved_at = clock_timestamp() WHERE id = $1',
);
const REFUSE = statement('UPDATE operator_revision SET refused_by = $2 WHERE id = $1');
const ORIGINAL = statement(`
  SELECT e.source, ${SENT_AS} AS "sourceId", e.type, x.now, x.flow, x.release_id AS "releaseId", p.body
  FROM execution x JOIN event e ON e.id = x.event_id
  LEFT JOIN event_payload p ON p.event_id = e.id AND p.received_at = e.received_at WHERE x.id = $1`);
const STANDING = statement(`
  SELECT x.id FROM execution x JOIN environment n ON n.id = x.environment
  WHERE x.id = $1 AND x.outcome <> 'superseded' AND n.release_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM execution_queue q WHERE q.execution_id = x.id)`);
/** An event of our own beside the source's, under its id with the revision's number: it replaces the body, and nothing else. */
const RELEASE = statement(`
  WITH made AS (
    INSERT INTO event (environment, source, source_id, type, occurred_at, legal_entity, intake, correlation, body_hash)
    SELECT e.environment, e.source, e.source_id || '~' || $2::text, e.type, e.occurred_at, e.legal_entity, 'internal', $3, sha256($4)
    FROM execution x JOIN event e ON e.id = x.event_id WHERE x.id = $1
    RETURNING id, environment, received_at, legal_entity
  ), kept AS (
    INSERT INTO event_payload (event_id, received_at, body) SELECT id, received_at, $4 FROM made
  )
  INSERT INTO execution_queue (environment, event_id, execution_id, cause, release_id, legal_entity)
  SELECT made.environment, made.id, $1, 'replayed', n.release_id, made.legal_entity
  FROM made JOIN environment n ON n.id = made.environment`);

/** What is stored of a new one. */
export interface Written {
  readonly environment: number;
  readonly executionId: number;
  readonly caseId: number;
  readonly body: Buffer;
  readonly note: string;
  readonly by: string;
}

export const operatorRevisionStore = {
  /** What the execution worked on, by which flow. */
  original: (
    session: Session,
    execution: number,
  ): Promise<(Original & { flow: string; releaseId: number }) | undefined> => session.one(ORIGINAL, [execution]),
  write: async (session: Session, one: Written): Promise<{ id: number; number: number }> =>
    (await session.one<{ id: number; number: number }>(WRITE, [
      one.environment,
      one.executionId,
      one.caseId,
      one.body,
      one.note,
      one.by,
    ]))!,
  lock: (
    session: Session,
    environment: number,
    caseId: number,
    number: number,
  ): Promise<OperatorRevision | undefined> => session.one<OperatorRevision>(LOCK, [environment, caseId, number]),
  approve: (session: Session, id: number, by: string): Promise<number> => session.execute(APPROVE, [id, by]),
  refuse: (session: Session, id: number, by: string): Promise<number> => session.execute(REFUSE, [id, by]),
  /** Whether the execution stands, and waits for no other attempt. */
  isStanding: async (session: Session, execution: number): Promise<boolean> =>
    (await session.one(STANDING, [execution])) !== undefined,
  release: (session: Session, one: OperatorRevision, correlation: string): Promise<number> =>
    session.execute(RELEASE, [one.executionId, `op${one.number}`, correlation, one.body]),
};
