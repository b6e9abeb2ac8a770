import { add } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { Num, ObjectValue, Value } from '../values/value.js';

/** Sums under one heading. Exact; in whatever order and grouping they are made, they are the same. */
export interface Line {
  /** What is summed here, such as an outcome with its reason. */
  readonly labels: Readonly<Record<string, string>>;
  /** What one of those counted here says; the first that came. */
  about: string | undefined;
  count: number;
  quantity: Num;
  /** Counted here without a quantity being known. */
  unmeasured: number;
  readonly amounts: Map<string, Num>;
}

/** What is added to a line: how many, how much of it, and its money. */
export interface Posting {
  readonly count: number;
  readonly unmeasured?: number;
  readonly quantity?: Num | undefined;
  readonly amount?: Num | undefined;
  readonly currency?: string | undefined;
  readonly about?: string | undefined;
}

/** Lines by their labels. */
export class Ledger {
  readonly #lines = new Map<string, Line>();

  add(
    labels: Readonly<Record<string, string>>,
    { count, unmeasured = 0, quantity, amount, currency, about }: Posting,
  ): void {
    const line = this.#line(labels, about);
    line.count += count;
    line.unmeasured += unmeasured;
    if (quantity !== undefined) line.quantity = add(line.quantity, quantity);
    if (amount !== undefined) addAmount(line, currency ?? '', amount);
  }

  merge(other: Ledger): void {
    for (const { labels, about, count, quantity, unmeasured, amounts } of other.lines()) {
      const line = this.#line(labels, about);
      line.count += count;
      line.quantity = add(line.quantity, quantity);
      line.unmeasured += unmeasured;
      for (const [currency, amount] of amounts) addAmount(line, currency, amount);
    }
  }

  lines(): Line[] {
    return [...this.#lines.values()];
  }

  #line(labels: Readonly<Record<string, string>>, about: string | undefined): Line {
    const key = JSON.stringify(Object.values(labels));
    let line = this.#lines.get(key);
    if (!line)
      this.#lines.set(key, (line = { labels, about, count: 0, quantity: 0, unmeasured: 0, amounts: new Map() }));
    line.about ??= about;
    return line;
  }

  toJson(): Value {
    return this.lines().map(({ labels, about, count, quantity, unmeasured, amounts }) => ({
      labels,
      ...(about === undefined ? {} : { about }),
      count,
      quantity,
      unmeasured,
      amounts: Object.fromEntries(amounts),
    }));
  }

  static of(json: Value): Ledger {
    const ledger = new Ledger();
    for (const line of json as unknown as (Omit<Line, 'amounts'> & { amounts: ObjectValue })[]) {
      const amounts = Object.entries(line.amounts).filter((entry): entry is [string, Num] => isNumber(entry[1]));
      ledger.#lines.set(JSON.stringify(Object.values(line.labels)), {
        ...line,
        about: line.about,
        amounts: new Map(amounts),
      });
    }
    return ledger;
  }
}

function addAmount(line: Line, currency: string, amount: Num): void {
  line.amounts.set(currency, add(line.amounts.get(currency) ?? 0, amount));
}
