import { add, subtract } from '../decimal/arithmetic.js';
import type { ReferenceRows } from '../reference/rows.js';
import type { Num, ObjectValue, Value } from '../values/value.js';
import type { Draw, Host } from './execution.js';

/** Rows and balances held in memory: the host of the command line, the tests and the designer. */
export class MemoryHost implements Host {
  readonly #rows: ReadonlyMap<string, ReferenceRows>;
  readonly #balances: Map<string, Num>;

  /** `rows` by the id of their table; a table without rows is empty. */
  constructor(rows: ReadonlyMap<string, ReferenceRows>, balances: Map<string, Num> = new Map()) {
    this.#rows = rows;
    this.#balances = balances;
  }

  row(table: string, keys: readonly Value[], at: string | undefined): ObjectValue | undefined {
    return this.#rows.get(table)?.find(keys, at);
  }

  balance(balance: string, key: string): Num {
    return this.#balances.get(`${balance} ${key}`) ?? 0;
  }

  /** Takes the draws of an execution into account for those that follow. */
  commit(draws: readonly Draw[]): void {
    for (const { balance, key, amount } of draws)
      this.#balances.set(`${balance} ${key}`, add(this.balance(balance, key), amount));
  }

  /** Gives back what a former revision drew. */
  release(draws: readonly Draw[]): void {
    this.commit(draws.map((draw) => ({ ...draw, amount: negated(draw.amount) })));
  }

  /** Sets what was drawn before. */
  set(balance: string, key: string, amount: Num): void {
    this.#balances.set(`${balance} ${key}`, amount);
  }
}

function negated(amount: Num): Num {
  return subtract(0, amount);
}
