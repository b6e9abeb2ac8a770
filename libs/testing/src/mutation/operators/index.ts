import type { MutationOperator } from '../change.js';
import { arithmetic } from './arithmetic.js';
import { cellBound, cellEnd, cellValue, widenCell } from './cells.js';
import { comparison } from './comparison.js';
import { connective } from './connective.js';
import { dropCondition, dropWhen } from './drop-condition.js';
import { fallback } from './fallback.js';
import { dropItem, swap } from './items.js';
import { lookUpDate } from './look-up-date.js';
import { negate } from './negate.js';
import { number } from './number.js';
import { outcome, reason } from './outcome.js';
import { dropDefault, dropField } from './parts.js';
import { rounding } from './rounding.js';
import { delivery, dropStep, endState, missingRow } from './steps.js';
import { text } from './text.js';
import { truth } from './truth.js';

/** The ways in which definitions are changed: a closed list, described in the guide. To add one, name it here and there. */
export const MUTATION_OPERATORS: readonly MutationOperator[] = [
  ...[comparison, connective, dropCondition, dropWhen, negate],
  ...[number, text, truth, arithmetic, rounding, fallback, lookUpDate],
  ...[swap, dropItem, widenCell, cellBound, cellEnd, cellValue],
  ...[outcome, reason, dropField, dropDefault],
  ...[dropStep, missingRow, delivery, endState],
];
