import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** A running total. `drawn` is a decimal as text. */
export interface Balance {
  readonly name: string;
  readonly key: string;
  readonly drawn: string;
}

const MAKE = statement(`
  INSERT INTO balance (environment, name, key, drawn)
  SELECT $1, name, key, 0 FROM unnest($2::text[], $3::text[]) AS asked (name, key) ORDER BY name, key
  ON CONFLICT DO NOTHING`);
const LOCK = statement(`
  SELECT name, key, drawn FROM balance JOIN unnest($2::text[], $3::text[]) AS asked (name, key) USING (name, key)
  WHERE environment = $1 ORDER BY name, key FOR UPDATE OF balance`);
const LOOK = statement(`
  SELECT name, key, drawn FROM balance JOIN unnest($2::text[], $3::text[]) AS asked (name, key) USING (name, key)
  WHERE environment = $1`);
const WRITE = statement(`
  UPDATE balance SET drawn = changed.drawn
  FROM unnest($2::text[], $3::text[], $4::numeric[]) AS changed (name, key, drawn)
  WHERE balance.environment = $1 AND balance.name = changed.name AND balance.key = changed.key`);
const DRAWS = statement(`
  SELECT execution_id AS "executionId", name, key, amount FROM draw WHERE execution_id = ANY($1)`);
const INSERT_DRAWS = statement(`
  INSERT INTO draw (execution_id, name, key, amount)
  SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::numeric[])`);
const DELETE_DRAWS = statement(`DELETE FROM draw WHERE execution_id = ANY($1)`);

/** What an execution drew. */
export interface StoredDraw {
  readonly executionId: number;
  readonly name: string;
  readonly key: string;
  readonly amount: string;
}

/** Running totals and what executions drew on them. */
export const balancesStore = {
  /** Holds the balances until the transaction ends; those that nobody drew on yet begin at zero. */
  async lock(
    session: Session,
    environment: number,
    asked: readonly { name: string; key: string }[],
  ): Promise<Balance[]> {
    const values = [environment, texts(asked.map(({ name }) => name)), texts(asked.map(({ key }) => key))];
    const found = await session.query<Balance>(LOCK, values);
    if (found.length === asked.length) return found;
    await session.execute(MAKE, values);
    return session.query<Balance>(LOCK, values);
  },

  /** As they are, without holding them; those that nobody drew on yet are left out. */
  look: (session: Session, environment: number, asked: readonly { name: string; key: string }[]): Promise<Balance[]> =>
    session.query<Balance>(LOOK, [environment, asked.map(({ name }) => name), asked.map(({ key }) => key)]),

  write: (session: Session, environment: number, balances: readonly Balance[]): Promise<number> =>
    session.execute(WRITE, [
      environment,
      texts(balances.map(({ name }) => name)),
      texts(balances.map(({ key }) => key)),
      texts(balances.map(({ drawn }) => drawn)),
    ]),

  drawsOf: (session: Session, executionIds: readonly number[]): Promise<StoredDraw[]> =>
    session.query<StoredDraw>(DRAWS, [executionIds]),

  insertDraws: (session: Session, draws: readonly StoredDraw[]): Promise<number> =>
    session.execute(INSERT_DRAWS, [
      numbers(draws.map(({ executionId }) => executionId)),
      texts(draws.map(({ name }) => name)),
      texts(draws.map(({ key }) => key)),
      texts(draws.map(({ amount }) => amount)),
    ]),

  deleteDraws: (session: Session, executionIds: readonly number[]): Promise<number> =>
    session.execute(DELETE_DRAWS, [executionIds]),
};
