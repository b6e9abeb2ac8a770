import { statement, type Session } from '../../platform/database/statement.js';

/** An execution that is to be done once more. */
export interface Candidate {
  readonly environment: number;
  readonly outcome: string;
  readonly cause: string;
  readonly supersededBy: number | null;
  readonly releaseId: number;
  readonly currentReleaseId: number | null;
  readonly legalEntity: string | null;
  readonly correlation: string;
  /** Whether the bytes of its event are there as they came. */
  readonly isWhole: boolean;
}

/** An event that is to be executed once more. */
export interface EventCandidate {
  readonly environment: number;
  readonly correlation: string;
  readonly releaseId: number | null;
  readonly executions: number;
}

const EXECUTION = statement(`
  SELECT x.environment, x.outcome, x.cause, x.superseded_by AS "supersededBy", x.release_id AS "releaseId",
    n.release_id AS "currentReleaseId", x.legal_entity AS "legalEntity", e.correlation,
    e.erased_at IS NULL AND EXISTS (
      SELECT FROM event_payload p WHERE p.event_id = e.id AND p.received_at = e.received_at) AS "isWhole"
  FROM execution x JOIN environment n ON n.id = x.environment JOIN event e ON e.id = x.event_id WHERE x.id = $1`);
const EVENT = statement(`
  SELECT e.environment, e.correlation, n.release_id AS "releaseId",
    (SELECT count(*) FROM execution x WHERE x.event_id = e.id) AS executions
  FROM event e JOIN environment n ON n.id = e.environment WHERE e.id = $1 FOR UPDATE OF e`);
const ENQUEUE = statement(`
  INSERT INTO execution_queue (environment, event_id, execution_id, cause, release_id, legal_entity)
  SELECT x.environment, x.event_id, x.id, $2, $3, e.legal_entity
  FROM execution x JOIN event e ON e.id = x.event_id WHERE x.id = $1
  ON CONFLICT (execution_id, cause) WHERE execution_id IS NOT NULL AND leased_until IS NULL DO NOTHING`);
const ENQUEUE_EVENT = statement(`
  INSERT INTO execution_queue (environment, event_id, cause, release_id, legal_entity)
  SELECT environment, id, 'received', $2, legal_entity FROM event
  WHERE id = $1 AND NOT EXISTS (SELECT FROM execution_queue WHERE event_id = $1)`);

export const againStore = {
  execution: (session: Session, id: number): Promise<Candidate | undefined> => session.one<Candidate>(EXECUTION, [id]),

  event: (session: Session, id: number): Promise<EventCandidate | undefined> =>
    session.one<EventCandidate>(EVENT, [id]),

  /** Once, however often it is asked for before it is done. */
  enqueue: (session: Session, one: { executionId: number; cause: string; releaseId: number }): Promise<number> =>
    session.execute(ENQUEUE, [one.executionId, one.cause, one.releaseId]),

  enqueueEvent: async (session: Session, eventId: number, releaseId: number): Promise<boolean> =>
    (await session.execute(ENQUEUE_EVENT, [eventId, releaseId])) === 1,
};
