import type { Span } from '@reckoner/diagnostics';
import type { ScalarNode, YamlNode } from '../yaml/node.js';
import { EXPRESSION } from './catalogue.js';
import { expressionFromYaml } from './from-yaml.js';
import { stoppable } from './gathered.js';
import { DEPTH_MAX } from './lexicon.js';
import type { ParsedExpression } from './parsed.js';
import { SyntaxStop } from './stop.js';

/** Each level of an expression is a map and a list in JSON. */
const JSON_DEPTH_MAX = 2 * DEPTH_MAX + 2;
const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * Reads JSON-Logic from plain JSON; every node has the given span. A text that begins with `=` is a formula. Objects
 * that are no plain maps and whose text is a number (`ExactNumber`, the engine's `Decimal`) are numbers.
 */
export function expressionFromJson(value: unknown, span: Span): ParsedExpression {
  const diagnostics: ParsedExpression['diagnostics'][number][] = [];
  const node = stoppable(diagnostics, () => nodeOf(value, span, 1));
  return node ? expressionFromYaml(node) : { diagnostics };
}

function nodeOf(value: unknown, span: Span, depth: number): YamlNode {
  if (depth > JSON_DEPTH_MAX) throw new SyntaxStop(EXPRESSION.tooDeep(span, DEPTH_MAX));
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item) => nodeOf(item, span, depth + 1)), flow: true, span };
  if (!isMap(value)) return scalarOf(scalarValue(value), span);
  const entries = Object.entries(value).map(([key, item]) => ({
    key: scalarOf(key, span),
    value: nodeOf(item, span, depth + 1),
  }));
  return { kind: 'map', entries, flow: true, span };
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isNumberObject(value);
}

function isNumberObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype && NUMBER.test(String(value));
}

function scalarValue(value: unknown): ScalarNode['value'] {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? { number: String(value) } : null;
  return typeof value === 'object' && value !== null ? { number: String(value) } : null;
}

/** JSON spells its types, so no scalar is `plain`: none is read by the type that is expected of it. */
function scalarOf(value: ScalarNode['value'], span: Span): ScalarNode {
  const text = value !== null && typeof value === 'object' ? value.number : String(value);
  return {
    kind: 'scalar',
    value,
    style: 'double-quoted',
    text,
    span,
    offset: (index) => (index === 0 ? span.start : span.end),
  };
}
