import type { YamlNode } from '../yaml/node.js';
import type { ParsedExpression } from './parsed.js';

/** Reads an expression where a YAML file has one: a formula, JSON-Logic, a list of expressions or a literal. */
export function expressionFromYaml(node: YamlNode): ParsedExpression {
  throw new Error(`not yet: ${node.kind}`);
}
