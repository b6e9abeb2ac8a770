/** Answers a flow that is only tried: from the rows and balances as one moment has them. Holds and writes nothing. */
import { ASK, parseDecimal, type Execution, type Host, type Num, type ObjectValue, type Value } from '@reckoner/engine';
import { balancesStore } from '../../execution/batch/balances.store.js';
import type { Session } from '../../platform/database/statement.js';
import type { LockedTables } from '../../reference/reference-rows.js';
import type { LoadedRelease } from '../../releases/loaded-release.js';

/** What a run still needs. */
type Asked = NonNullable<Execution['asked']>;

export class EvaluationHost implements Host {
  readonly #environment: number;
  readonly #release: LoadedRelease;
  readonly #tables: LockedTables;
  readonly #balances = new Map<string, Num>();

  constructor(environment: number, release: LoadedRelease, tables: LockedTables) {
    this.#environment = environment;
    this.#release = release;
    this.#tables = tables;
  }

  row(table: string, keys: readonly Value[], at: string | undefined): ObjectValue | undefined | typeof ASK {
    if (!this.#tables.versions.has(table)) return this.#release.checked.rows.get(table)?.find(keys, at);
    const found = this.#tables.row(table, keys, at);
    return found === ASK ? ASK : found?.value;
  }

  balance(name: string, key: string): Num | typeof ASK {
    return this.#balances.get(`${name} ${key}`) ?? ASK;
  }

  /** Fetches what a run asked for; a balance that nobody drew on yet is zero. */
  async fetch(session: Session, { rows, balances }: Asked): Promise<void> {
    if (rows.length > 0) await this.#tables.fetch(session, rows);
    if (balances.length === 0) return;
    const asked = balances.map(({ balance: name, key }) => ({ name, key }));
    for (const { name, key } of asked) this.#balances.set(`${name} ${key}`, 0);
    for (const { name, key, drawn } of await balancesStore.look(session, this.#environment, asked))
      this.#balances.set(`${name} ${key}`, parseDecimal(drawn)!);
  }
}
