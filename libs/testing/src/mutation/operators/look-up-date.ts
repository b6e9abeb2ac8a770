import type { CallExpression, Expression } from '@reckoner/definitions';
import { shown } from '../spell.js';
import { became, call, literal, onExpressions } from './on-expressions.js';

export const lookUpDate = onExpressions(
  {
    name: 'look-up-date',
    summary:
      'A row is looked up as of the day of receipt instead of the date that is given; the slip that bills at a later rate.',
    example: ['lookup("rates", role, entry.workDate)', 'lookup("rates", role, today("UTC"))'],
  },
  ({ node, parent }, { role, root }, { isDated }) => {
    const isStep = role === 'at' && node === root;
    const isLast = parent?.operator === 'lookup' && parent.args.at(-1) === node && isDated(tableOf(parent));
    if ((!isStep && !isLast) || isToday(node)) return [];
    const by = today(node);
    return [{ by, words: became(shown(node), shown(by)) }];
  },
);

function tableOf(lookup: CallExpression): string {
  const [table] = lookup.args;
  return table?.kind === 'literal' && typeof table.value === 'string' ? table.value : '';
}

function today(node: Expression): CallExpression {
  return call('today', [literal('UTC', node.span)], node);
}

function isToday(node: Expression): boolean {
  return node.kind === 'call' && node.operator === 'today';
}
