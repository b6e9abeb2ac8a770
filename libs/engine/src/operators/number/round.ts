import { round as roundNumber } from '../../decimal/arithmetic.js';
import { ROUNDING_MODES } from '../../decimal/rounding.js';
import { INTEGER, NUMBER, TEXT } from '../../types/type.js';
import type { StrictOperator } from '../operator.js';
import { isAbsent, needNumber, needOneOf, needWhole } from '../arguments.js';
import { roundedType } from './result.js';

/** Rounding further than this is a mistake. */
export const PLACES_MAX = 100;

export const round: StrictOperator = {
  name: 'round',
  group: 'number',
  summary: 'Rounds a number to so many digits after the point.',
  docs:
    'The mode says what happens to what is left over: `half-even` (the default: ties go to the even digit), `half-up` (ties away from ' +
    'zero), `half-down`, `up` (away from zero), `down` (towards zero), `ceiling`, `floor`. Negative places round before the point.',
  parameters: [
    { name: 'number', type: NUMBER, summary: 'What is rounded.' },
    { name: 'places', type: INTEGER, summary: 'Digits after the point; 0 if not given.', optional: true },
    { name: 'mode', type: { ...TEXT, values: ROUNDING_MODES }, summary: 'How ties and rests are rounded.', optional: true },
  ],
  result: ([number, places]) => roundedType(number ?? NUMBER, places ?? { ...INTEGER, values: [0] }),
  examples: [
    { formula: 'round(2.345, 2)', result: 2.34 },
    { formula: 'round(2.345, 2, "half-up")', result: 2.35 },
    { formula: 'round(1234.5, -2)', result: 1200 },
    { formula: 'round(-0.5)', result: 0 },
    { formula: 'round(1.5, 0.5)', failure: 'BAD_ARGUMENT' },
  ],
  form: 'strict',
  evaluate: ([number, places, mode]) =>
    roundNumber(needNumber(number, 'round'), isAbsent(places) ? 0 : needWhole(places, 'round', -PLACES_MAX, PLACES_MAX), needOneOf(mode, 'round', ROUNDING_MODES)),
};
