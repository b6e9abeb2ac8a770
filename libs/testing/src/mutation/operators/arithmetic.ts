import type { CallExpression, Expression } from '@reckoner/definitions';
import { became, call, onExpressions } from './on-expressions.js';

const OTHER: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  min: 'max',
  max: 'min',
};

/** These take any number of operands; the others two. */
const FLAT: ReadonlySet<string> = new Set(['+', '*']);

export const arithmetic = onExpressions(
  {
    name: 'arithmetic',
    summary: '`+` and `-`, `*` and `/`, `min` and `max` change places; `%` becomes `*`; a sign is dropped.',
    example: ['hours * rate', 'hours / rate'],
  },
  ({ node }) => {
    if (node.kind !== 'call' || !Object.hasOwn(OTHER, node.operator)) return [];
    const { operator, args } = node;
    if (args.length < 2) return operator === '-' ? [{ by: args[0]!, words: 'its sign was dropped' }] : [];
    const other = OTHER[operator]!;
    return [{ by: exchanged(node, other), words: became(operator, other), span: node.operatorSpan }];
  },
);

/** Of several operands the last one is joined in the other way: `a + b + c` becomes `a + b - c`. */
function exchanged(node: CallExpression, other: string): Expression {
  const { operator, args } = node;
  if (!FLAT.has(operator) || args.length === 2) return { ...node, operator: other };
  return call(other, [{ ...node, args: args.slice(0, -1) }, args.at(-1)!], node);
}
