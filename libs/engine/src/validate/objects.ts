import type { ObjectValue, Value } from '../values/value.js';
import { fieldPath, type Problem } from './problem.js';
import { countAt, keywordOf, listAt, objectAt, type SchemaObject } from './schema.js';
import { fitsPattern } from './simple.js';
import type { Checking } from './validator.js';

/** Keywords for objects. Only own properties count. */
export function objectProblem(schema: SchemaObject, object: ObjectValue, at: Checking): Problem | undefined {
  return (
    requiredProblem(listAt(schema, 'required'), object, at) ??
    dependencyProblem(schema, object, at) ??
    propertyProblem(schema, object, at) ??
    countProblem(schema, object, at) ??
    nameProblem(schema, object, at)
  );
}

function requiredProblem(names: readonly Value[], object: ObjectValue, at: Checking): Problem | undefined {
  const absent = names.find((name) => typeof name === 'string' && !Object.hasOwn(object, name));
  if (absent === undefined) return undefined;
  return { path: at.path, keyword: 'required', expected: absent as string, actual: undefined };
}

function dependencyProblem(schema: SchemaObject, object: ObjectValue, at: Checking): Problem | undefined {
  for (const [name, names] of Object.entries(objectAt(schema, 'dependentRequired') ?? {})) {
    if (!Object.hasOwn(object, name) || !Array.isArray(names)) continue;
    const found = requiredProblem(names as readonly Value[], object, at);
    if (found) return found;
  }
  for (const [name, part] of Object.entries(objectAt(schema, 'dependentSchemas') ?? {})) {
    const found = Object.hasOwn(object, name) ? at.validator.check(part, object, at) : undefined;
    if (found) return found;
  }
  return undefined;
}

function propertyProblem(schema: SchemaObject, object: ObjectValue, at: Checking): Problem | undefined {
  const properties = objectAt(schema, 'properties') ?? {};
  const patterns = Object.entries(objectAt(schema, 'patternProperties') ?? {});
  const additional = keywordOf(schema, 'additionalProperties');
  for (const name of Object.keys(object)) {
    const inner = { ...at, path: fieldPath(at.path, name) };
    const declared = Object.hasOwn(properties, name) ? [properties[name]!] : [];
    const matching = patterns.filter(([pattern]) => matchesName(pattern, name)).map(([, part]) => part);
    const parts = [...declared, ...matching];
    if (parts.length === 0 && additional === false) {
      return { path: at.path, keyword: 'additionalProperties', expected: name, actual: object[name] };
    }
    if (parts.length === 0 && additional !== undefined) parts.push(additional);
    for (const part of parts) {
      const found = at.validator.check(part, object[name]!, inner);
      if (found) return found;
    }
  }
  return undefined;
}

export function matchesName(pattern: string, name: string): boolean {
  return fitsPattern(pattern, name);
}

function countProblem(schema: SchemaObject, object: ObjectValue, { path }: Checking): Problem | undefined {
  const count = Object.keys(object).length;
  const [least, most] = [countAt(schema, 'minProperties'), countAt(schema, 'maxProperties')];
  if (least !== undefined && count < least)
    return { path, keyword: 'minProperties', expected: `an object with at least ${least} fields`, actual: object };
  if (most === undefined || count <= most) return undefined;
  return { path, keyword: 'maxProperties', expected: `an object with at most ${most} fields`, actual: object };
}

function nameProblem(schema: SchemaObject, object: ObjectValue, at: Checking): Problem | undefined {
  const names = keywordOf(schema, 'propertyNames');
  if (names === undefined) return undefined;
  for (const name of Object.keys(object)) {
    const found = at.validator.check(names, name, { ...at, path: fieldPath(at.path, name) });
    if (found) return { ...found, keyword: 'propertyNames', expected: `a field whose name is ${found.expected}` };
  }
  return undefined;
}
