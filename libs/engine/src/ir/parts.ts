import type { Ir } from '../ir/expression.js';

/** The expressions that an expression is made of, in order. */
export function partsOf(ir: Ir): readonly Ir[] {
  switch (ir.kind) {
    case 'const':
    case 'local':
      return [];
    case 'get':
      return [ir.of];
    case 'dynamic-get':
      return ir.fallback ? [ir.path, ir.fallback] : [ir.path];
    case 'call':
    case 'and':
    case 'or':
    case 'coalesce':
      return ir.args;
    case 'if':
      return [...ir.branches.flatMap(({ when, then }) => [when, then]), ...(ir.otherwise ? [ir.otherwise] : [])];
    case 'reduce':
      return [ir.list, ir.initial, ir.body];
    case 'object':
      return ir.entries.map((entry) => entry.value);
    case 'list':
      return ir.items;
    case 'lookup':
      return ir.at ? [...ir.keys, ir.at] : ir.keys;
    case 'missing':
      return ir.reads.map((read) => read.value);
    default:
      return [ir.list, ir.body];
  }
}
