import type { Expression } from '@reckoner/definitions';
import { shown } from '../spell.js';
import { literal, onExpressions } from './on-expressions.js';

export const dropCondition = onExpressions(
  {
    name: 'drop-condition',
    summary: 'An operand of `and` or `or` is dropped.',
    example: ['project.active and entry.billable', 'entry.billable'],
  },
  ({ node }) => {
    if (node.kind !== 'call' || (node.operator !== 'and' && node.operator !== 'or') || node.args.length < 2) return [];
    return node.args.map((dropped, index) => {
      const rest = node.args.filter((_, at) => at !== index);
      const by: Expression = rest.length === 1 ? rest[0]! : { ...node, args: rest };
      return { by, words: `\`${shown(dropped)}\` was dropped`, span: dropped.span };
    });
  },
);

export const dropWhen = onExpressions(
  {
    name: 'drop-when',
    summary: 'A whole `when` is dropped: the rule, field or step always applies.',
    example: ['when: = entry.billable', 'when: = true'],
  },
  ({ node, parent }, { role, root }) => {
    if (role !== 'when' || parent || node !== root) return [];
    return [{ by: literal(true, node.span), words: 'its `when` was dropped' }];
  },
);
