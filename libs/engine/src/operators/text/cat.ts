import { ANY, TEXT, type Type } from '../../types/type.js';
import { stringOf } from '../../values/coercion.js';
import { isAbsent, withinText } from '../arguments.js';
import { isDouble, isPresent } from '../logic/emission.js';
import type { StrictOperator } from '../operator.js';

export const cat: StrictOperator = {
  name: 'cat',
  group: 'text',
  standard: true,
  summary: 'The values joined to one text: `&` in formulas.',
  docs: 'Null and missing join as nothing, numbers with all their digits, the elements of a list with commas between them.',
  parameters: [{ name: 'part', type: ANY, summary: 'Any value.', variadic: true, optional: true }],
  result: TEXT,
  examples: [
    { formula: '"harvest:" & entry.id', data: { entry: { id: 88123 } }, result: 'harvest:88123' },
    { formula: 'cat("a", null, 1.50, true)', result: 'a1.5true' },
    { formula: 'cat([1, 2], "!")', result: '1,2!' },
    { formula: 'cat()', result: '' },
  ],
  form: 'strict',
  effort: 'own',
  evaluate: (parts) => {
    let joined = '';
    for (const part of parts) if (!isAbsent(part)) joined = withinText(joined + stringOf(part), 'cat');
    return joined;
  },
  // Only of parts whose length is bounded, so that no limit can be passed; JavaScript writes a double as we do.
  emit: (args, types) => {
    if (args.length < 2 || args.length > 16 || !types.every(isShort)) return undefined;
    return types[0]!.kind === 'text' ? `(${args.join(' + ')})` : `("" + ${args.join(' + ')})`;
  },
};

const SHORT_MAX = 1000;

function isShort(type: Type): boolean {
  if (!isPresent(type)) return false;
  if (type.kind === 'text' && type.values) return type.values.every((value) => String(value).length <= SHORT_MAX);
  return isDouble(type) || (type.kind === 'text' && type.format === 'date');
}
