import type { Expression } from '@reckoner/definitions';
import { call, onExpressions } from './on-expressions.js';

/** What other operators turn round already. */
const TURNED: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', 'and', 'or']);

export const negate = onExpressions(
  {
    name: 'negate',
    summary: 'A condition is negated, or loses its `not`. Equalities are turned round by `comparison`.',
    example: ['entry.billable', 'not entry.billable'],
  },
  ({ node, use, parent }) => {
    if (node.kind === 'call' && node.operator === '!' && node.args.length === 1) {
      return [{ by: node.args[0]!, words: '`not` was dropped' }];
    }
    if (use !== 'condition' || parent?.operator === '!' || !isCondition(node)) return [];
    return [{ by: call('!', [node], node), words: 'it was negated' }];
  },
);

function isCondition(node: Expression): boolean {
  return node.kind === 'path' || (node.kind === 'call' && !TURNED.has(node.operator));
}
