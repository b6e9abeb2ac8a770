import { compareNumbers } from '../decimal/arithmetic.js';
import { isNumber } from '../decimal/decimal.js';
import type { Type } from '../types/type.js';
import { numberOf } from '../values/coercion.js';
import { isDate } from '../values/date.js';
import type { Maybe, Num } from '../values/value.js';
import { beyond, complement, NO_VALUES, NOTHING, unite, valuesOf, type Order, type ValueSet } from './value-set.js';

export type Comparison = Order | '==' | '!=' | '===' | '!==';

const MIRRORED: Readonly<Record<Comparison, Comparison>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
  '===': '===',
  '!==': '!==',
};

export function isComparison(operator: string): operator is Comparison {
  return Object.hasOwn(MIRRORED, operator);
}

/** The comparison with its sides exchanged. */
export function mirrored(operator: Comparison): Comparison {
  return MIRRORED[operator];
}

/**
 * The values of the type for which `value <operator> bound` holds, as the operators define it; undefined where they
 * would convert values in ways that no simple set shows.
 */
export function comparedWith(operator: Comparison, bound: Maybe, type: Type): ValueSet | undefined {
  switch (operator) {
    case '==':
    case '===':
      return equalTo(bound, type, operator === '===');
    case '!=':
    case '!==': {
      const equal = equalTo(bound, type, operator === '!==');
      return equal && complement(equal);
    }
    default:
      return orderedBy(operator, bound, type);
  }
}

function equalTo(bound: Maybe, type: Type, strictly: boolean): ValueSet | undefined {
  if (bound === null || bound === undefined) return NOTHING;
  if (kindOf(bound) === undefined) return undefined;
  return strictly || kindOf(bound) === type.kind || type.kind === 'never' ? valuesOf([bound]) : undefined;
}

function orderedBy(operator: Order, bound: Maybe, type: Type): ValueSet | undefined {
  if (type.kind === 'number') return orderedNumbers(operator, bound ?? 0);
  if (type.kind !== 'text') return undefined;
  // Null is compared as 0; a date spells no number, so it has no place before or behind that.
  if (bound === null || bound === undefined) return type.format === 'date' ? NO_VALUES : undefined;
  if (typeof bound !== 'string') return undefined;
  const spelled = isDate(bound) ? NaN : numberOf(bound);
  return withNothingAsZero(operator, beyond(operator, bound), spelled);
}

function orderedNumbers(operator: Order, bound: Maybe): ValueSet | undefined {
  return isNumber(bound) ? withNothingAsZero(operator, beyond(operator, bound), bound) : undefined;
}

function withNothingAsZero(operator: Order, set: ValueSet, bound: Num): ValueSet {
  return !Number.isNaN(bound) && holds(operator, compareNumbers(0, bound)) ? unite(set, NOTHING) : set;
}

function holds(operator: Order, order: number): boolean {
  if (order === 0) return operator === '<=' || operator === '>=';
  return order < 0 ? operator === '<' || operator === '<=' : operator === '>' || operator === '>=';
}

function kindOf(value: Maybe): Type['kind'] | undefined {
  if (isNumber(value)) return 'number';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : undefined;
}
