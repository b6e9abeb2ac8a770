import { numbers, texts } from '../../platform/database/arrays.js';
import { statement, type Session } from '../../platform/database/statement.js';

/** A row or balance whose change begins a new attempt. */
export interface WakeOn {
  readonly kind: 'row' | 'balance';
  readonly name: string;
  readonly key: string;
}

const INSERT = statement(`
  INSERT INTO wake (environment, kind, name, key, execution_id)
  SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) ON CONFLICT DO NOTHING`);
const REMOVE = statement(`DELETE FROM wake WHERE execution_id = ANY($1)`);
const WAKE = statement(`
  INSERT INTO execution_queue (environment, event_id, execution_id, cause, release_id, legal_entity)
  SELECT DISTINCT x.environment, x.event_id, x.id, 'woken', x.release_id, e.legal_entity
  FROM unnest($2::text[], $3::text[], $4::text[]) AS changed (kind, name, key)
  JOIN wake w ON w.environment = $1 AND w.kind = changed.kind AND w.name = changed.name AND w.key = changed.key
  JOIN execution x ON x.id = w.execution_id JOIN event e ON e.id = x.event_id
  WHERE x.outcome <> 'superseded' AND x.id <> ALL($5)
  ON CONFLICT (execution_id, cause) WHERE execution_id IS NOT NULL AND leased_until IS NULL DO NOTHING`);

/** What would wake which execution. */
export const wakesStore = {
  insert: (
    session: Session,
    environment: number,
    wakes: readonly (WakeOn & { executionId: number })[],
  ): Promise<number> =>
    session.execute(INSERT, [
      environment,
      texts(wakes.map(({ kind }) => kind)),
      texts(wakes.map(({ name }) => name)),
      texts(wakes.map(({ key }) => key)),
      numbers(wakes.map(({ executionId }) => executionId)),
    ]),

  remove: (session: Session, executionIds: readonly number[]): Promise<number> =>
    session.execute(REMOVE, [executionIds]),

  /** Puts those into the queue that wait for one of these, but for the `spared`; answers how many. */
  wake: (
    session: Session,
    environment: number,
    changed: readonly WakeOn[],
    spared: readonly number[],
  ): Promise<number> =>
    session.execute(WAKE, [
      environment,
      texts(changed.map(({ kind }) => kind)),
      texts(changed.map(({ name }) => name)),
      texts(changed.map(({ key }) => key)),
      spared,
    ]),
};
