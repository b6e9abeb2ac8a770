import { add, compareNumbers } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { DynamicGetIr, Ir, IterateIr, LookupIr, MissingIr, ReduceIr } from '../ir/expression.js';
import { Failure } from '../values/failure.js';
import { call } from '../operators/effort.js';
import { describeValue } from '../values/describe.js';
import { spendOnComparison, spendOnKey, spendOnText } from '../values/bounds/effort.js';
import { valueKey } from '../values/key.js';
import { isTruthy } from '../values/truth.js';
import type { Maybe, Num, ObjectValue, Value } from '../values/value.js';
import type { Environment } from './environment.js';

/** A list made by one evaluation has at most so many elements. */
export const LIST_MAX = 100_000;

/**
 * The meaning of an expression. Reads are own-property reads; a missing value is `undefined`; what cannot be worked
 * with is a `Failure`. Short and obvious on purpose: the emitter must agree with it.
 */
export function evaluate(ir: Ir, env: Environment): Maybe {
  env.step();
  const value = meaning(ir, env);
  env.surroundings.observe?.value?.(ir, value);
  return value;
}

function meaning(ir: Ir, env: Environment): Maybe {
  switch (ir.kind) {
    case 'const':
      return ir.value;
    case 'local':
      return env.get(ir.local);
    case 'get':
      return readOwn(evaluate(ir.of, env), ir.key);
    case 'dynamic-get':
      return dynamicGet(ir, env);
    case 'call':
      return strictCall(ir, env);
    case 'and':
    case 'or':
      return decide(ir.args, env, ir.kind === 'and');
    case 'coalesce':
      return coalesce(ir.args, env);
    case 'if':
      for (const branch of ir.branches) if (isTruthy(evaluate(branch.when, env))) return evaluate(branch.then, env);
      return ir.otherwise ? evaluate(ir.otherwise, env) : null;
    case 'reduce':
      return reduce(ir, env);
    case 'object':
      return objectOf(ir.entries.map(({ key, value }) => [key, evaluate(value, env)]));
    case 'list':
      return ir.items.map((item) => evaluate(item, env) ?? null);
    case 'lookup':
      return lookup(ir, env);
    case 'missing':
      return missing(ir, env);
    default:
      return iterate(ir, env);
  }
}

/** An own property, or an element of a list; missing where there is none. Never the prototype's. */
export function readOwn(of: Maybe, key: string): Maybe {
  if (typeof of !== 'object' || of === null || isNumber(of)) return undefined;
  if (Array.isArray(of)) return /^\d+$/.test(key) ? (of as readonly Value[])[Number(key)] : undefined;
  return Object.hasOwn(of, key) ? (of as ObjectValue)[key] : undefined;
}

/** An object of these entries without the missing ones; `__proto__` is a name like any other. */
export function objectOf(entries: Iterable<readonly [string, Maybe]>): ObjectValue {
  const made: Record<string, Value> = {};
  for (const [key, value] of entries) if (value !== undefined) setOwn(made, key, value);
  return made;
}

export function setOwn(object: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else object[key] = value;
}

function dynamicGet(ir: DynamicGetIr, env: Environment): Maybe {
  const path = evaluate(ir.path, env);
  const fallback = (): Maybe => (ir.fallback ? evaluate(ir.fallback, env) : null);
  if (typeof path !== 'string' && !isNumber(path)) return fallback();
  const written = String(path);
  spendOnText(4 * written.length);
  const [name, ...keys] = written.split('.');
  const local = ir.scope.find((candidate) => candidate.name === name);
  if (!local) return fallback();
  const value = keys.reduce<Maybe>(readOwn, env.get(local));
  return value === undefined ? fallback() : value;
}

function strictCall(ir: Ir & { kind: 'call' }, env: Environment): Maybe {
  const { operator } = ir;
  const args = ir.args.map((arg) => evaluate(arg, env));
  const given = operator.seesMissing ? args : args.map((arg) => (arg === undefined ? null : arg));
  return call(operator, given, env.surroundings);
}

/** The value of the operand that decides: the first falsy one of `and`, the first truthy one of `or`, else the last. */
function decide(args: readonly Ir[], env: Environment, goOnWhile: boolean): Maybe {
  let value: Maybe;
  for (const arg of args) {
    value = evaluate(arg, env);
    if (isTruthy(value) !== goOnWhile) return value;
  }
  return value;
}

function coalesce(args: readonly Ir[], env: Environment): Maybe {
  let value: Maybe;
  for (const arg of args) {
    value = evaluate(arg, env);
    if (value !== undefined && value !== null) return value;
  }
  return value;
}

