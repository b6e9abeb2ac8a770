import { Injectable } from '@nestjs/common';
import { ASK, type ReferenceIr, type Value } from '@reckoner/engine';
import type { Session } from '../platform/database/statement.js';
import { referenceRowsStore, type TableVersion } from './reference-rows.store.js';
import { RowIndex, rowKey, type IndexedRow } from './row-index.js';

/** Tables up to this size are kept in memory, up to date by their version; bigger ones are asked for by key. */
const MIRRORED_ROWS_MAX = 50_000;

interface Mirror {
  version: number;
  readonly rows: RowIndex;
}

/** Answers look-ups in the tables of environments, as of the transaction that locked them. */
@Injectable()
export class ReferenceRowsHost {
  readonly #mirrors = new Map<string, Mirror>();

  /** Holds these tables as they are until the transaction ends, and answers from them. */
  async lock(session: Session, environment: number, tables: readonly ReferenceIr[]): Promise<LockedTables> {
    const names = tables.map(({ id }) => id);
    let versions = await referenceRowsStore.lock(session, environment, names);
    if (versions.length < names.length) {
      await referenceRowsStore.make(session, environment, names);
      versions = await referenceRowsStore.lock(session, environment, names);
    }
    const rows = new Map<string, RowIndex>();
    for (const table of versions) {
      if (table.rowCount > MIRRORED_ROWS_MAX) continue;
      rows.set(table.name, await this.#mirrored(session, environment, table));
    }
    return new LockedTables(environment, versions, rows);
  }

  /** Answers from the tables as the transaction sees them, without holding them: for those who write nothing. */
  async look(session: Session, environment: number, tables: readonly ReferenceIr[]): Promise<LockedTables> {
    const names = tables.map(({ id }) => id);
    const known = await referenceRowsStore.versions(session, environment, names);
    const missing = names.filter((name) => !known.some((table) => table.name === name));
    const versions = [...known, ...missing.map((name) => ({ name, version: 0, rowCount: 0 }))];
    return new LockedTables(environment, versions, new Map());
  }

  async #mirrored(session: Session, environment: number, { name, version }: TableVersion): Promise<RowIndex> {
    const key = `${environment} ${name}`;
    const mirror = this.#mirrors.get(key);
    if (mirror?.version === version) return mirror.rows;
    if (!mirror || mirror.version > version) {
      const rows = new RowIndex();
      for (const row of await referenceRowsStore.all(session, environment, name)) rows.add(row);
      this.#mirrors.set(key, { version, rows });
      return rows;
    }
    const since = { environment, name, since: mirror.version };
    const [went, came] = [await referenceRowsStore.went(session, since), await referenceRowsStore.came(session, since)];
    for (const { id } of went) mirror.rows.remove(id);
    for (const row of came) mirror.rows.add(row);
    mirror.version = version;
    return mirror.rows;
  }
}

/** The tables of an environment while a transaction holds them. */
export class LockedTables {
  readonly versions: ReadonlyMap<string, number>;
  readonly #environment: number;
  readonly #mirrored: ReadonlyMap<string, RowIndex>;
  readonly #fetched = new Map<string, RowIndex>();
  readonly #known = new Set<string>();

  constructor(environment: number, versions: readonly TableVersion[], mirrored: ReadonlyMap<string, RowIndex>) {
    this.#environment = environment;
    this.versions = new Map(versions.map(({ name, version }) => [name, version]));
    this.#mirrored = mirrored;
  }

  /** The row, or `ASK` where it has to be fetched first. */
  row(table: string, keys: readonly Value[], at: string | undefined): IndexedRow | undefined | typeof ASK {
    const key = rowKey(keys);
    const mirrored = this.#mirrored.get(table);
    if (mirrored) return mirrored.find(key, at);
    if (!this.#known.has(`${table} ${key}`)) return ASK;
    return this.#fetched.get(table)?.find(key, at);
  }

  /** Fetches all rows of these keys in one query. */
  async fetch(
    session: Session,
    asked: readonly { readonly table: string; readonly keys: readonly Value[] }[],
  ): Promise<void> {
    const wanted = new Map<string, { name: string; key: string }>();
    for (const { table, keys } of asked) {
      const key = rowKey(keys);
      wanted.set(`${table} ${key}`, { name: table, key });
    }
    for (const row of await referenceRowsStore.byKeys(session, this.#environment, [...wanted.values()])) {
      const index = this.#fetched.get(row.name) ?? new RowIndex();
      this.#fetched.set(row.name, index);
      index.add(row);
    }
    for (const mark of wanted.keys()) this.#known.add(mark);
  }
}
