import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** One end of an execution, as it is stored. */
export interface StoredEnd {
  readonly executionId: number;
  readonly environment: number;
  readonly source: string;
  readonly flow: string;
  readonly receivedAt: string;
  readonly purpose: string;
  readonly part: string;
  readonly outcome: string;
  readonly reason: string | undefined;
  readonly owner: string | undefined;
  readonly legalEntity: string | undefined;
  readonly customer: string | undefined;
  readonly contract: string | undefined;
  readonly project: string | undefined;
  readonly resource: string | undefined;
  readonly workDate: string | undefined;
  /** Decimals as text. */
  readonly quantity: string | undefined;
  readonly amount: string | undefined;
  readonly currency: string | undefined;
  /** A moment, or a duration from now. */
  readonly deadline: string | undefined;
}

/** What an end was before another attempt. */
export interface FormerEnd {
  readonly executionId: number;
  readonly purpose: string;
  readonly part: string;
  readonly outcome: string;
  readonly deadlineAt: string | null;
}

const INSERT = statement(`
  INSERT INTO end_state (execution_id, environment, source, flow, received_at, purpose, part, outcome, reason, owner,
    legal_entity, customer, contract, project, resource, work_date, quantity, amount, currency, deadline_at)
  SELECT execution_id, environment, source, flow, received_at, purpose, part, outcome, reason, owner, legal_entity,
    customer, contract, project, resource, work_date, quantity, amount, currency,
    CASE WHEN deadline LIKE 'P%' THEN clock_timestamp() + deadline::interval ELSE deadline::timestamptz END
  FROM unnest($1::bigint[], $2::smallint[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[],
    $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::date[],
    $17::numeric[], $18::numeric[], $19::text[], $20::text[])
  AS made (execution_id, environment, source, flow, received_at, purpose, part, outcome, reason, owner, legal_entity,
    customer, contract, project, resource, work_date, quantity, amount, currency, deadline)`);
const REMOVE = statement(`
  DELETE FROM end_state WHERE execution_id = ANY($1)
  RETURNING execution_id AS "executionId", purpose, part, outcome, deadline_at AS "deadlineAt"`);
const SUPERSEDE = statement(`
  UPDATE end_state SET outcome = 'superseded', deadline_at = NULL WHERE execution_id = ANY($1)`);

/** Ends of executions: what control totals are summed from. */
export const endsStore = {
  async insert(session: Session, ends: readonly StoredEnd[]): Promise<void> {
    if (ends.length === 0) return;
    const column = <K extends keyof StoredEnd>(name: K): StoredEnd[K][] => ends.map((end) => end[name]);
    await session.execute(INSERT, [
      numbers(column('executionId')),
      numbers(column('environment')),
      texts(column('source')),
      texts(column('flow')),
      texts(column('receivedAt')),
      texts(column('purpose')),
      texts(column('part')),
      texts(column('outcome')),
      texts(column('reason')),
      texts(column('owner')),
      texts(column('legalEntity')),
      texts(column('customer')),
      texts(column('contract')),
      texts(column('project')),
      texts(column('resource')),
      texts(column('workDate')),
      texts(column('quantity')),
      texts(column('amount')),
      texts(column('currency')),
      texts(column('deadline')),
    ]);
  },

  /** Takes the ends away that another attempt replaces. */
  remove: (session: Session, executionIds: readonly number[]): Promise<FormerEnd[]> =>
    session.query<FormerEnd>(REMOVE, [executionIds]),

  supersede: (session: Session, executionIds: readonly number[]): Promise<number> =>
    session.execute(SUPERSEDE, [executionIds]),
};