function listOf(value: Maybe): readonly Value[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Failure('NOT_A_LIST', `a list is needed, and this is ${describeValue(value)}`);
  if (value.length > LIST_MAX) throw new Failure('LIST_LIMIT', `a list of ${value.length} elements is too long`);
  return value as readonly Value[];
}

function iterate(ir: IterateIr, env: Environment): Maybe {
  const list = listOf(evaluate(ir.list, env));
  const inner = env.child();
  const body = (item: Value): Maybe => {
    inner.bind(ir.item, item);
    return evaluate(ir.body, inner);
  };
  const holds = (item: Value): boolean => isTruthy(body(item));
  switch (ir.kind) {
    case 'map':
      return list.map((item) => body(item) ?? null);
    case 'filter':
      return list.filter(holds);
    case 'find':
      return list.find(holds);
    case 'all':
      return list.length > 0 && list.every(holds);
    case 'some':
      return list.some(holds);
    case 'none':
      return !list.some(holds);
    case 'count':
      return list.filter(holds).length;
    case 'sum':
      return list.reduce<Num>((sum, item) => add(sum, numberFrom(body(item))), 0);
    case 'min-of':
      return extreme(list.map(body), -1);
    case 'max-of':
      return extreme(list.map(body), 1);
    case 'sort-by':
      return sortBy(list, list.map(body));
    case 'group-by':
      return groupBy(list, list.map(body));
  }
}

function numberFrom(value: Maybe): Num {
  if (isNumber(value)) return value;
  throw new Failure('NOT_A_NUMBER', `a number is needed, and this is ${describeValue(value)}`);
}

/** The least (`sign` -1) or greatest (1) of numbers or of texts; missing and null ones do not count. */
function extreme(values: readonly Maybe[], sign: 1 | -1): Maybe {
  let best: Value | undefined;
  for (const value of values) {
    if (value === undefined || value === null) continue;
    if (best === undefined || order(value, best) === sign) best = value;
  }
  return best;
}

/** -1, 0 or 1 for two numbers or two texts. */
function order(a: Value, b: Value): number {
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') {
    spendOnComparison(Math.max(a.length, b.length));
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw new Failure('BAD_ARGUMENT', `${describeValue(a)} and ${describeValue(b)} have no order`);
}

/** Stable; elements without a key come last. */
function sortBy(list: readonly Value[], keys: readonly Maybe[]): Value[] {
  const places = list.map((_, index) => index);
  places.sort((a, b) => {
    const [left, right] = [keys[a] ?? null, keys[b] ?? null];
    if (left === null || right === null) return (left === null ? 1 : 0) - (right === null ? 1 : 0) || a - b;
    return order(left, right) || a - b;
  });
  return places.map((place) => list[place]!);
}

/** `[{ key, items }]`, in the order in which the keys first occur. */
function groupBy(list: readonly Value[], keys: readonly Maybe[]): Value[] {
  const groups = new Map<string, { key: Value; items: Value[] }>();
  list.forEach((item, index) => {
    const key = keys[index] ?? null;
    const text = valueKey(key);
    const group = groups.get(text);
    if (group) group.items.push(item);
    else groups.set(text, { key, items: [item] });
  });
  return [...groups.values()];
}

function reduce(ir: ReduceIr, env: Environment): Maybe {
  const list = listOf(evaluate(ir.list, env));
  const inner = env.child();
  let accumulated = evaluate(ir.initial, env);
  for (const item of list) {
    inner.bind(ir.item, item);
    inner.bind(ir.accumulator, accumulated);
    accumulated = evaluate(ir.body, inner);
  }
  return accumulated;
}

function lookup(ir: LookupIr, env: Environment): Maybe {
  const keys = ir.keys.map((key) => evaluate(key, env));
  const at = ir.at && evaluate(ir.at, env);
  if (keys.some((key) => key === undefined || key === null)) return undefined;
  if (ir.at && typeof at !== 'string') return undefined;
  keys.forEach(spendOnKey);
  return env.surroundings.row(ir.table, keys, at as string | undefined);
}

function missing(ir: MissingIr, env: Environment): Maybe {
  const absent = ir.reads.filter(({ value }) => {
    const read = evaluate(value, env);
    return read === undefined || read === null || read === '';
  });
  const enough = ir.atLeast !== undefined && ir.reads.length - absent.length >= ir.atLeast;
  return enough ? [] : absent.map(({ name }) => name);
}
