import { became, onExpressions } from './on-expressions.js';

export const connective = onExpressions(
  {
    name: 'connective',
    summary: '`and` becomes `or`, and `or` becomes `and`.',
    example: ['project.active and entry.billable', 'project.active or entry.billable'],
  },
  ({ node }) => {
    if (node.kind !== 'call' || (node.operator !== 'and' && node.operator !== 'or') || node.args.length < 2) return [];
    const other = node.operator === 'and' ? 'or' : 'and';
    return [{ by: { ...node, operator: other }, words: became(node.operator, other), span: node.operatorSpan }];
  },
);
