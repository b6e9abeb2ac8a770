import type { Expression } from '@reckoner/definitions';
import { shown } from '../spell.js';
import { onExpressions } from './on-expressions.js';

export const fallback = onExpressions(
  {
    name: 'fallback',
    summary: 'One of the values of a `coalesce` is dropped.',
    example: ['coalesce(contract.rate, standard.rate)', 'contract.rate'],
  },
  ({ node }) => {
    if (node.kind !== 'call' || node.operator !== 'coalesce' || node.args.length < 2) return [];
    return node.args.map((dropped, index) => {
      const rest = node.args.filter((_, at) => at !== index);
      const by: Expression = rest.length === 1 ? rest[0]! : { ...node, args: rest };
      return { by, words: `\`${shown(dropped)}\` was dropped`, span: dropped.span };
    });
  },
);
