import { isNumber } from '../decimal/decimal.js';
import { Environment, type Surroundings } from '../interpret/environment.js';
import { evaluate } from '../interpret/expression.js';
import type { ReferenceIr } from '../ir/definitions.js';
import type { RememberIr } from '../ir/flow.js';
import { withinEffort } from '../values/bounds/effort.js';
import { withinReach } from '../values/bounds/reach.js';
import { conform } from '../values/conform.js';
import { Failure } from '../values/failure.js';
import { canonicalJson } from '../values/json.js';
import type { Maybe, ObjectValue, Value } from '../values/value.js';
import type { Delivery } from './execution.js';
import { makesDelivery, type PurposedStep } from './revision.js';

/** What came back from the target. */
export interface Confirmation {
  readonly answer: Maybe;
  /** What the target calls what it made. */
  readonly reference: string | undefined;
  /** RFC 3339: when the event was received, as it was for the flow. */
  readonly now: string;
}

/** The step of these that remembers for a delivery; which of two it is does not matter, as the checks see to it. */
export function rememberingStep(
  steps: readonly PurposedStep[],
  delivery: Pick<Delivery, 'purpose' | 'to' | 'operation'>,
): RememberIr | undefined {
  return steps.find((owner) => owner.step.remember && makesDelivery(owner, delivery))?.step.remember;
}

/** The row that a confirmed delivery writes, from what was known with it and what the target says. Throws `Failure`. */
export function rememberedRow(remember: RememberIr, given: ObjectValue, confirmed: Confirmation): ObjectValue {
  const env = new Environment(surroundings(confirmed.now));
  env.bind(remember.answer, confirmed.answer);
  env.bind(remember.reference, confirmed.reference);
  for (const local of remember.names) env.bind(local, Object.hasOwn(given, local.name) ? given[local.name] : undefined);
  return withinEffort(() => {
    const keys = remember.key.map((part, index) =>
      needed(evaluate(part, env), `the key \`${remember.table.key[index]}\``),
    );
    const value = needed(evaluate(remember.value, env), 'the value');
    const row = rowOf(remember, value);
    keys.forEach((key, index) => put(row, remember.table.key[index]!.split('.'), key));
    const whole = withinReach(row) as ObjectValue;
    conform(whole, remember.table.row, remember.table.id);
    return whole;
  });
}

function needed(value: Maybe, what: string): Value {
  if (value === undefined || value === null)
    throw new Failure('MISSING_VALUE', `${what} of what is remembered is missing`);
  return value;
}

/** A value that is no object goes to the field that the check found for it. */
function rowOf({ field, table }: RememberIr, value: Value): Record<string, Value> {
  if (isObject(value)) return { ...value };
  if (field === undefined) throw new Failure('BAD_ARGUMENT', `a row of \`${table.id}\` is an object`);
  return { [field]: value };
}

function put(row: Record<string, Value>, [name, ...rest]: readonly string[], value: Value): void {
  if (rest.length === 0) row[name!] = value;
  else {
    const inner = Object.hasOwn(row, name!) && isObject(row[name!]!) ? { ...(row[name!] as ObjectValue) } : {};
    row[name!] = inner;
    put(inner, rest, value);
  }
}

function isObject(value: Value): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}

/** The check has seen to it that nothing is looked up any more. */
function surroundings(now: string): Surroundings {
  return {
    now,
    row: (table: ReferenceIr) => {
      throw new Failure('BAD_ARGUMENT', `\`${table.id}\` is not looked up any more once the target has answered`);
    },
    validate: () => undefined,
  };
}

/** Whether two steps remember the same. */
export function rememberSame(a: RememberIr | undefined, b: RememberIr | undefined): boolean {
  if (!a || !b) return a === b;
  return a.table.id === b.table.id && canonicalJson(textsOf(a)) === canonicalJson(textsOf(b));
}

function textsOf({ key, value }: RememberIr): string[] {
  return [...key, value].map(({ span }) => span.source.text.slice(span.start, span.end));
}
