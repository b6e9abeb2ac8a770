import { SHORT_TEXT, spend, spendOnText } from '../values/bounds/effort.js';
import { Decimal } from '../decimal/decimal.js';
import type { Maybe, Value } from '../values/value.js';
import type { OperatorContext, StrictOperator } from './operator.js';

/** Lists up to this length are no effort: going through them goes with the step. */
export const SHORT_LIST = 64;

/** What the operator says of these arguments; both executors call operators so, and count the same. */
export function call(operator: StrictOperator, args: readonly Maybe[], context: OperatorContext): Maybe {
  if (operator.effort === 'own') return operator.evaluate(args, context);
  const countsFields = operator.group === 'data';
  for (const arg of args) spendOn(arg, countsFields);
  const result = operator.evaluate(args, context);
  spendOn(result, countsFields);
  return result;
}

function spendOn(value: Maybe, countsFields: boolean): void {
  if (typeof value === 'string') spendOnText(value.length);
  else if (typeof value !== 'object' || value === null || value instanceof Decimal) return;
  else if (Array.isArray(value)) spendOnList(value);
  else if (countsFields) spend(Object.keys(value).length);
}

function spendOnList(list: readonly Value[]): void {
  if (list.length > SHORT_LIST) spend(list.length / 4);
  for (const item of list) if (typeof item === 'string' && item.length > SHORT_TEXT) spendOnText(item.length);
}
