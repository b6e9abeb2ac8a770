/** The balances that a batch draws on: held in the database, counted in memory, so that each event sees its predecessor's draw. */
import { add, compareNumbers, formatNumber, parseDecimal, subtract, type Draw, type Num } from '@reckoner/engine';
import type { Session } from '../../platform/database/statement.js';
import { balancesStore, type Balance } from './balances.store.js';

interface Held {
  readonly name: string;
  readonly key: string;
  /** As it was when it was locked. */
  readonly before: Num;
  drawn: Num;
}

export class BatchBalances {
  readonly #environment: number;
  readonly #held = new Map<string, Held>();

  constructor(environment: number) {
    this.#environment = environment;
  }

  /** What was drawn so far; undefined where the balance is not held yet. */
  drawn(name: string, key: string): Num | undefined {
    return this.#held.get(mark(name, key))?.drawn;
  }

  /** Holds these balances until the transaction ends. */
  async hold(session: Session, asked: Iterable<{ readonly name: string; readonly key: string }>): Promise<void> {
    const wanted = new Map<string, { name: string; key: string }>();
    for (const { name, key } of asked) if (!this.#held.has(mark(name, key))) wanted.set(mark(name, key), { name, key });
    if (wanted.size === 0) return;
    for (const { name, key, drawn } of await balancesStore.lock(session, this.#environment, [...wanted.values()])) {
      const amount = parseDecimal(drawn)!;
      this.#held.set(mark(name, key), { name, key, before: amount, drawn: amount });
    }
  }

  take(draws: readonly Draw[]): void {
    for (const { balance, key, amount } of draws) {
      const held = this.#held.get(mark(balance, key))!;
      held.drawn = add(held.drawn, amount);
    }
  }

  giveBack(draws: readonly Draw[]): void {
    for (const { balance, key, amount } of draws) {
      const held = this.#held.get(mark(balance, key))!;
      held.drawn = subtract(held.drawn, amount);
    }
  }

  /** Writes what changed; answers the balances that have more left than before. */
  async write(session: Session): Promise<{ name: string; key: string }[]> {
    const changed = [...this.#held.values()].filter(({ before, drawn }) => compareNumbers(before, drawn) !== 0);
    const written = changed.map(({ name, key, drawn }): Balance => ({ name, key, drawn: formatNumber(drawn) }));
    if (written.length > 0) await balancesStore.write(session, this.#environment, written);
    return changed.filter(({ before, drawn }) => compareNumbers(drawn, before) < 0);
  }
}

function mark(name: string, key: string): string {
  return `${name} ${key}`;
}
