import { statement, type Session } from '../../platform/database/statement.js';

/** An execution in a list. */
export interface ListedExecution {
  readonly id: number;
  readonly eventId: number;
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly flow: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly attempt: number;
  /** received, replayed, or revised by an operator. */
  readonly cause: string;
  readonly release: string;
  readonly legalEntity: string | null;
  /** What `now` was: when its event was received. */
  readonly now: string;
  readonly finishedAt: string;
  /** The execution of a newer revision, where one stands in its place. */
  readonly supersededBy: number | null;
}

/** How an execution ended for a purpose, or a part of it. */
export interface ShownEnd {
  readonly purpose: string;
  readonly part: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly legalEntity: string | null;
  readonly customer: string | null;
  readonly contract: string | null;
  readonly project: string | null;
  readonly workDate: string | null;
  readonly quantity: string | null;
  /** Absent for those who may not see money. */
  readonly amount?: string | null;
  readonly currency: string | null;
  /** When a held one opens its case. */
  readonly deadlineAt: string | null;
}

/** What is asked for; what is undefined is not limited. */
export interface ExecutionFilter {
  readonly environment: number;
  readonly legalEntities: readonly string[] | undefined;
  readonly id?: number | undefined;
  readonly flow?: string | undefined;
  readonly outcome?: string | undefined;
  readonly reason?: string | undefined;
  readonly event?: number | undefined;
}

const LIST = statement(`
  SELECT x.id, x.event_id AS "eventId", e.source, e.source_id AS "sourceId", e.type, x.flow, x.outcome, x.reason, x.attempt,
    x.cause, encode(r.hash, 'hex') AS release, x.legal_entity AS "legalEntity", x.now, x.finished_at AS "finishedAt",
    x.superseded_by AS "supersededBy"
  FROM execution x JOIN event e ON e.id = x.event_id JOIN release r ON r.id = x.release_id
  WHERE x.environment = $1 AND ($2::text[] IS NULL OR x.legal_entity = ANY ($2)) AND ($3::bigint IS NULL OR x.id = $3)
    AND ($4::text IS NULL OR x.flow = $4) AND ($5::text IS NULL OR x.outcome = $5) AND ($6::text IS NULL OR x.reason = $6)
    AND ($7::bigint IS NULL OR x.event_id = $7) AND ($8::bigint IS NULL OR x.id < $8)
  ORDER BY x.id DESC LIMIT $9`);
const ENDS = statement(`
  SELECT purpose, part, outcome, reason, owner, legal_entity AS "legalEntity", customer, contract, project,
    work_date AS "workDate", quantity, amount, currency, deadline_at AS "deadlineAt"
  FROM end_state WHERE execution_id = $1 ORDER BY purpose, part`);

export const viewStore = {
  /** The newest first, those before one. */
  list: (
    session: Session,
    filter: ExecutionFilter,
    before: number | undefined,
    limit: number,
  ): Promise<ListedExecution[]> => {
    const { environment, legalEntities, id, flow, outcome, reason, event } = filter;
    const values = [environment, legalEntities, id, flow, outcome, reason, event, before].map((value) => value ?? null);
    return session.query<ListedExecution>(LIST, [...values, limit]);
  },

  ends: (session: Session, execution: number): Promise<ShownEnd[]> => session.query<ShownEnd>(ENDS, [execution]),
};
