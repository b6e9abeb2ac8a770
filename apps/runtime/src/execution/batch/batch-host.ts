/** Answers the flows of one job of a batch, and remembers what it answered. */
import { ASK, stringifyJson, type Host, type Num, type ObjectValue, type Value } from '@reckoner/engine';
import type { LockedTables } from '../../reference/reference-rows.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';
import type { BatchBalances } from './balances.js';

/** What an execution read, as it is stored: enough to answer the same again. */
export interface Reads {
  /** Versions of the tables that it looked into. */
  readonly tables: Readonly<Record<string, number>>;
  /** Rows that were found, by their id. */
  readonly rows: readonly number[];
  /** Look-ups that found nothing. */
  readonly missing: readonly (readonly [table: string, keys: readonly Value[], at: string | null])[];
  readonly balances: readonly (readonly [name: string, key: string, drawn: Num])[];
  /** The execution that stood for the business key. */
  readonly prior: number | null;
}

export class JobHost implements Host {
  readonly #release: LoadedRelease;
  readonly #tables: LockedTables;
  readonly #balances: BatchBalances;
  readonly #rows = new Set<number>();
  readonly #looked = new Set<string>();
  readonly #missing = new Map<string, Reads['missing'][number]>();
  readonly #drawn = new Map<string, Reads['balances'][number]>();
  /** Balances that were answered as untouched because they are not held yet. */
  readonly supposed: { name: string; key: string }[] = [];

  constructor(release: LoadedRelease, tables: LockedTables, balances: BatchBalances) {
    this.#release = release;
    this.#tables = tables;
    this.#balances = balances;
  }

  row(table: string, keys: readonly Value[], at: string | undefined): ObjectValue | undefined | typeof ASK {
    if (!this.#tables.versions.has(table)) return this.#release.checked.rows.get(table)?.find(keys, at);
    const found = this.#tables.row(table, keys, at);
    if (found === ASK) return ASK;
    this.#looked.add(table);
    if (found) this.#rows.add(found.id);
    else this.#missing.set(stringifyJson([table, at ?? null, ...keys]), [table, keys, at ?? null]);
    return found?.value;
  }

  /** A balance that is not held yet counts as untouched: the run tells which ones there are, and is done again. */
  balance(name: string, key: string): Num {
    const drawn = this.#balances.drawn(name, key);
    if (drawn === undefined) this.supposed.push({ name, key });
    this.#drawn.set(`${name} ${key}`, [name, key, drawn ?? 0]);
    return drawn ?? 0;
  }

  get readsBalances(): boolean {
    return this.#drawn.size > 0;
  }

  /** As JSON text. */
  reads(prior: number | null): string {
    const tables = Object.fromEntries([...this.#looked].map((table) => [table, this.#tables.versions.get(table)!]));
    const reads: Reads = {
      tables,
      rows: [...this.#rows],
      missing: [...this.#missing.values()],
      balances: [...this.#drawn.values()],
      prior,
    };
    return stringifyJson(reads as unknown as Value);
  }
}
