import { nextOf } from '../change.js';
import { became, onExpressions, withValue, type NodeChange } from './on-expressions.js';
import { OUTCOMES } from './outcome.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The texts that may stand for a text: the neighbouring days of a date, one unit more of a duration, else one other text. */
export function otherTexts(text: string): string[] {
  if (DATE.test(text)) return [shiftDate(text, 1), shiftDate(text, -1)];
  const duration = /^(PT?)(\d+)([A-Z].*)$/.exec(text);
  return [duration ? `${duration[1]}${Number(duration[2]) + 1}${duration[3]}` : `${text}~`];
}

export function shiftDate(date: string, days: 1 | -1): string {
  const [, year, month, day] = DATE.exec(date)!;
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day) + days)).toISOString().slice(0, 10);
}

export const text = onExpressions(
  {
    name: 'text',
    summary:
      'A text becomes another: the next one that can stand there where the types list them, the day before and after of a date, else one with a `~` behind it.',
    example: ['project.status == "closed"', 'project.status == "open"'],
  },
  ({ node, use }, { role }, { reasons }) => {
    if (use === 'fixed' || node.kind !== 'literal' || typeof node.value !== 'string') return [];
    const { value } = node;
    const changed = (other: string): NodeChange => ({
      by: withValue(node, other),
      words: became(JSON.stringify(value), JSON.stringify(other)),
      among: (listed) => otherOf(listed, value, changed),
    });
    const listed = role === 'reason' ? reasons : role === 'outcome' ? OUTCOMES : [];
    const known = otherOf(listed, value, changed);
    return known ? [known] : otherTexts(value).map(changed);
  },
);

function otherOf(
  listed: readonly string[],
  value: string,
  changed: (other: string) => NodeChange,
): NodeChange | undefined {
  const other = listed.includes(value) ? nextOf(listed, value) : undefined;
  return other === undefined ? undefined : changed(other);
}
