import { ANY, BOOLEAN } from '../../types/type.js';
import { isTruthy } from '../../values/truth.js';
import type { StrictOperator } from '../operator.js';
import { emitTruth } from './emission.js';

export const truthy: StrictOperator = {
  name: '!!',
  group: 'logic',
  standard: true,
  summary: 'True where the value is truthy.',
  docs: 'Falsy are false, null, missing, 0, the empty text and the empty list; all else is truthy, also the text "0" and an object without fields.',
  parameters: [{ name: 'value', type: ANY, summary: 'Any value.' }],
  result: BOOLEAN,
  examples: [
    { formula: '`!!`(tags)', data: { tags: ['late'] }, result: true },
    { formula: '`!!`("0")', result: true },
    { formula: '`!!`([])', result: false },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: ([value]) => isTruthy(value),
  emit: ([arg], [type]) => (arg !== undefined && type ? emitTruth(arg, type) : undefined),
};
