import type { Diagnostic } from '@reckoner/diagnostics';
import { EXPRESSION } from './catalogue.js';
import type { Expression } from './expression.js';
import { DEPTH_MAX, NODES_MAX } from './lexicon.js';

/** The finding about an expression that is too deep or too large, if it is; walks without recursion. */
export function limitExceeded(root: Expression): Diagnostic | undefined {
  const waiting: { readonly expression: Expression; readonly depth: number }[] = [{ expression: root, depth: 1 }];
  for (let nodes = 1; waiting.length > 0; nodes++) {
    const { expression, depth } = waiting.pop()!;
    if (nodes > NODES_MAX) return EXPRESSION.tooLarge(root.span, NODES_MAX);
    if (depth + readsOf(expression) > DEPTH_MAX) return EXPRESSION.tooDeep(expression.span, DEPTH_MAX);
    for (const child of childrenOf(expression)) waiting.push({ expression: child, depth: depth + 1 });
  }
  return undefined;
}

/** How far a path reaches into its variable: each name is a read of what was read before. */
function readsOf(expression: Expression): number {
  return expression.kind === 'path' ? expression.segments.length - 1 : 0;
}

/** The expressions directly within one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'call') return expression.args;
  return expression.kind === 'list' ? expression.items : [];
}
