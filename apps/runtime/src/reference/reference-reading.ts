import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { statement } from '../platform/database/statement.js';
import { type Page, pageOf, type PageQuery } from '../platform/http/page.js';

export interface TableAnswer {
  readonly name: string;
  readonly version: number;
  readonly rows: number;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
}

export interface RowAnswer {
  readonly id: number;
  readonly key: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** The table's versions that brought it and took it away. */
  readonly knownFrom: number;
  readonly knownTo: number | null;
  readonly row: unknown;
}

export interface RowsAsked extends PageQuery {
  readonly key?: string;
  readonly validAt?: string;
  readonly knownAt?: number;
}

const TABLES = statement(`
SELECT t.name, t.version, t.row_count AS rows, c.changed_at AS "changedAt", c.changed_by AS "changedBy"
FROM reference_table t LEFT JOIN reference_change c USING (environment, name, version)
WHERE t.environment = $1 AND ($2::text IS NULL OR t.name > $2) ORDER BY t.name LIMIT $3`);

const TABLE = statement('SELECT 1 AS one FROM reference_table WHERE environment = $1 AND name = $2');

const ROWS = statement(`
SELECT id, key, valid_from AS "validFrom", valid_to AS "validTo", known_from AS "knownFrom", known_to AS "knownTo", body
FROM reference_row
WHERE environment = $1 AND name = $2 AND id > $3
  AND ($4::text IS NULL OR key = $4)
  AND ($5::date IS NULL OR (coalesce(valid_from, '-infinity') <= $5 AND $5 <= coalesce(valid_to, 'infinity')))
  AND CASE WHEN $6::bigint IS NULL THEN known_to IS NULL ELSE known_from <= $6 AND coalesce(known_to, $6 + 1) > $6 END
ORDER BY id LIMIT $7`);

/** Looks at environment tables and their rows. */
@Injectable()
export class ReferenceReading {
  constructor(private readonly database: Database) {}

  tables(environment: number, query: PageQuery): Promise<Page<TableAnswer>> {
    return pageOf(query, {
      key: ['string'],
      read: (after, limit) => this.database.query<TableAnswer>(TABLES, [environment, after?.[0] ?? null, limit]),
      keyOf: ({ name }) => [name],
    });
  }

  /** Whether it ever had rows, also where the release knows it no longer. */
  async has(environment: number, table: string): Promise<boolean> {
    return (await this.database.one(TABLE, [environment, table])) !== undefined;
  }

  rows(environment: number, table: string, asked: RowsAsked): Promise<Page<RowAnswer>> {
    return pageOf(asked, {
      key: ['number'],
      read: (after, limit) => this.#rows(environment, table, { ...asked, after: after?.[0] ?? 0, limit }),
      keyOf: ({ id }) => [id],
    });
  }

  async #rows(environment: number, table: string, asked: RowsAsked & { after: number }): Promise<RowAnswer[]> {
    const { key, validAt, knownAt, after, limit } = asked;
    const values = [environment, table, after, key ?? null, validAt ?? null, knownAt ?? null, limit];
    const rows = await this.database.query<Omit<RowAnswer, 'row'> & { body: string }>(ROWS, values);
    return rows.map(({ body, ...row }) => ({ ...row, row: JSON.parse(body) as unknown }));
  }
}
