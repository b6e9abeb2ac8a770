import { ANY, BOOLEAN } from '../../types/type.js';
import { stringOf } from '../../values/coercion.js';
import { sameValue } from '../../values/equality.js';
import { indexOfText } from '../../values/search.js';
import type { Value } from '../../values/value.js';
import type { StrictOperator } from '../operator.js';
import { isDouble, isPresent } from './emission.js';

export const inside: StrictOperator = {
  name: 'in',
  group: 'logic',
  standard: true,
  summary: 'Whether a list has the value as an element, or a text has it as a part.',
  docs: 'Elements are compared as `===` does. Anything else, null and missing too, contains nothing; nor does the empty text, not even itself.',
  parameters: [
    { name: 'value', type: ANY, summary: 'What is looked for.' },
    { name: 'container', type: ANY, summary: 'A list or a text.' },
  ],
  result: BOOLEAN,
  examples: [
    { formula: 'country in ["DE", "AT", "CH"]', data: { country: 'AT' }, result: true },
    { formula: '"late" in note', data: { note: 'entered late' }, result: true },
    { formula: '"1" in [1, 2]', result: false },
    { formula: '"x" in tags', data: {}, result: false },
  ],
  form: 'strict',
  evaluate: ([value = null, container]) => {
    if (typeof container === 'string') return container !== '' && indexOfText(container, stringOf(value)) !== -1;
    return Array.isArray(container) && (container as readonly Value[]).some((item) => sameValue(item, value));
  },
  emit: ([value, container], [type, within]) => {
    if (!type || !within || !isPresent(type) || !isPresent(within)) return undefined;
    const found = `${container}.includes(${value})`;
    if (within.kind === 'text') return type.kind === 'text' ? `(${container} !== "" && ${found})` : undefined;
    return within.kind === 'list' && (type.kind === 'text' || type.kind === 'boolean' || isDouble(type))
      ? found
      : undefined;
  },
};
