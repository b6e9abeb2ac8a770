import {
  printCell,
  printFormula,
  printTemplate,
  type Cell,
  type Definition,
  type Expression,
  type Template,
  type TypeRef,
  type YamlNode,
} from '@reckoner/definitions';

/** A definition's content as plain data: expressions as formulas, cells and types as written. Places are left out. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

export type PlainObject = { readonly [key: string]: Plain };

/** What a definition says, without how it is laid out: equal for two files that differ in form alone. */
export function plainOf(definition: Definition): PlainObject {
  return plain(definition.value) as PlainObject;
}

const PLACES = new Set(['span', 'keySpan', 'path', 'segmentSpans', 'operatorSpan', 'segments', 'plain']);

function plain(value: unknown): Plain {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return typeof value === 'bigint' ? String(value) : (value as Plain);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [String(key), plain(inner)]));
  if (isNode(value)) return plainNode(value);
  if (isCell(value)) return printCell(value);
  if (isExpression(value)) return plainExpression(value);
  if (isTypeRef(value)) return plainType(value);
  if (isTemplate(value)) return printTemplate(value);
  if (Array.isArray(value)) return value.map(plain);
  const entries = Object.entries(value).filter(
    ([key, inner]) => !PLACES.has(key) && inner !== undefined && typeof inner !== 'function',
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]));
}

function has(value: object, ...keys: string[]): boolean {
  return keys.every((key) => Object.hasOwn(value, key));
}

function kindOf(value: object): unknown {
  return (value as { kind?: unknown }).kind;
}

function isNode(value: object): value is YamlNode {
  if (!has(value, 'span')) return false;
  return has(value, 'style', 'text') || (has(value, 'flow') && (has(value, 'items') || has(value, 'entries')));
}

function isCell(value: object): value is Cell {
  return (
    has(value, 'span') &&
    ['any', 'one-of', 'compare', 'range', 'or', 'not'].includes(kindOf(value) as string) &&
    !has(value, 'args')
  );
}

function isExpression(value: object): value is Expression {
  if (!has(value, 'span')) return false;
  const kind = kindOf(value);
  return (
    (kind === 'literal' && has(value, 'value')) ||
    (kind === 'list' && has(value, 'items')) ||
    (kind === 'path' && has(value, 'segments')) ||
    (kind === 'call' && has(value, 'operator', 'args'))
  );
}

function isTypeRef(value: object): value is TypeRef {
  const kind = kindOf(value);
  return (
    has(value, 'span') &&
    ((kind === 'scalar' && has(value, 'name')) ||
      (kind === 'schema' && has(value, 'ref')) ||
      (kind === 'inline' && has(value, 'schema')) ||
      (kind === 'list' && has(value, 'item')))
  );
}

function isTemplate(value: object): value is Template {
  return has(value, 'parts') && !has(value, 'kind');
}

function plainExpression(expression: Expression): Plain {
  if (expression.kind !== 'literal') return `= ${printFormula(expression)}`;
  const { value } = expression;
  return typeof value === 'object' && value !== null ? value.number : value;
}

function plainType(ref: TypeRef): Plain {
  switch (ref.kind) {
    case 'scalar':
      return ref.name;
    case 'schema':
      return ref.ref;
    case 'inline':
      return plainNode(ref.schema);
    case 'list':
      return { list: plainType(ref.item) };
  }
}

function plainNode(node: YamlNode): Plain {
  switch (node.kind) {
    case 'list':
      return node.items.map(plainNode);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainNode(value)]));
    case 'scalar':
      return typeof node.value === 'object' && node.value !== null ? node.value.number : node.value;
  }
}

export function isPlainObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function samePlain(a: Plain | undefined, b: Plain | undefined): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Maps are compared whatever the order of their keys, but for those whose order has a meaning. */
function sorted(value: Plain | undefined): unknown {
  if (Array.isArray(value)) return (value as readonly Plain[]).map(sorted);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** A value in a sentence: numbers bare, all else in backquotes, formulas without their `=`. */
export function show(value: Plain | undefined): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return value;
  if (typeof value === 'string') return value.startsWith('= ') ? `\`${value.slice(2)}\`` : `\`${value}\``;
  return `\`${JSON.stringify(value)}\``;
}
