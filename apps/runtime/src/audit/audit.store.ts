import { statement, type Session } from '../platform/database/statement.js';

/** What is asked for; what is undefined is not limited. */
export interface AuditFilter {
  readonly environment: number;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly objectKind?: string | undefined;
  readonly objectId?: string | undefined;
  readonly correlation?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only rows before this one. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface AuditAnswer {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly correlation: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly payloadHash: string | null;
  readonly details: string | null;
}

/** Rows of the environment, and those of no environment: people who log in. An action may be given by its beginning. */
const LIST = statement(`
  SELECT seq, at, actor, on_behalf_of AS "onBehalfOf", correlation, action, object_kind AS "objectKind", object_id AS "objectId",
    encode(payload_hash, 'hex') AS "payloadHash", details
  FROM audit
  WHERE (environment = $1 OR environment IS NULL)
    AND ($2::text IS NULL OR actor = $2) AND ($3::text IS NULL OR starts_with(action, $3))
    AND ($4::text IS NULL OR object_kind = $4) AND ($5::text IS NULL OR object_id = $5)
    AND ($6::text IS NULL OR correlation = $6)
    AND ($7::timestamptz IS NULL OR at >= $7) AND ($8::timestamptz IS NULL OR at < $8)
    AND ($9::bigint IS NULL OR seq < $9)
  ORDER BY seq DESC LIMIT $10`);

export const auditStore = {
  /** Newest first. */
  list: (session: Session, filter: AuditFilter): Promise<AuditAnswer[]> =>
    session.query<AuditAnswer>(LIST, [
      filter.environment,
      filter.actor,
      filter.action,
      filter.objectKind,
      filter.objectId,
      filter.correlation,
      filter.from,
      filter.to,
      filter.before,
      filter.limit,
    ]),
};
