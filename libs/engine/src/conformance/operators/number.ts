import { primitive, text } from '../coercion.js';
import { ConformanceError } from '../error.js';
import { textSteps } from '../limits.js';
import type { Data, ReferenceOperator, Run } from './operator.js';

/** `Number(value)`, as `-`, `/`, `%`, `min` and `max` see their arguments. */
function number(value: Data, run: Run): number {
  const plain = primitive(value, run);
  if (typeof plain === 'string') run.charge(textSteps(plain.length));
  return Number(plain);
}

/** As `+` and `*` see them: the number with which the text begins. */
function leadingNumber(value: Data, run: Run): number {
  const digits = text(value, run);
  run.charge(textSteps(digits.length));
  return Number.parseFloat(digits);
}

export const add: ReferenceOperator = (args, _data, run) =>
  args.reduce((sum: number, arg) => sum + leadingNumber(arg, run), 0);

/** A single argument comes back as it is. */
export const multiply: ReferenceOperator = (args, _data, run) => {
  if (args.length === 0) throw new ConformanceError('NOT_POSSIBLE', '`*` needs an argument.');
  return args.reduce((product, arg) => leadingNumber(product, run) * leadingNumber(arg, run));
};

export const subtract: ReferenceOperator = ([a, b], _data, run) => {
  const first = number(a, run);
  return b === undefined ? -first : first - number(b, run);
};

export const divide: ReferenceOperator = ([a, b], _data, run) => number(a, run) / number(b, run);
export const remainder: ReferenceOperator = ([a, b], _data, run) => number(a, run) % number(b, run);

export const smallest: ReferenceOperator = (args, _data, run) =>
  args.map((arg) => number(arg, run)).reduce((a, b) => Math.min(a, b), Infinity);
export const largest: ReferenceOperator = (args, _data, run) =>
  args.map((arg) => number(arg, run)).reduce((a, b) => Math.max(a, b), -Infinity);
