import type { Operator } from '../operator.js';
import { abs } from './abs.js';
import { plus } from './add.js';
import { ceiling } from './ceiling.js';
import { over } from './divide.js';
import { floor } from './floor.js';
import { format } from './format.js';
import { greater } from './greater.js';
import { greaterOrEqual } from './greater-or-equal.js';
import { less } from './less.js';
import { lessOrEqual } from './less-or-equal.js';
import { max } from './max.js';
import { min } from './min.js';
import { times } from './multiply.js';
import { number } from './number.js';
import { modulo } from './remainder.js';
import { round } from './round.js';
import { sign } from './sign.js';
import { minus } from './subtract.js';

/** Exact arithmetic, comparisons and rounding. */
export const NUMBER_OPERATORS: readonly Operator[] = [
  ...[plus, minus, times, over, modulo, less, lessOrEqual, greater, greaterOrEqual],
  ...[min, max, abs, sign, round, floor, ceiling, number, format],
];
