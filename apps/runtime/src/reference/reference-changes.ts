import { Injectable } from '@nestjs/common';
import { statement, type Session } from '../platform/database/statement.js';
import type { RowPlace } from './key.js';

/** A row to put in its place, or, without a body, to take away from there. */
export interface RowEdit extends RowPlace {
  readonly body: string | undefined;
}

export interface ChangeBy {
  readonly environment: number;
  readonly table: string;
  readonly actor: string;
  readonly cause: 'import' | 'connection' | 'remember';
}

/** Waits for every transaction that reads the table, and keeps new ones from it until this one ends. */
export const NEXT_VERSION = statement(`
INSERT INTO reference_table (environment, name, version) VALUES ($1, $2, 1)
ON CONFLICT (environment, name) DO UPDATE SET version = reference_table.version + 1
RETURNING version`);

const CLOSE_ROWS = statement(`
UPDATE reference_row row SET known_to = $3
FROM unnest($4::text[], $5::date[]) AS edit (key, valid_from)
WHERE row.environment = $1 AND row.name = $2 AND row.known_to IS NULL
  AND row.key = edit.key AND row.valid_from IS NOT DISTINCT FROM edit.valid_from`);

const ADD_ROWS = statement(`
INSERT INTO reference_row (environment, name, known_from, key, valid_from, valid_to, body)
SELECT $1, $2, $3, * FROM unnest($4::text[], $5::date[], $6::date[], $7::text[])`);

export const NOTE_CHANGE = statement(`
INSERT INTO reference_change (environment, name, version, changed_by, cause, added, changed, removed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`);

export const COUNT_ROWS = statement(`
UPDATE reference_table SET row_count = row_count + $3 WHERE environment = $1 AND name = $2`);

const HOLD = statement(`
INSERT INTO reference_table (environment, name) SELECT $1, name FROM unnest($2::text[]) AS name ORDER BY name
ON CONFLICT (environment, name) DO UPDATE SET version = reference_table.version`);

/**
 * Executions whose end rested on one of these keys are attempted again, each on its pinned release. One that waits
 * already in the queue will read the new row anyway.
 */
const WAKE = (keys: string): string => `
INSERT INTO execution_queue (environment, event_id, execution_id, cause, release_id, legal_entity)
SELECT DISTINCT ON (e.id) e.environment, e.event_id, e.id, 'woken', e.release_id, e.legal_entity
FROM wake w JOIN execution e ON e.id = w.execution_id
WHERE w.environment = $1 AND w.kind = 'row' AND w.name = $2 AND ${keys}
ON CONFLICT DO NOTHING`;

const WAKE_BY_ROWS = statement(WAKE('w.key = ANY($3)'));

/** The same for all keys that a version of the table changed. $1 environment, $2 table, $3 version */
export const WAKE_BY_VERSION = statement(
  WAKE(`EXISTS (
    SELECT FROM reference_row row WHERE row.environment = $1 AND row.name = $2 AND row.key = w.key
      AND (row.known_from = $3 OR row.known_to = $3))`),
);

/** Changes rows of environment tables: the only place that does. */
@Injectable()
export class ReferenceChanges {
  /** Keeps others from these tables, before anything else is held that they may wait for. */
  async hold(session: Session, environment: number, tables: readonly string[]): Promise<void> {
    await session.execute(HOLD, [environment, tables]);
  }

  /** Makes a new version of the table within the caller's transaction, and wakes what waited for these rows. */
  async apply(session: Session, by: ChangeBy, edits: readonly RowEdit[]): Promise<{ version: number }> {
    const { environment, table, actor, cause } = by;
    const version = (await session.one<{ version: number }>(NEXT_VERSION, [environment, table]))!.version;
    const keys = edits.map(({ key }) => key);
    const starts = edits.map(({ validFrom }) => validFrom);
    const closed = await session.execute(CLOSE_ROWS, [environment, table, version, keys, starts]);
    const put = edits.filter(({ body }) => body !== undefined);
    await session.execute(ADD_ROWS, [
      environment,
      table,
      version,
      put.map(({ key }) => key),
      put.map(({ validFrom }) => validFrom),
      put.map(({ validTo }) => validTo),
      put.map(({ body }) => body),
    ]);
    const removed = edits.length - put.length;
    const changed = closed - removed;
    await session.execute(NOTE_CHANGE, [
      environment,
      table,
      version,
      actor,
      cause,
      put.length - changed,
      changed,
      removed,
    ]);
    await session.execute(COUNT_ROWS, [environment, table, put.length - closed]);
    await session.execute(WAKE_BY_ROWS, [environment, table, [...new Set(keys)]]);
    return { version };
  }
}
