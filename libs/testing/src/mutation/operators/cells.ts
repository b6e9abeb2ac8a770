import { printCell, type Cell } from '@reckoner/definitions';
import { nextOf, type MutationOperator } from '../change.js';
import { spellCell } from '../spell.js';
import { shifted } from './number.js';
import { onCells, type CellChange } from './on-cells.js';
import { became, withValue } from './on-expressions.js';
import { otherTexts, shiftDate } from './text.js';

/** Changes of the cells of decision tables. */

export const widenCell: MutationOperator = {
  name: 'widen-cell',
  summary: 'A cell accepts anything.',
  example: ['[tm, DE]', '[tm, "-"]'],
  *changes(site) {
    if (site.kind !== 'cell' || site.cell.kind === 'any') return;
    const { cell } = site;
    const any: Cell = { kind: 'any', span: cell.span };
    const before = printCell(cell);
    yield { span: cell.span, words: became(before, '-'), before, after: '-', edits: [spellCell(site, any)] };
  },
};

export const cellBound = onCells(
  {
    name: 'cell-bound',
    summary: 'A bound in a cell is shifted by one unit of its last digit, or by a day, up and down.',
    example: ['>= 40', '>= 41'],
  },
  (test) => {
    if (test.kind === 'compare')
      return shiftedBounds(test.value).map((value) => ({
        by: { ...test, value },
        words: changed(test, { ...test, value }),
      }));
    if (test.kind !== 'range') return [];
    return [
      ...shiftedBounds(test.low).map((low): Cell => ({ ...test, low })),
      ...shiftedBounds(test.high).map((high): Cell => ({ ...test, high })),
    ].map((by) => ({ by, words: changed(test, by) }));
  },
);

type Literal = Extract<Cell, { kind: 'compare' }>['value'];

function shiftedBounds(bound: Literal): Literal[] {
  const { value } = bound;
  return ([1, -1] as const).flatMap((by) => {
    if (typeof value === 'string')
      return /^\d{4}-\d{2}-\d{2}$/.test(value) ? [withValue(bound, shiftDate(value, by))] : [];
    const other = value !== null && typeof value === 'object' ? shifted(value.number, by) : undefined;
    return other === undefined ? [] : [withValue(bound, { number: other })];
  });
}

const INCLUDING = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' } as const;

export const cellEnd = onCells(
  {
    name: 'cell-end',
    summary: 'The end of a range is taken in or left out.',
    example: ['[40..45)', '[40..45]'],
  },
  (test) => {
    if (test.kind === 'compare') {
      const by = { ...test, operator: INCLUDING[test.operator] };
      return [{ by, words: changed(test, by) }];
    }
    if (test.kind !== 'range') return [];
    const ends: Cell[] = [
      { ...test, lowIncluded: !test.lowIncluded },
      { ...test, highIncluded: !test.highIncluded },
    ];
    return ends.map((by) => ({ by, words: changed(test, by) }));
  },
);

export const cellValue = onCells(
  {
    name: 'cell-value',
    summary: 'A value of a cell becomes another, or is dropped where there are several; `not` is dropped.',
    example: ['"DE","AT"', 'AT'],
  },
  (test): CellChange[] => {
    if (test.kind === 'not') return [{ by: test.test, words: '`not` was dropped' }];
    if (test.kind !== 'one-of') return [];
    if (test.values.length > 1) {
      return test.values.map((dropped, index) => {
        const by: Cell = { ...test, values: test.values.filter((_, at) => at !== index) };
        return { by, words: `\`${printCell({ ...test, values: [dropped] })}\` was dropped` };
      });
    }
    const [only] = test.values as [Literal];
    const changedTo = (value: Literal): CellChange => {
      const by: Cell = { ...test, values: [value] };
      return { by, words: changed(test, by), among: (listed) => otherOf(listed, only, changedTo) };
    };
    return otherValues(only).map(changedTo);
  },
);

function otherValues(literal: Literal): Literal[] {
  const { value } = literal;
  if (typeof value === 'boolean') return [withValue(literal, !value)];
  return typeof value === 'string'
    ? otherTexts(value).map((other) => withValue(literal, other))
    : shiftedBounds(literal);
}

function otherOf(
  listed: readonly string[],
  literal: Literal,
  changedTo: (value: Literal) => CellChange,
): CellChange | undefined {
  const { value } = literal;
  const other = typeof value === 'string' && listed.includes(value) ? nextOf(listed, value) : undefined;
  return other === undefined ? undefined : changedTo(withValue(literal, other));
}

function changed(before: Cell, after: Cell): string {
  return became(printCell(before), printCell(after));
}
