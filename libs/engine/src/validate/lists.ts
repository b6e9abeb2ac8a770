import { valueKey } from '../values/key.js';
import type { Value } from '../values/value.js';
import type { Problem } from './problem.js';
import { countAt, keywordOf, listAt, type SchemaObject } from './schema.js';
import type { Checking } from './validator.js';

/** Keywords for lists. */
export function listProblem(schema: SchemaObject, list: readonly Value[], at: Checking): Problem | undefined {
  return (
    countProblem(schema, list, at) ??
    itemProblem(schema, list, at) ??
    containsProblem(schema, list, at) ??
    repeatedProblem(schema, list, at)
  );
}

function countProblem(schema: SchemaObject, list: readonly Value[], { path }: Checking): Problem | undefined {
  const [least, most] = [countAt(schema, 'minItems'), countAt(schema, 'maxItems')];
  if (least !== undefined && list.length < least)
    return { path, keyword: 'minItems', expected: `a list of at least ${least}`, actual: list };
  if (most === undefined || list.length <= most) return undefined;
  return { path, keyword: 'maxItems', expected: `a list of at most ${most}`, actual: list };
}

function itemProblem(schema: SchemaObject, list: readonly Value[], at: Checking): Problem | undefined {
  const prefix = listAt(schema, 'prefixItems');
  const items = keywordOf(schema, 'items');
  for (const [index, item] of list.entries()) {
    const part = index < prefix.length ? prefix[index] : items;
    const found =
      part === undefined ? undefined : at.validator.check(part, item, { ...at, path: `${at.path}[${index}]` });
    if (found) return found;
  }
  return undefined;
}

function containsProblem(schema: SchemaObject, list: readonly Value[], at: Checking): Problem | undefined {
  const { path } = at;
  const contains = keywordOf(schema, 'contains');
  if (contains === undefined) return undefined;
  const count = list.filter((item) => at.validator.check(contains, item, at) === undefined).length;
  const [least, most] = [countAt(schema, 'minContains') ?? 1, countAt(schema, 'maxContains')];
  if (count < least)
    return { path, keyword: 'contains', expected: `a list with at least ${least} such elements`, actual: list };
  if (most === undefined || count <= most) return undefined;
  return { path, keyword: 'maxContains', expected: `a list with at most ${most} such elements`, actual: list };
}

function repeatedProblem(schema: SchemaObject, list: readonly Value[], { path }: Checking): Problem | undefined {
  if (keywordOf(schema, 'uniqueItems') !== true || new Set(list.map(valueKey)).size === list.length) return undefined;
  return { path, keyword: 'uniqueItems', expected: 'a list without repeated elements', actual: list };
}
