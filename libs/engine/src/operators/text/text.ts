import { Big, formatNumber, isNumber, toBig } from '../../decimal/decimal.js';
import { ANY, INTEGER, TEXT } from '../../types/type.js';
import { Failure } from '../../values/failure.js';
import type { Num } from '../../values/value.js';
import { asAbsentAsFirst, isAbsent, needWhole, refuse } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

const PLACES_MAX = 100;

export const text: StrictOperator = {
  name: 'text',
  group: 'text',
  summary: 'A number, or true and false, as a text.',
  docs:
    'With `places`, a number has exactly so many digits after the point, without an exponent; one that has more must be rounded first, ' +
    'else it fails with NOT_EXACT. A text stays as it is. Null stays null, missing stays missing.',
  parameters: [
    { name: 'value', type: ANY, summary: 'A number, true, false or a text.' },
    { name: 'places', type: INTEGER, summary: 'How many digits stand after the point.', optional: true },
  ],
  result: asAbsentAsFirst(TEXT),
  examples: [
    { formula: 'text(7.50)', result: '7.5' },
    { formula: 'text(7.5, 2)', result: '7.50' },
    { formula: 'text(true)', result: 'true' },
    { formula: 'text(7.555, 2)', failure: 'NOT_EXACT' },
    { formula: 'text([1])', failure: 'NOT_A_TEXT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([value, places]) => {
    if (isAbsent(value) || typeof value === 'string') return value;
    if (typeof value === 'boolean') return String(value);
    if (!isNumber(value)) return refuse(value, 'text', 'a number, true, false or a text', 'NOT_A_TEXT');
    return isAbsent(places) ? formatNumber(value) : withPlaces(value, needWhole(places, 'text', 0, PLACES_MAX));
  },
};

function withPlaces(number: Num, places: number): string {
  const written = toBig(number).toFixed(places);
  if (new Big(written).eq(toBig(number))) return written;
  throw new Failure(
    'NOT_EXACT',
    `${formatNumber(number)} has more than ${places} digits after the point; round it first`,
  );
}
