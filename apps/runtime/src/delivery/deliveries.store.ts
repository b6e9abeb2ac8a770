import { statement, type Session } from '../platform/database/statement.js';

/** Deliveries as people see and settle them. */

export interface DeliverySummary {
  readonly id: number;
  readonly executionId: number;
  readonly connection: string;
  readonly operation: string;
  readonly purpose: string;
  readonly part: string;
  readonly kind: string;
  readonly state: string;
  readonly review: boolean;
  readonly legalEntity: string | null;
  readonly reference: string | null;
  readonly code: string | null;
  readonly message: string | null;
  readonly attempts: number;
  readonly createdAt: string;
  readonly settledAt: string | null;
}

export interface AttemptSummary {
  readonly number: number;
  readonly at: string;
  readonly step: string;
  readonly status: number | null;
  readonly code: string | null;
  readonly answer: string | null;
}

export interface Standing {
  readonly id: number;
  readonly effectId: number;
  readonly seq: number;
  readonly state: string;
  readonly kind: string;
  readonly bodyHash: Buffer;
  readonly isFollowed: boolean;
}

export interface Filter {
  readonly environment: number;
  /** Only of these legal entities; undefined is all. */
  readonly legalEntities: readonly string[] | undefined;
  readonly connection?: string | undefined;
  readonly state?: string | undefined;
  readonly executionId?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

const COLUMNS = `d.id, d.execution_id AS "executionId", d.connection, d.operation, d.purpose, d.part, d.kind, d.state, d.review,
  d.legal_entity AS "legalEntity", d.reference, d.code, d.message, d.attempts, d.created_at AS "createdAt", d.settled_at AS "settledAt"`;

const LIST = statement(`
  SELECT ${COLUMNS} FROM delivery d
  WHERE d.environment = $1 AND ($2::text[] IS NULL OR d.legal_entity = ANY ($2)) AND ($3::text IS NULL OR d.connection = $3)
    AND ($4::text IS NULL OR d.state = $4) AND ($5::bigint IS NULL OR d.execution_id = $5) AND ($6::bigint IS NULL OR d.id < $6)
  ORDER BY d.id DESC LIMIT $7`);
const ONE = statement(`
  SELECT ${COLUMNS}, convert_from(p.body, 'UTF8') AS body FROM delivery d
    LEFT JOIN delivery_payload p ON p.delivery_id = d.id AND p.created_at = d.created_at
  WHERE d.environment = $1 AND d.id = $2 AND ($3::text[] IS NULL OR d.legal_entity = ANY ($3))`);
const ATTEMPTS = statement(`
  SELECT number, at, step, status, code, encode(answer, 'escape') AS answer FROM delivery_attempt
  WHERE delivery_id = $1 ORDER BY at LIMIT 200`);
const LOCK = statement(`
  SELECT f.id FROM effect f JOIN delivery d ON d.effect_id = f.id
  WHERE d.environment = $1 AND d.id = $2 AND ($3::text[] IS NULL OR d.legal_entity = ANY ($3)) FOR UPDATE OF f`);
const STANDING = statement(`
  SELECT d.id, d.effect_id AS "effectId", d.seq, d.state, d.kind, d.body_hash AS "bodyHash",
    EXISTS (SELECT FROM delivery n WHERE n.effect_id = d.effect_id AND n.seq > d.seq AND n.state <> 'superseded') AS "isFollowed"
  FROM delivery d WHERE d.id = $1 FOR UPDATE`);
const SETTLE = statement(`
  UPDATE delivery SET state = 'posted', reference = coalesce($2, reference), settled_at = clock_timestamp() WHERE id = $1`);
const SEND_AGAIN = statement(`
  WITH freed AS (UPDATE delivery SET state = 'pending', settled_at = NULL, first_sent_at = NULL, perhaps_sent = false WHERE id = $1 RETURNING *)
  INSERT INTO delivery_queue (delivery_id, environment, connection, legal_entity)
  SELECT id, environment, connection, legal_entity FROM freed ON CONFLICT (delivery_id) DO NOTHING`);
const RELEASE = statement(`
  UPDATE delivery SET review = false, reviewed_by = $4
  WHERE environment = $1 AND id = ANY ($2::bigint[]) AND state = 'pending' AND reviewed_by IS NULL
    AND ($3::text[] IS NULL OR legal_entity = ANY ($3)) RETURNING id`);

export const deliveriesStore = {
  list: (session: Session, filter: Filter): Promise<DeliverySummary[]> => {
    const { environment, legalEntities, connection, state, executionId, before, limit } = filter;
    const values = [
      environment,
      legalEntities ?? null,
      connection ?? null,
      state ?? null,
      executionId ?? null,
      before ?? null,
    ];
    return session.query<DeliverySummary>(LIST, [...values, limit]);
  },

  one: (
    session: Session,
    { environment, legalEntities }: Pick<Filter, 'environment' | 'legalEntities'>,
    id: number,
  ): Promise<(DeliverySummary & { body: string | null }) | undefined> =>
    session.one(ONE, [environment, id, legalEntities ?? null]),

  attempts: (session: Session, id: number): Promise<AttemptSummary[]> => session.query<AttemptSummary>(ATTEMPTS, [id]),

  /** The delivery, its chain held until the transaction ends. */
  async hold(
    session: Session,
    { environment, legalEntities }: Pick<Filter, 'environment' | 'legalEntities'>,
    id: number,
  ): Promise<Standing | undefined> {
    const effect = await session.one(LOCK, [environment, id, legalEntities ?? null]);
    return effect && session.one<Standing>(STANDING, [id]);
  },

  async settleAsPosted(session: Session, id: number, reference: string | undefined): Promise<void> {
    await session.execute(SETTLE, [id, reference ?? null]);
  },

  async sendAgain(session: Session, id: number): Promise<void> {
    await session.execute(SEND_AGAIN, [id]);
  },

  /** Answers those that waited. */
  release: async (
    session: Session,
    { environment, legalEntities }: Pick<Filter, 'environment' | 'legalEntities'>,
    { ids, by }: { ids: readonly number[]; by: string },
  ): Promise<number[]> =>
    (await session.query<{ id: number }>(RELEASE, [environment, ids, legalEntities ?? null, by])).map(({ id }) => id),
};
