/** What there is to back up, as the database's own catalogue has it. */
import type pg from 'pg';
import type { SavedPartition } from './manifest.js';

/** A table with all its columns. */
export interface FoundTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Tables that hold data of ours; unlogged ones say something of the server only, `migrations` is made by migrating. */
const TABLES = `
  SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relpersistence = 'p' AND c.relname <> 'migrations'
  GROUP BY c.relname ORDER BY c.relname`;
const REFERENCES = `
  SELECT conrelid::regclass::text AS name, confrelid::regclass::text AS target FROM pg_constraint
  WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid <> confrelid`;
const PARTITIONS = `
  SELECT c.relname AS name, p.relname AS table, pg_get_expr(c.relpartbound, c.oid) AS bounds
  FROM pg_class c JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
  WHERE c.relispartition AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1`;
const SEQUENCES = `
  SELECT sequencename AS name, coalesce(last_value, 0)::text AS value, data_type::text = 'bigint' AS "isLong"
  FROM pg_sequences WHERE schemaname = current_schema() AND sequencename NOT LIKE 'migrations%' ORDER BY 1`;

/** What refers to another comes after it. */
export async function tablesOf(client: pg.ClientBase): Promise<FoundTable[]> {
  const tables = (await client.query<FoundTable>(TABLES)).rows;
  const references = (await client.query<{ name: string; target: string }>(REFERENCES)).rows;
  const ordered: FoundTable[] = [];
  const isPlaced = (name: string): boolean => ordered.some((table) => table.name === name);
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name }) =>
        !isPlaced(name) && references.every((reference) => reference.name !== name || isPlaced(reference.target)),
    );
    if (!next) throw new Error('Tables refer to each other in a circle.');
    ordered.push(next);
  }
  return ordered;
}

export async function partitionsOf(client: pg.ClientBase): Promise<SavedPartition[]> {
  return (await client.query<SavedPartition>(PARTITIONS)).rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<{ name: string; value: number; isLong: boolean }[]> {
  const { rows } = await client.query<{ name: string; value: string; isLong: boolean }>(SEQUENCES);
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
}

export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  return (await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).rows.map(({ name }) => name);
}
