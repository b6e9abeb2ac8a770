import type { Operator } from '../operator.js';
import { abs } from './abs.js';
import { add } from './add.js';
import { ceiling } from './ceiling.js';
import { divide } from './divide.js';
import { floor } from './floor.js';
import { formatNumber } from './format-number.js';
import { greaterOrEqual } from './greater-or-equal.js';
import { greater } from './greater.js';
import { lessOrEqual } from './less-or-equal.js';
import { less } from './less.js';
import { max } from './max.js';
import { min } from './min.js';
import { multiply } from './multiply.js';
import { number } from './number.js';
import { remainder } from './remainder.js';
import { round } from './round.js';
import { sign } from './sign.js';
import { subtract } from './subtract.js';

/** Exact arithmetic, order and rounding. */
export const NUMBER_OPERATORS: readonly Operator[] = [
  ...[add, subtract, multiply, divide, remainder],
  ...[less, lessOrEqual, greater, greaterOrEqual, min, max],
  ...[round, floor, ceiling, abs, sign],
  ...[number, formatNumber],
];
