import { ANY, BOOLEAN } from '../../types/type.js';
import { isTruthy } from '../../values/truth.js';
import type { StrictOperator } from '../operator.js';
import { emitTruth } from './emission.js';

export const not: StrictOperator = {
  name: '!',
  group: 'logic',
  standard: true,
  summary: 'True where the value is falsy: `not` in formulas.',
  docs: 'Falsy are false, null, missing, 0, the empty text and the empty list; all else is truthy, also the text "0".',
  parameters: [{ name: 'value', type: ANY, summary: 'Any value.' }],
  result: BOOLEAN,
  examples: [
    { formula: 'not billable', data: { billable: false }, result: true },
    { formula: 'not tags', data: { tags: [] }, result: true },
    { formula: 'not "0"', result: false },
    { formula: 'not note', data: {}, result: true },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([value]) => !isTruthy(value),
  emit: ([arg], [type]) => {
    const truth = arg !== undefined && type ? emitTruth(arg, type) : undefined;
    return truth === undefined ? undefined : `!${truth}`;
  },
};
