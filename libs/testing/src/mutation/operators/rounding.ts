import type { Expression } from '@reckoner/definitions';
import { shifted } from './number.js';
import { became, onExpressions, withValue } from './on-expressions.js';

/** Where `round` and its like say how to round. */
const MODE_AT: Readonly<Record<string, number>> = { round: 2, roundMoney: 2, roundTo: 2, roundUpTo: 2 };

/** Rounding the other way at a half, else to the other side. */
const OTHER: Readonly<Record<string, string>> = {
  'half-even': 'half-up',
  'half-up': 'half-even',
  'half-down': 'half-up',
  up: 'down',
  down: 'up',
  ceiling: 'floor',
  floor: 'ceiling',
};

export const rounding = onExpressions(
  {
    name: 'rounding',
    summary: 'Rounding goes the other way at a half (or to the other side), or has one digit more or less.',
    example: ['round(amount, 2, "half-even")', 'round(amount, 2, "half-up")'],
  },
  ({ node, parent }) => {
    if (!parent || !Object.hasOwn(MODE_AT, parent.operator) || node.kind !== 'literal') return [];
    const { value } = node;
    const index = parent.args.indexOf(node as Expression);
    if (index === MODE_AT[parent.operator] && typeof value === 'string' && Object.hasOwn(OTHER, value)) {
      return [
        { by: withValue(node, OTHER[value]!), words: became(JSON.stringify(value), JSON.stringify(OTHER[value]!)) },
      ];
    }
    if (parent.operator !== 'round' || index !== 1 || value === null || typeof value !== 'object') return [];
    return ([1, -1] as const).flatMap((by) => {
      const places = shifted(value.number, by);
      return places === undefined
        ? []
        : [{ by: withValue(node, { number: places }), words: `\`${value.number}\` places became \`${places}\`` }];
    });
  },
);
