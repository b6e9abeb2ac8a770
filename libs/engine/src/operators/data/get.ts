import { ANY, TEXT, optional, type Type } from '../../types/type.js';
import { isNumber } from '../../decimal/decimal.js';
import { readOwn } from '../../values/read.js';
import { stringOf } from '../../values/coercion.js';
import { spendOnText } from '../../values/bounds/effort.js';
import type { StrictOperator } from '../operator.js';

export const get: StrictOperator = {
  name: 'get',
  group: 'data',
  summary: 'A field of an object, or an element of a list: `object.field` in formulas.',
  docs: 'Missing where there is none. Only what the value itself holds is read, never what JavaScript adds to every object.',
  parameters: [
    { name: 'container', type: ANY, summary: 'An object or a list.' },
    { name: 'name', type: ANY, summary: 'The name of the field, or the position of the element, from 0.' },
  ],
  result: ([container, name]) => fieldType(container, name),
  examples: [
    { formula: 'get({ a: 1 }, "a")', result: 1 },
    { formula: 'get(hours, weekday)', data: { hours: { monday: 7.5 }, weekday: 'monday' }, result: 7.5 },
    { formula: 'get(["a", "b"], 1)', result: 'b' },
    { formula: 'coalesce(get(entry, "constructor"), "none")', data: { entry: {} }, result: 'none' },
  ],
  form: 'strict',
  effort: 'own',
  seesMissing: true,
  evaluate: ([container, name]) => {
    if (typeof name !== 'string' && !isNumber(name)) return undefined;
    const field = stringOf(name);
    spendOnText(field.length);
    return readOwn(container, field);
  },
};

function fieldType(container: Type | undefined, name: Type | undefined): Type {
  if (container?.kind === 'list') return optional(container.item ?? ANY);
  const key =
    name?.kind === TEXT.kind && name.values?.length === 1 ? container?.fields?.get(String(name.values[0])) : undefined;
  return optional(key ?? ANY);
}
