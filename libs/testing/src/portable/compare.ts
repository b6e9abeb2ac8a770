import { Failure, isNumber, type Maybe, type ObjectValue, type Value } from '@reckoner/engine';
import jsonLogic from 'json-logic-js';
import type { PlainLogic } from './logic.js';

/** How the two came out where they differ. */
export interface Compared {
  readonly ours: string;
  readonly theirs: string;
  /** Set where the difference is a deliberate one: which. */
  readonly documented?: string;
}

/** Whether json-logic-js finds the condition as the engine does; undefined where both agree. */
export function compareTruth(logic: PlainLogic, data: ObjectValue, evaluate: () => Maybe): Compared | undefined {
  const theirs = reference(logic, data);
  const ours = answerOf(evaluate);
  if (ours === theirs) return undefined;
  const documented = deliberate(logic, data, ours);
  return { ours, theirs, ...(documented === undefined ? {} : { documented }) };
}

function reference(logic: PlainLogic, data: ObjectValue): string {
  try {
    const result: unknown = jsonLogic.apply(logic as Parameters<typeof jsonLogic.apply>[0], plain(data));
    return String(jsonLogic.truthy(result));
  } catch (thrown) {
    return `an error (${String(thrown)})`;
  }
}

function answerOf(evaluate: () => Maybe): string {
  try {
    return String(jsonLogic.truthy(plain(evaluate() ?? null)));
  } catch (thrown) {
    if (thrown instanceof Failure) return `a failure (${thrown.code}: ${thrown.message})`;
    throw thrown;
  }
}

/** A value as JavaScript holds it: decimals become the nearest doubles. */
function plain(value: Value): unknown {
  if (isNumber(value)) return typeof value === 'number' ? value : Number(value.toString());
  if (Array.isArray(value)) return (value as readonly Value[]).map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value as ObjectValue).map(([key, inner]) => [key, plain(inner)]));
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', 'min', 'max']);

/** The deliberate differences from json-logic-js, as far as they can show here. */
function deliberate(logic: PlainLogic, data: ObjectValue, ours: string): string | undefined {
  if (ours.startsWith('a failure')) return 'what is no number is a failure, not NaN';
  if (holdsDecimal(data) || operatorsOf(logic).some((operator) => ARITHMETIC.has(operator)))
    return 'decimals are exact';
  const names = namesOf(logic).flatMap((name) => name.split('.'));
  if (names.some((name) => name in Object.prototype)) return 'only own properties are read';
  return undefined;
}

function holdsDecimal(value: Value): boolean {
  if (isNumber(value)) return typeof value !== 'number';
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value as ObjectValue).some(holdsDecimal);
}

function operatorsOf(logic: PlainLogic): string[] {
  if (typeof logic !== 'object' || logic === null) return [];
  if (isList(logic)) return logic.flatMap(operatorsOf);
  return Object.entries(logic).flatMap(([operator, args]) => [operator, ...operatorsOf(args)]);
}

function namesOf(logic: PlainLogic): string[] {
  if (typeof logic !== 'object' || logic === null) return [];
  if (isList(logic)) return logic.flatMap(namesOf);
  return Object.entries(logic).flatMap(([operator, args]) => (operator === 'var' ? textsOf(args) : namesOf(args)));
}

function textsOf(args: PlainLogic): string[] {
  if (typeof args === 'string') return [args];
  return typeof args === 'object' && args !== null && isList(args) ? args.flatMap(textsOf) : [];
}

function isList(logic: PlainLogic): logic is readonly PlainLogic[] {
  return Array.isArray(logic);
}
