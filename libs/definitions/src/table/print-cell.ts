import type { LiteralExpression } from '../expression/expression.js';
import type { Cell } from './cell.js';
import { isBareWord, looksLikeDate } from './literal.js';

/** A cell as text, in its one canonical spelling; `parseCell` reads it back as the same cell. */
export function printCell(cell: Cell): string {
  const [value, ...more] = cell.kind === 'one-of' ? cell.values : [];
  if (value && more.length === 0 && typeof value.value === 'string' && isBareWord(value.value)) return value.value;
  return printTest(cell);
}

function printTest(cell: Cell): string {
  switch (cell.kind) {
    case 'any':
      return '-';
    case 'one-of':
      return cell.values.map((value) => printLiteral(value)).join(', ');
    case 'compare':
      return `${cell.operator} ${printLiteral(cell.value)}`;
    case 'range': {
      const ends = `${printLiteral(cell.low)}..${printLiteral(cell.high)}`;
      return `${cell.lowIncluded ? '[' : '('}${ends}${cell.highIncluded ? ']' : ')'}`;
    }
    case 'or':
      return cell.tests.map((test) => printTest(test)).join(', ');
    case 'not':
      return `not(${printTest(cell.test)})`;
  }
}

function printLiteral(literal: LiteralExpression): string {
  const { value, plain } = literal;
  if (typeof value === 'string') return looksLikeDate(value) && isWord(value) ? value : JSON.stringify(value);
  if (plain !== undefined) return plain;
  return typeof value === 'object' && value !== null ? value.number : String(value);
}

function isWord(text: string): boolean {
  return /^[\d:TZ.+-]+$/.test(text) && !text.includes('..');
}
