import { ROUNDING_MODES } from '../../decimal/rounding.js';
import { round } from '../../decimal/arithmetic.js';
import { formatNumber } from '../../decimal/decimal.js';
import { INTEGER, NUMBER, TEXT } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { needNumber, needOneOf, needWhole } from '../arguments.js';

const PLACES_MAX = 30;

export const format: StrictOperator = {
  name: 'format',
  group: 'number',
  summary: 'A number as a text with exactly so many digits after the point.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'The number.' },
    { name: 'places', type: INTEGER, summary: 'Digits after the point, up to 30.' },
    { name: 'mode', type: { ...TEXT, values: ROUNDING_MODES }, summary: 'How it is rounded; half-even if not given.', optional: true },
  ],
  result: TEXT,
  examples: [
    { formula: 'format(7.5, 2)', result: '7.50' },
    { formula: 'format(-0.005, 2, "half-up")', result: '-0.01' },
    { formula: 'format(1e21, 1)', result: '1000000000000000000000.0' },
  ],
  form: 'strict',
  evaluate: ([given, digits, mode]) => {
    const places = needWhole(digits, 'format', 0, PLACES_MAX);
    return plain(formatNumber(round(needNumber(given, 'format'), places, needOneOf(mode, 'format', ROUNDING_MODES))), places);
  },
};

/** Without an exponent, filled with zeros to `places`. */
function plain(text: string, places: number): string {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] = /^(-?)(\d+)\.?(\d*)(?:e([+-]?\d+))?$/.exec(text) ?? [];
  const shift = Number(exponent);
  const digits = `${whole}${fraction}${'0'.repeat(Math.max(0, shift - fraction.length))}`;
  const point = whole.length + shift;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits;
  const at = Math.max(1, point);
  const decimals = padded.slice(at).slice(0, places).padEnd(places, '0');
  return `${sign}${padded.slice(0, at)}${places === 0 ? '' : `.${decimals}`}`;
}
