import { add, formatNumber, parseDecimal } from '@reckoner/engine';
import { became, onExpressions, withValue } from './on-expressions.js';

/** The number one unit of its last digit further: `24` is followed by 25, `0.25` by 0.26. */
export function shifted(number: string, by: 1 | -1): string | undefined {
  const value = parseDecimal(number);
  if (value === undefined) return undefined;
  const fraction = /^[^eE]*\.(\d+)/.exec(number)?.[1] ?? '';
  const unit = parseDecimal(`${by}e-${fraction.length}`)!;
  return formatNumber(add(value, unit));
}

export const number = onExpressions(
  {
    name: 'number',
    summary: 'A number is shifted by one unit of its last digit, up and down.',
    example: ['entry.hours > 24', 'entry.hours > 25'],
  },
  ({ node, use }) => {
    if (use === 'fixed' || node.kind !== 'literal') return [];
    const { value } = node;
    if (value === null || typeof value !== 'object') return [];
    return ([1, -1] as const).flatMap((by) => {
      const other = shifted(value.number, by);
      return other === undefined
        ? []
        : [{ by: withValue(node, { number: other }), words: became(value.number, other) }];
    });
  },
);
