import { became, onExpressions, withValue } from './on-expressions.js';

export const truth = onExpressions(
  {
    name: 'truth',
    summary: '`true` becomes `false`, and `false` becomes `true`.',
    example: ['billable: true', 'billable: false'],
  },
  ({ node, use }) => {
    if (use === 'fixed' || node.kind !== 'literal' || typeof node.value !== 'boolean') return [];
    return [{ by: withValue(node, !node.value), words: became(String(node.value), String(!node.value)) }];
  },
);
