import { isNumber, parseDecimal } from '../../decimal/decimal.js';
import { plainNumberText, type DecimalPoint } from '../../decimal/localized.js';
import { ANY, NUMBER, TEXT } from '../../types/type.js';
import { describeValue } from '../../values/describe.js';
import { Failure } from '../../values/failure.js';
import type { Maybe, Num } from '../../values/value.js';
import { asAbsentAsFirst, isAbsent, needOneOf } from '../arguments.js';
import type { StrictOperator } from '../operator.js';

export const number: StrictOperator = {
  name: 'number',
  group: 'number',
  summary: 'The number that a text spells.',
  docs:
    'All of the text must be the number, with spaces around it at most, as `12.5`, `-3`, `+1e3`. With a decimal point given, ' +
    'digits may be grouped in threes by the other mark, spaces or apostrophes: `number("1.234,56", ",")`. A number stays as ' +
    'it is, null stays null, missing stays missing; an empty text fails.',
  parameters: [
    { name: 'text', type: ANY, summary: 'A text, or a number.' },
    {
      name: 'point',
      type: { ...TEXT, values: ['.', ','] },
      summary: 'The decimal point: "." or ","; groups are allowed only if it is given.',
      optional: true,
    },
  ],
  result: asAbsentAsFirst(NUMBER),
  examples: [
    { formula: 'number("12.50")', result: 12.5 },
    { formula: 'number("0120")', result: 120 },
    { formula: 'number("1.234,56", ",")', result: 1234.56 },
    { formula: 'number("1,234.5", ".")', result: 1234.5 },
    { formula: 'number(7)', result: 7 },
    { formula: 'number(hours)', data: { hours: null }, result: null },
    { formula: 'number("1,234")', failure: 'NOT_A_NUMBER' },
    { formula: 'number("7 h")', failure: 'NOT_A_NUMBER' },
    { formula: 'number("1e9999")', failure: 'NUMBER_LIMIT' },
  ],
  form: 'strict',
  seesMissing: true,
  evaluate: ([text, point]) => {
    if (isAbsent(text) || isNumber(text)) return text;
    if (typeof text !== 'string')
      throw new Failure('NOT_A_NUMBER', `\`number\` needs a text or a number, and this is ${describeValue(text)}`);
    return isAbsent(point)
      ? spelled(text, text.trim())
      : spelled(text, plainNumberText(text.trim(), needPoint(point)) ?? '');
  },
};

function needPoint(point: Maybe): DecimalPoint {
  return needOneOf(point, 'number', ['.', ',']);
}

const SPELLED = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function spelled(given: string, plain: string): Num {
  if (!SPELLED.test(plain)) throw new Failure('NOT_A_NUMBER', `${describeValue(given)} is no number`);
  const value = parseDecimal(
    plain
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/\.(?!\d)/, ''),
  );
  if (value === undefined) throw new Failure('NUMBER_LIMIT', `${describeValue(given)} is beyond what is worked with`);
  return value;
}
