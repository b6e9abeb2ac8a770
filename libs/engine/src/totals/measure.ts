import { add } from '../decimal/arithmetic.js';
import { isNumber, parseDecimal } from '../decimal/decimal.js';
import { valuesAt, type Role, type Roles } from '../roles/roles.js';
import type { Num, Value } from '../values/value.js';

/** How much an object is about, read at the places that have a role in it. What it does not say is undefined. */
export interface Measure {
  readonly quantity: Num | undefined;
  readonly amount: Num | undefined;
  readonly currency: string | undefined;
  readonly customer: string | undefined;
}

export const NOTHING: Measure = { quantity: undefined, amount: undefined, currency: undefined, customer: undefined };

export function measureOf(value: Value | undefined, roles: Roles): Measure {
  return {
    quantity: sumAt(value, roles, 'quantity'),
    amount: sumAt(value, roles, 'amount'),
    currency: textAt(value, roles, 'currency'),
    customer: textAt(value, roles, 'customer'),
  };
}

/** Numbers, or decimals written as texts; those of a list add up. */
function sumAt(value: Value | undefined, roles: Roles, role: Role): Num | undefined {
  const place = roles.get(role);
  if (!place) return undefined;
  const numbers = valuesAt(value, place.path)
    .map((one) => (typeof one === 'string' ? parseDecimal(one) : one))
    .filter(isNumber);
  return numbers.length === 0 ? undefined : numbers.reduce((sum, number) => add(sum, number), 0);
}

function textAt(value: Value | undefined, roles: Roles, role: Role): string | undefined {
  const place = roles.get(role);
  const [first] = place ? valuesAt(value, place.path) : [];
  return typeof first === 'string' ? first : isNumber(first) ? String(first) : undefined;
}
