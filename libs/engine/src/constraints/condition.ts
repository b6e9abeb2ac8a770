import type { IfIr, Ir, StrictCallIr } from '../ir/expression.js';
import type { Type } from '../types/type.js';
import { isNumber } from '../decimal/decimal.js';
import { isTruthy } from '../values/truth.js';
import type { Maybe, Value } from '../values/value.js';
import { comparedWith, isComparison, mirrored, type Comparison } from './comparison.js';
import type { Field, Fields } from './field.js';
import { expressionKey, fieldsRead, type FieldPath } from './read.js';
import { contains, NOTHING, section, subtract, unite, valuesOf, type ValueSet } from './value-set.js';

/** What an expression says of fields when it is taken as true or false. */
export type Condition =
  | { readonly kind: 'constant'; readonly truth: boolean }
  /** True exactly for the values of the set. */
  | { readonly kind: 'field'; readonly field: Field; readonly set: ValueSet }
  /** Compares two fields. */
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Field;
      readonly right: Field;
      readonly key: string;
    }
  /** Something that is not reasoned about; two with the same key are true together. Its expression's value says whether it holds. */
  | {
      readonly kind: 'opaque';
      readonly key: string;
      readonly ir: Ir;
      readonly reads: readonly FieldPath[];
      readonly holds: (value: Maybe) => boolean;
    }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

export const TRUE: Condition = { kind: 'constant', truth: true };
export const FALSE: Condition = { kind: 'constant', truth: false };

export function not(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

export function both(...conditions: readonly Condition[]): Condition {
  return { kind: 'and', of: conditions };
}

export function either(...conditions: readonly Condition[]): Condition {
  return { kind: 'or', of: conditions };
}

/** Reads an expression as a condition; what is not understood becomes opaque. */
export function conditionOf(ir: Ir, fields: Fields): Condition {
  return known(ir, fields) ?? { kind: 'opaque', key: expressionKey(ir), ir, reads: fieldsRead(ir), holds: isTruthy };
}

/** That the expression's value is in the set; undefined where it is no read of a field. */
export function membershipOf(ir: Ir, set: ValueSet, fields: Fields): Condition | undefined {
  const read = readOf(ir, fields);
  return read && isIn(read, set);
}

function known(ir: Ir, fields: Fields): Condition | undefined {
  switch (ir.kind) {
    case 'const':
      return { kind: 'constant', truth: isTruthy(ir.value) };
    case 'local':
    case 'get':
    case 'coalesce':
      return truthOf(ir, fields);
    case 'and':
    case 'or':
      return { kind: ir.kind, of: ir.args.map((arg) => conditionOf(arg, fields)) };
    case 'if':
      return choice(ir, fields);
    case 'call':
      return call(ir, fields);
    default:
      return undefined;
  }
}

function choice(ir: IfIr, fields: Fields): Condition {
  const otherwise = ir.otherwise ? conditionOf(ir.otherwise, fields) : FALSE;
  return ir.branches.reduceRight<Condition>((rest, { when, then }) => {
    const condition = conditionOf(when, fields);
    return either(both(condition, conditionOf(then, fields)), both(not(condition), rest));
  }, otherwise);
}

function call(ir: StrictCallIr, fields: Fields): Condition | undefined {
  const { operator, args } = ir;
  const [first, second] = args;
  if (operator.name === '!' && first) return not(conditionOf(first, fields));
  if (operator.name === '!!' && first) return conditionOf(first, fields);
  if (operator.name === 'in' && first && second) return membership(first, second, fields);
  if (!isComparison(operator.name) || args.length < 2) return undefined;
  const pairs = args
    .slice(1)
    .map((right, index) => comparison(operator.name as Comparison, args[index]!, right, fields));
  if (!pairs.every((pair) => pair !== undefined)) return undefined;
  return pairs.length === 1 ? pairs[0] : both(...pairs);
}

/** A field, and the value that stands in for it where it has none (`coalesce(hours, 0)`). */
interface Read {
  readonly field: Field;
  readonly type: Type;
  readonly fallback: Value | undefined;
}

function readOf(ir: Ir, fields: Fields): Read | undefined {
  const direct = fields.of(ir);
  if (direct) return { field: direct, type: ir.type, fallback: undefined };
  if (ir.kind !== 'coalesce' || ir.args.length !== 2) return undefined;
  const [first, last] = [fields.of(ir.args[0]!), ir.args[1]!];
  if (!first || last.kind !== 'const' || last.value === null) return undefined;
  return { field: first, type: ir.type, fallback: last.value };
}

/** True for the values of the set; where the field has none, what stands in for it decides. */
function isIn({ field, fallback }: Read, set: ValueSet): Condition {
  if (fallback === undefined) return { kind: 'field', field, set };
  const without = subtract(set, NOTHING);
  return { kind: 'field', field, set: contains(set, fallback) ? unite(without, NOTHING) : without };
}

function truthOf(ir: Ir, fields: Fields): Condition | undefined {
  const read = readOf(ir, fields);
  if (!read) return undefined;
  switch (read.type.kind) {
    case 'boolean':
      return isIn(read, section('true'));
    case 'number':
      return isIn(read, subtract(section('number'), valuesOf([0])));
    case 'text':
      return isIn(read, subtract(section('text'), valuesOf([''])));
    case 'object':
      return isIn(read, section('other'));
    case 'never':
      return FALSE;
    default:
      return undefined;
  }
}

/** `status in ["open", "draft"]`: elements are compared strictly, whatever the type. */
function membership(value: Ir, container: Ir, fields: Fields): Condition | undefined {
  const read = readOf(value, fields);
  if (!read || container.kind !== 'const' || !Array.isArray(container.value)) return undefined;
  const elements = container.value as readonly Value[];
  return elements.every(isSimple) ? isIn(read, valuesOf(elements)) : undefined;
}

function isSimple(value: Maybe): boolean {
  return value === null || typeof value !== 'object' || isNumber(value);
}

function comparison(operator: Comparison, left: Ir, right: Ir, fields: Fields): Condition | undefined {
  if (left.kind === 'const') return withConstant(mirrored(operator), right, left.value, fields);
  if (right.kind === 'const') return withConstant(operator, left, right.value, fields);
  const [a, b] = [fields.of(left), fields.of(right)];
  const sameKind = left.type.kind === right.type.kind && ['number', 'text', 'boolean'].includes(left.type.kind);
  if (a && a === b) return { kind: 'constant', truth: ['==', '===', '<=', '>='].includes(operator) };
  if (!a || !b || !sameKind) return undefined;
  const key = `${operator} (${a.key}) (${b.key})`;
  return { kind: 'compare', operator, left: a, right: b, key };
}

function withConstant(operator: Comparison, ir: Ir, value: Value, fields: Fields): Condition | undefined {
  const read = readOf(ir, fields);
  const set = read && comparedWith(operator, value, read.type);
  return set && isIn(read, set);
}
