import type { ObjectValue, Value } from '../values/value.js';
import { matchesName } from './objects.js';
import { fieldPath, type Problem } from './problem.js';
import { isObject, keywordOf, listAt, objectAt, textAt, type Located, type SchemaObject } from './schema.js';
import type { Checking } from './validator.js';

/** `unevaluatedProperties` and `unevaluatedItems`: what no other keyword of the schema has looked at. */
export function unevaluatedProblem(
  schema: SchemaObject,
  value: ObjectValue | readonly Value[],
  at: Checking,
): Problem | undefined {
  const keyword = Array.isArray(value) ? 'unevaluatedItems' : 'unevaluatedProperties';
  const rest = keywordOf(schema, keyword);
  if (rest === undefined) return undefined;
  const known = evaluated(schema, value, at, true);
  for (const [name, part] of Object.entries(value)) {
    const path = Array.isArray(value) ? `${at.path}[${name}]` : fieldPath(at.path, name);
    if (known.has(name)) continue;
    const found = at.validator.check(rest, part as Value, { ...at, path });
    if (found)
      return rest === false ? unknownProblem(keyword, name, { path, of: at.path, part: part as Value }) : found;
  }
  return undefined;
}

function unknownProblem(
  keyword: string,
  name: string,
  { path, of, part }: { path: string; of: string; part: Value },
): Problem {
  if (keyword === 'unevaluatedProperties') return { path: of, keyword, expected: name, actual: part };
  return { path, keyword, expected: 'left out', actual: part };
}

/** The names (or indexes) that some keyword of the schema has looked at. */
function evaluated(
  schema: Value,
  value: ObjectValue | readonly Value[],
  at: Checking,
  isOutermost = false,
): Set<string> {
  if (!isObject(schema)) return new Set();
  const own = Array.isArray(value)
    ? evaluatedItems(schema, value, at)
    : evaluatedProperties(schema, value as ObjectValue);
  const rest = Array.isArray(value) ? 'unevaluatedItems' : 'unevaluatedProperties';
  if (!isOutermost && keywordOf(schema, rest) !== undefined) return new Set(Object.keys(value));
  for (const { schema: part, root } of appliedParts(schema, value, at)) {
    for (const name of evaluated(part, value, { ...at, root })) own.add(name);
  }
  return own;
}

function evaluatedProperties(schema: SchemaObject, value: ObjectValue): Set<string> {
  const names = Object.keys(value);
  if (keywordOf(schema, 'additionalProperties') !== undefined) return new Set(names);
  const properties = objectAt(schema, 'properties') ?? {};
  const patterns = Object.keys(objectAt(schema, 'patternProperties') ?? {});
  return new Set(
    names.filter((name) => Object.hasOwn(properties, name) || patterns.some((pattern) => matchesName(pattern, name))),
  );
}

function evaluatedItems(schema: SchemaObject, value: readonly Value[], at: Checking): Set<string> {
  const indexes = Object.keys(value);
  if (keywordOf(schema, 'items') !== undefined) return new Set(indexes);
  const prefix = listAt(schema, 'prefixItems').length;
  const contains = keywordOf(schema, 'contains');
  return new Set(
    indexes.filter(
      (index) =>
        Number(index) < prefix ||
        (contains !== undefined && at.validator.check(contains, value[Number(index)]!, at) === undefined),
    ),
  );
}

/** The subschemas for the same value that it fits. */
function appliedParts(schema: SchemaObject, value: ObjectValue | readonly Value[], at: Checking): Located[] {
  const here = (part: Value): Located => ({ schema: part, root: at.root });
  const fits = ({ schema: part, root }: Located): boolean =>
    at.validator.check(part, value as Value, { ...at, root }) === undefined;
  const ref = textAt(schema, '$ref');
  const target = ref === undefined ? undefined : at.validator.resolve(ref, at.root);
  const dependent = Object.entries(objectAt(schema, 'dependentSchemas') ?? {}).flatMap(([name, part]) =>
    Object.hasOwn(value, name) ? [here(part)] : [],
  );
  const condition = keywordOf(schema, 'if');
  const holds = condition !== undefined && at.validator.check(condition, value as Value, at) === undefined;
  const branch = condition === undefined ? undefined : keywordOf(schema, holds ? 'then' : 'else');
  const parts = [
    ...listAt(schema, 'allOf'),
    ...listAt(schema, 'anyOf'),
    ...listAt(schema, 'oneOf'),
    ...(holds ? [condition] : []),
    ...(branch === undefined ? [] : [branch]),
  ];
  return [...(target ? [target] : []), ...dependent, ...parts.map(here)].filter(fits);
}
