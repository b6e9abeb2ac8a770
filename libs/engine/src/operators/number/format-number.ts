import { compareNumbers, round } from '../../decimal/arithmetic.js';
import { formatNumber as textOf, toBig } from '../../decimal/decimal.js';
import { INTEGER, NUMBER, TEXT } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import { isAbsent, needNumber, needText, needWhole } from '../arguments.js';
import type { StrictOperator } from '../operator.js';
import { PLACES_MAX } from './operand.js';

export const formatNumber: StrictOperator = {
  name: 'formatNumber',
  group: 'number',
  summary: 'A number as a text with exactly so many digits after the point.',
  docs: 'It rounds nothing: a number with more digits fails with NOT_EXACT; write `formatNumber(round(amount, 2), 2)`.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'The number.' },
    { name: 'places', type: INTEGER, summary: 'Digits after the point.' },
    { name: 'point', type: TEXT, summary: 'The decimal point, "." if not given.', optional: true },
    {
      name: 'groups',
      type: TEXT,
      summary: 'What stands between groups of three digits; nothing, if not given.',
      optional: true,
    },
  ],
  result: TEXT,
  examples: [
    { formula: 'formatNumber(12.5, 2)', result: '12.50' },
    { formula: 'formatNumber(-1234567.5, 2, ",", ".")', result: '-1.234.567,50' },
    { formula: 'formatNumber(7, 0)', result: '7' },
    { formula: 'formatNumber(0.125, 2)', failure: 'NOT_EXACT' },
  ],
  form: 'strict',
  evaluate: ([value, digits, point, groups]) => {
    const number = needNumber(value, 'formatNumber');
    const places = needWhole(digits, 'formatNumber', 0, PLACES_MAX);
    if (compareNumbers(round(number, places, 'down'), number) !== 0) {
      throw new Failure(
        'NOT_EXACT',
        `${textOf(number)} has more than ${places} digits after the point; round it first`,
      );
    }
    const [whole, fraction] = toBig(number).toFixed(places).split('.') as [string, string?];
    const grouped = isAbsent(groups)
      ? whole
      : whole.replace(/\B(?=(?:\d{3})+$)/g, () => needText(groups, 'formatNumber'));
    return (
      grouped + (fraction === undefined ? '' : (isAbsent(point) ? '.' : needText(point, 'formatNumber')) + fraction)
    );
  },
};
