import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** What the revisions of one thing have in common. */
export interface KeyOf {
  readonly flow: string;
  readonly source: string;
  readonly key: string;
}

/** A business key, and the execution that stands for it. */
export interface HeldKey extends KeyOf {
  readonly id: number;
  readonly executionId: number | null;
}

/** A business key with the execution that will stand for it if nobody used it yet. */
export interface FirstOf extends KeyOf {
  readonly first: number | undefined;
}

/** An execution as it is stored, as far as a newer revision or another attempt must know it. */
export interface StoredExecution {
  readonly id: number;
  readonly eventId: number;
  readonly revision: string | null;
  readonly operatorRevision: number;
  readonly attempt: number;
  readonly outcome: string;
  readonly businessKeyId: number | null;
  readonly cause: string;
  readonly bodyHash: Buffer;
  readonly receivedAt: string;
}

const MAKE = statement(`
  INSERT INTO business_key (environment, flow, source, key, execution_id)
  SELECT $1, flow, source, key, first FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) AS asked (flow, source, key, first)
  ORDER BY flow, source, key
  ON CONFLICT (environment, flow, source, key) DO NOTHING
  RETURNING id, flow, source, key, execution_id AS "executionId"`);
const HOLD = statement(`
  SELECT id, flow, source, key, execution_id AS "executionId"
  FROM business_key JOIN unnest($2::text[], $3::text[], $4::text[]) AS asked (flow, source, key) USING (flow, source, key)
  WHERE environment = $1 ORDER BY flow, source, key FOR UPDATE OF business_key`);
const EXECUTIONS = statement(`
  SELECT x.id, x.event_id AS "eventId", x.revision, x.operator_revision AS "operatorRevision", x.attempt, x.outcome,
    x.business_key_id AS "businessKeyId", x.cause, e.body_hash AS "bodyHash", e.received_at AS "receivedAt"
  FROM execution x JOIN event e ON e.id = x.event_id WHERE x.id = ANY($1) ORDER BY x.id FOR UPDATE OF x`);
const BODY = statement(`SELECT body FROM event_payload WHERE event_id = $1 AND received_at = $2`);
const STAND = statement(`
  UPDATE business_key k SET execution_id = stands.execution_id
  FROM unnest($1::bigint[], $2::bigint[]) AS stands (id, execution_id) WHERE k.id = stands.id`);

/** Where revisions of one thing meet. */
export const businessKeysStore = {
  /** Holds the keys until the transaction ends; those that nobody used yet are made, and stand for their first execution. */
  async hold(
    session: Session,
    environment: number,
    keys: readonly FirstOf[],
  ): Promise<{ readonly made: HeldKey[]; readonly known: HeldKey[] }> {
    const values = (of: readonly KeyOf[]): unknown[] => [
      environment,
      texts(of.map(({ flow }) => flow)),
      texts(of.map(({ source }) => source)),
      texts(of.map(({ key }) => key)),
    ];
    if (keys.length === 0) return { made: [], known: [] };
    const firsts = numbers(keys.map(({ first }) => first));
    const made = await session.query<HeldKey>(MAKE, [...values(keys), firsts]);
    if (made.length === keys.length) return { made, known: [] };
    const fresh = new Set(made.map(keyMark));
    const known = keys.filter((key) => !fresh.has(keyMark(key)));
    return { made, known: await session.query<HeldKey>(HOLD, values(known)) };
  },

  /** These executions, held until the transaction ends. */
  executions: (session: Session, ids: readonly number[]): Promise<StoredExecution[]> =>
    session.query<StoredExecution>(EXECUTIONS, [ids]),

  body: async (session: Session, { eventId, receivedAt }: StoredExecution): Promise<Buffer | undefined> =>
    (await session.one<{ body: Buffer }>(BODY, [eventId, receivedAt]))?.body,

  /** Lets each key stand for its newest execution. */
  stand: (session: Session, stands: readonly { id: number; executionId: number }[]): Promise<number> =>
    session.execute(STAND, [
      numbers(stands.map(({ id }) => id)),
      numbers(stands.map(({ executionId }) => executionId)),
    ]),
};

export function keyMark({ flow, source, key }: KeyOf): string {
  return `${flow}\n${source}\n${key}`;
}
