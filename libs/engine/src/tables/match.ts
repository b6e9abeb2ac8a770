import { compareNumbers, equalNumbers } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { CellTest } from '../ir/definitions.js';
import { secondsOfTimestamp } from '../values/date.js';
import type { Maybe, Num } from '../values/value.js';

/**
 * Whether a cell accepts a value: the meaning of decision tables. A cell converts nothing: numbers are compared with
 * numbers, texts with texts. A missing value counts as null; null is accepted by `-`, by `null`, and by `not(…)` of
 * what does not accept it, never by a comparison or range. Two timestamps are compared as instants.
 */
export function matches(test: CellTest, value: Maybe): boolean {
  switch (test.kind) {
    case 'any':
      return true;
    case 'one-of':
      return test.values.some((one) => isSame(one, value));
    case 'compare':
      return stands(value, test.operator, test.value);
    case 'range':
      return (
        stands(value, test.lowIncluded ? '>=' : '>', test.low) &&
        stands(value, test.highIncluded ? '<=' : '<', test.high)
      );
    case 'or':
      return test.tests.some((one) => matches(one, value));
    case 'not':
      return !matches(test.test, value);
  }
}

function isSame(one: string | Num | boolean | null, value: Maybe): boolean {
  if (isNumber(one)) return isNumber(value) && equalNumbers(one, value);
  return one === (value ?? null);
}

function stands(value: Maybe, operator: '<' | '<=' | '>' | '>=', bound: string | Num): boolean {
  const order = orderOf(value, bound);
  if (order === undefined) return false;
  if (order === 0) return operator === '<=' || operator === '>=';
  return order < 0 ? operator === '<' || operator === '<=' : operator === '>' || operator === '>=';
}

/** -1, 0 or 1 as the value is before, at or behind the bound; undefined where they have no order. */
function orderOf(value: Maybe, bound: string | Num): number | undefined {
  if (typeof bound !== 'string') return isNumber(value) ? compareNumbers(value, bound) : undefined;
  if (typeof value !== 'string') return undefined;
  return orderOfInstants(value, bound) ?? (value < bound ? -1 : value > bound ? 1 : 0);
}

function orderOfInstants(value: string, bound: string): number | undefined {
  const [a, b] = [secondsOfTimestamp(value), secondsOfTimestamp(bound)];
  if (!a || !b) return undefined;
  return Math.sign(a.seconds - b.seconds) || (a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0);
}

interface TableRow {
  readonly id: string;
  readonly tests: readonly CellTest[];
}

/** A last row called `otherwise` that accepts anything: it answers only where no other row does, whatever the hit policy. */
export function isFallback(table: { readonly rows: readonly TableRow[] }, row: TableRow): boolean {
  return row.id === 'otherwise' && row === table.rows.at(-1) && row.tests.every((test) => test.kind === 'any');
}
