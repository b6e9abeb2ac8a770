import type { Operator } from '../operator.js';
import { allocate } from './allocate.js';
import { convert } from './convert.js';
import { fromMinorUnits } from './from-minor-units.js';
import { minorUnits } from './minor-units.js';
import { roundMoney } from './round-money.js';
import { roundTo } from './round-to.js';
import { roundUpTo } from './round-up-to.js';

/** Money: shared out, converted, rounded to what can be paid. */
export const MONEY_OPERATORS: readonly Operator[] = [
  ...[allocate, convert, roundMoney, minorUnits, fromMinorUnits],
  ...[roundTo, roundUpTo],
];
