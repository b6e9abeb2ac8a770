import { statement, type Session } from '../../platform/database/statement.js';
import type { ConfirmedDelivery } from './confirmed.js';

/** The execution that owed a delivery, as far as what follows must know it. */
export interface OwingExecution {
  readonly id: number;
  readonly flow: string;
  readonly now: string;
}

const EXECUTIONS = statement('SELECT id, flow, now FROM execution WHERE id = ANY ($1::bigint[])');

const BODIES = statement(`
  SELECT e.id, p.body FROM event e JOIN event_payload p ON p.event_id = e.id AND p.received_at = e.received_at
  WHERE e.id = ANY ($1::bigint[]) AND e.source = $2 AND e.type = $3`);

const DELIVERY = statement(`
  SELECT d.id, d.environment, d.connection, d.operation, d.purpose, d.part, d.kind, d.idempotency_key AS key,
    d.execution_id AS "executionId", x.event_id AS "eventId", x.release_id AS "releaseId",
    d.legal_entity AS "legalEntity", coalesce(p.body, '') AS body, p.remember, d.reference
  FROM delivery d JOIN execution x ON x.id = d.execution_id
  LEFT JOIN delivery_payload p ON p.delivery_id = d.id AND p.created_at = d.created_at WHERE d.id = $1`);

type Row = { readonly [K in keyof ConfirmedDelivery]: ConfirmedDelivery[K] | null };

export const confirmedStore = {
  async executions(session: Session, ids: readonly number[]): Promise<Map<number, OwingExecution>> {
    const rows = await session.query<OwingExecution>(EXECUTIONS, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  },

  /** The bytes of those of the events that are of this source and type. */
  bodies: (
    session: Session,
    ids: readonly number[],
    { source, type }: { source: string; type: string },
  ): Promise<{ id: number; body: Buffer }[]> => session.query(BODIES, [ids, source, type]),

  /** A delivery as a person confirms it: with the reference that is known, and no answer. */
  async delivery(session: Session, id: number, reference: string | undefined): Promise<ConfirmedDelivery | undefined> {
    const row = await session.one<Row>(DELIVERY, [id]);
    if (!row) return undefined;
    const { legalEntity, remember, reference: known, ...rest } = row as Row & ConfirmedDelivery;
    return {
      ...rest,
      legalEntity: legalEntity ?? undefined,
      remember: remember ?? undefined,
      reference: reference ?? known ?? undefined,
      answer: undefined,
    };
  },
};
