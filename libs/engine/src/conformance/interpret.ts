import type { IfNode, LogicNode, ReferenceNode } from '../ir/conformance.js';
import { truthy } from './coercion.js';
import { ConformanceError } from './error.js';
import { ITERATES, reduce } from './iterate.js';
import { readPath } from './operators/data.js';
import type { Data, Run } from './operators/operator.js';

/** The meaning of a node: its value over the data of the moment. */
export function interpret(node: ReferenceNode, data: Data, run: Run): Data {
  if (node.kind === 'const') return node.value;
  run.charge(node.cost);
  const value = (inner: ReferenceNode): Data => interpret(inner, data, run);
  switch (node.kind) {
    case 'list':
      return node.items.map(value);
    case 'variable': {
      const fallback = node.fallback && value(node.fallback);
      return readPath(data, node.path, fallback === undefined ? null : fallback);
    }
    case 'call':
      return node.operator(node.args.map(value), data, run);
    case 'and':
    case 'or':
      return decide(node, value);
    case 'if':
      return choose(node, value);
    case 'reduce':
      return reduce(value(node.list), (scope) => interpret(node.body, scope, run), value(node.initial), run);
    case 'unknown':
      node.args.forEach(value);
      throw unknownOperator(node.name);
    default:
      return ITERATES[node.kind](value(node.list), (element) => interpret(node.body, element, run), run);
  }
}

export function unknownOperator(name: string): ConformanceError {
  return new ConformanceError('UNKNOWN_OPERATOR', `There is no operator \`${name}\`.`);
}

/** The value that decides; undefined without arguments. */
function decide(node: LogicNode, value: (inner: ReferenceNode) => Data): Data {
  let last: Data;
  for (const arg of node.args) {
    last = value(arg);
    if (truthy(last) === (node.kind === 'or')) return last;
  }
  return last;
}

function choose(node: IfNode, value: (inner: ReferenceNode) => Data): Data {
  const branch = node.branches.find(({ when }) => truthy(value(when)));
  return value(branch ? branch.then : node.otherwise);
}
