import { became, onExpressions } from './on-expressions.js';

const OTHER: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '===': '!==',
  '!==': '===',
};

export const comparison = onExpressions(
  {
    name: 'comparison',
    summary: 'A comparison takes its bound in or leaves it out; an equality is turned round.',
    example: ['entry.hours > 24', 'entry.hours >= 24'],
  },
  ({ node }) => {
    if (node.kind !== 'call' || !Object.hasOwn(OTHER, node.operator)) return [];
    const other = OTHER[node.operator]!;
    return [{ by: { ...node, operator: other }, words: became(node.operator, other), span: node.operatorSpan }];
  },
);
