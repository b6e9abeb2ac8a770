import { isNumber } from '../decimal/decimal.js';
import { keywordOf, type SchemaObject } from '../validate/schema.js';
import type { Value } from '../values/value.js';

/** Which schemas a generated validator is made for. The others are left to `SchemaValidator`. */

/** Keywords that are rare, or that say more than code for a single pass can. */
const LEFT_TO_VALIDATOR = [
  ...['patternProperties', 'propertyNames', 'minProperties', 'maxProperties', 'dependentRequired', 'dependentSchemas'],
  ...['prefixItems', 'contains', 'uniqueItems', 'unevaluatedProperties', 'unevaluatedItems', 'if', 'multipleOf'],
];

export function isSupported(schema: SchemaObject): boolean {
  if (LEFT_TO_VALIDATOR.some((keyword) => keywordOf(schema, keyword) !== undefined)) return false;
  const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'].map((keyword) =>
    keywordOf(schema, keyword),
  );
  if (bounds.some((bound) => isNumber(bound) && typeof bound !== 'number')) return false;
  const constant = keywordOf(schema, 'const');
  const listed = constant === undefined ? keywordOf(schema, 'enum') : [constant];
  return !Array.isArray(listed) || listed.every((value: Value) => typeof value !== 'object' || value === null);
}
