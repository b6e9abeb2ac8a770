import { BOOLEAN, INTEGER } from '../../../types/type.js';
import { isLeapYear as isLeap } from '../../../values/date.js';
import { needWhole } from '../../arguments.js';
import type { StrictOperator } from '../../operator.js';

export const isLeapYear: StrictOperator = {
  name: 'isLeapYear',
  group: 'date',
  summary: 'Whether a year has a 29 February.',
  parameters: [{ name: 'year', type: INTEGER, summary: 'The year; of a date, `year(date)`.' }],
  result: BOOLEAN,
  examples: [
    { formula: 'isLeapYear(2028)', result: true },
    { formula: 'isLeapYear(2100)', result: false },
  ],
  form: 'strict',
  evaluate: ([year]) => isLeap(needWhole(year, 'isLeapYear', 0, 9999)),
};
