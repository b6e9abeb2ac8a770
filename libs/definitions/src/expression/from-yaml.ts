import type { Diagnostic, Span } from '@reckoner/diagnostics';
import type { ListNode, MapEntry, MapNode, ScalarNode, YamlNode } from '../yaml/node.js';
import { spanWithin } from '../yaml/node.js';
import { EXPRESSION } from './catalogue.js';
import type { Expression, LiteralExpression } from './expression.js';
import { isFormula, parseFormula } from './formula.js';
import { gathered } from './gathered.js';
import { DEPTH_MAX } from './lexicon.js';
import { scalarText, type ParsedExpression } from './parsed.js';
import { isIndex, pathFromName } from './path.js';
import { SyntaxStop } from './stop.js';

/** Reads an expression where a YAML file has one: a formula, JSON-Logic, a list of expressions or a literal. */
export function expressionFromYaml(node: YamlNode): ParsedExpression {
  return gathered((found) => new LogicReader(found).read(node, 1));
}

class LogicReader {
  readonly #found: Diagnostic[];

  constructor(found: Diagnostic[]) {
    this.#found = found;
  }

  read(node: YamlNode, depth: number): Expression {
    if (depth > DEPTH_MAX) throw new SyntaxStop(EXPRESSION.tooDeep(node.span, DEPTH_MAX));
    if (node.kind === 'scalar') return this.#scalar(node);
    if (node.kind === 'list') return { kind: 'list', items: this.#items(node, depth), span: node.span };
    return this.#operator(node, depth);
  }

  #items(list: ListNode, depth: number): Expression[] {
    return list.items.map((item) => this.read(item, depth + 1));
  }

  #scalar(node: ScalarNode): Expression {
    if (typeof node.value !== 'string' || !isFormula(node.text)) return literalOf(node);
    const { expression, diagnostics } = parseFormula(scalarText(node));
    if (!expression) {
      this.#found.push(...diagnostics.slice(0, -1));
      throw new SyntaxStop(diagnostics.at(-1)!);
    }
    this.#found.push(...diagnostics);
    return expression;
  }

  #operator(map: MapNode, depth: number): Expression {
    const only = map.entries[0];
    if (!only || map.entries.length > 1) throw new SyntaxStop(EXPRESSION.notAnOperator(map.span, map.entries.length));
    const { key, value } = only;
    const operator = key.text;
    if (operator === 'var') {
      const path = pathOf(value, map.span);
      if (path) return path;
    }
    const args = this.#args(only, depth);
    return { kind: 'call', operator, operatorSpan: key.span, args, span: map.span };
  }

  #args({ key, value }: MapEntry, depth: number): Expression[] {
    if (key.text === 'object' && value.kind === 'map') return this.#entries(value, depth);
    return value.kind === 'list' ? this.#items(value, depth) : [this.read(value, depth + 1)];
  }

  /** `object: { key: value }`: keys and values in turn. */
  #entries(map: MapNode, depth: number): Expression[] {
    return map.entries.flatMap(({ key, value }): Expression[] => [
      { kind: 'literal', value: key.text, span: key.span },
      this.read(value, depth + 1),
    ]);
  }
}

function literalOf(node: ScalarNode): LiteralExpression {
  const { value, text, span } = node;
  return node.style === 'plain' ? { kind: 'literal', value, plain: text, span } : { kind: 'literal', value, span };
}

/** `{ var: a.b }` and `{ var: [a.b] }`; whole numbers name list elements. Anything else is a call of `var`. */
function pathOf(argument: YamlNode, span: Span): Expression | undefined {
  const name = argument.kind === 'list' && argument.items.length === 1 ? argument.items[0]! : argument;
  if (name.kind !== 'scalar') return undefined;
  const named = typeof name.value === 'string' ? !isFormula(name.text) : isIndex(name.text);
  return named ? pathFromName(name.text, (start, end) => spanWithin(name, start, end), span) : undefined;
}
