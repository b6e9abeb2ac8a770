import { SENT_AS } from '../queue.store.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** An attempt with all that it was computed from. */
export interface StoredAttempt {
  readonly attempt: number;
  readonly flow: string;
  readonly releaseId: number;
  readonly now: string;
  readonly engine: string;
  readonly reads: Buffer;
  readonly result: Buffer;
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly legalEntity: string | null;
  readonly isErased: boolean;
  /** Null where retention has taken it. */
  readonly body: Buffer | null;
}

const ATTEMPT = statement(`
  SELECT r.attempt, x.flow, x.release_id AS "releaseId", x.now, r.engine, r.reads, r.result, e.source,
    ${SENT_AS} AS "sourceId", e.type, e.legal_entity AS "legalEntity", p.body,
    e.erased_at IS NOT NULL AS "isErased"
  FROM execution x
  JOIN execution_record r ON r.execution_id = x.id AND r.attempt = coalesce($2::smallint, x.attempt)
  JOIN event e ON e.id = x.event_id
  LEFT JOIN event_payload p ON p.event_id = e.id AND p.received_at = e.received_at
  WHERE x.id = $1`);

export const explainStore = {
  /** The latest attempt, unless another is asked for. */
  attempt: (session: Session, executionId: number, attempt?: number): Promise<StoredAttempt | undefined> =>
    session.one<StoredAttempt>(ATTEMPT, [executionId, attempt]),
};
