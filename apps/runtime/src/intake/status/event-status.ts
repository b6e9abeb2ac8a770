import { Injectable } from '@nestjs/common';
import { isWithin, type Caller } from '../../access/caller.js';
import { Database } from '../../platform/database/database.js';

export interface EventAnswer {
  readonly id: number;
  readonly source: string;
  readonly sourceId: string;
  readonly type: string;
  readonly receivedAt: string;
  readonly legalEntity: string | null;
  /** queued: no attempt has ended yet. */
  readonly state: 'queued' | 'executed' | 'unmatched';
  readonly executions: readonly ExecutionAnswer[];
}

export interface ExecutionAnswer {
  readonly id: number;
  readonly flow: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly attempt: number;
  readonly ends: readonly EndAnswer[];
  readonly deliveries: readonly DeliveryAnswer[];
}

export interface EndAnswer {
  readonly purpose: string;
  readonly part: string;
  readonly outcome: string;
  readonly reason: string | null;
}

export interface DeliveryAnswer {
  readonly id: number;
  readonly connection: string;
  readonly operation: string;
  readonly purpose: string;
  readonly part: string;
  readonly state: string;
  readonly reference: string | null;
}

interface EventRow {
  readonly id: number;
  readonly source: string;
  readonly source_id: string;
  readonly type: string;
  readonly received_at: string;
  readonly legal_entity: string | null;
  readonly is_queued: boolean;
}

const EVENT = `
SELECT id, source, source_id, type, received_at, legal_entity,
  EXISTS (SELECT FROM execution_queue q WHERE q.event_id = event.id) AS is_queued
FROM event WHERE environment = $1`;

/** What became of an event. */
@Injectable()
export class EventStatus {
  constructor(private readonly database: Database) {}

  async byId(caller: Caller, id: number): Promise<EventAnswer | undefined> {
    return this.#answer(caller, await this.database.one<EventRow>(`${EVENT} AND id = $2`, [caller.environment, id]));
  }

  async bySourceId(caller: Caller, source: string, id: string): Promise<EventAnswer | undefined> {
    const values = [caller.environment, source, id];
    return this.#answer(
      caller,
      await this.database.one<EventRow>(`${EVENT} AND source = $2 AND source_id = $3`, values),
    );
  }

  /** What lies outside the caller's scope is, for them, not there. */
  async #answer(caller: Caller, event: EventRow | undefined): Promise<EventAnswer | undefined> {
    if (!event || !isWithin(caller.scopeOf('events.read'), { legalEntity: event.legal_entity })) return undefined;
    const executions = await this.#executions(event.id);
    return {
      id: event.id,
      source: event.source,
      sourceId: event.source_id,
      type: event.type,
      receivedAt: event.received_at,
      legalEntity: event.legal_entity,
      state: executions.length > 0 ? 'executed' : event.is_queued ? 'queued' : 'unmatched',
      executions,
    };
  }

  async #executions(event: number): Promise<ExecutionAnswer[]> {
    const executions = await this.database.query<Omit<ExecutionAnswer, 'ends' | 'deliveries'>>(
      'SELECT id, flow, outcome, reason, attempt FROM execution WHERE event_id = $1 ORDER BY id',
      [event],
    );
    const ids = [executions.map(({ id }) => id)];
    const ends = await this.database.query<EndAnswer & { execution_id: number }>(
      'SELECT execution_id, purpose, part, outcome, reason FROM end_state WHERE execution_id = ANY($1) ORDER BY purpose, part',
      ids,
    );
    const deliveries = await this.database.query<DeliveryAnswer & { execution_id: number }>(
      `SELECT execution_id, id, connection, operation, purpose, part, state, reference
       FROM delivery WHERE execution_id = ANY($1) ORDER BY id`,
      ids,
    );
    return executions.map((execution) => ({
      ...execution,
      ends: ofExecution(ends, execution.id),
      deliveries: ofExecution(deliveries, execution.id),
    }));
  }
}

function ofExecution<T extends { execution_id: number }>(rows: readonly T[], id: number): Omit<T, 'execution_id'>[] {
  return rows.filter((row) => row.execution_id === id).map(({ execution_id: _, ...row }) => row);
}
