import { statement, type Session } from '../../platform/database/statement.js';
import type { Target } from './claim.store.js';

/** For which connections something is due; jumps from one to the next, however long their queues are. */
const DUE = statement(`
  WITH RECURSIVE first AS (
    (SELECT environment, connection, due_at FROM delivery_queue ORDER BY environment, connection, due_at LIMIT 1)
    UNION ALL
    SELECT n.environment, n.connection, n.due_at FROM first f, LATERAL (
      SELECT q.environment, q.connection, q.due_at FROM delivery_queue q
      WHERE (q.environment, q.connection) > (f.environment, f.connection)
      ORDER BY q.environment, q.connection, q.due_at LIMIT 1
    ) n
  )
  SELECT environment, connection FROM first WHERE due_at <= clock_timestamp()`);

const RELEASE_OF = statement('SELECT release_id FROM environment WHERE id = $1');

export function dueTargets(session: Session): Promise<Target[]> {
  return session.query<{ environment: number; connection: string }>(DUE);
}

export async function currentReleaseId(session: Session, environment: number): Promise<number | undefined> {
  return (await session.one<{ release_id: number | null }>(RELEASE_OF, [environment]))?.release_id ?? undefined;
}
