import type { Source, Span, Diagnostic } from '@reckoner/diagnostics';
import { cellBounds } from '../csv/cell-bounds.js';
import { CsvReader, type CsvItem } from '../csv/reader.js';
import { headerProblems, RowReader, type TypedOptions } from '../csv/typed.js';
import type { ReferenceIr } from '../ir/definitions.js';
import { ReferenceRows, type RowProblem } from '../reference/rows.js';
import { conform } from '../values/conform.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';
import type { ObjectValue, Value } from '../values/value.js';
import { badRow, rowsOverlap } from './catalogue.js';

/** What decoders put in the place of bytes that are none of the encoding. */
const UNREAD = '\ufffd';

/** So many findings about the rows of one table are enough. */
const FINDINGS_MAX = 20;

/** The rows of a reference table from its CSV, and what is wrong with them. Rows that are wrong are left out. */
export function readRows(
  reference: ReferenceIr,
  source: Source,
  options: TypedOptions = {},
): { rows: ReferenceRows; findings: Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const read: ObjectValue[] = [];
  const lines: number[] = [];
  const {
    text,
    items: [head, ...body],
  } = csvItems(source);
  if (!head || 'error' in head) {
    if (head) findings.push(badRow(lineSpan(text, head.error.line), head.error.message, undefined));
    return { rows: new ReferenceRows(reference, []), findings };
  }
  const unread = source.text.indexOf(UNREAD);
  if (unread !== -1)
    findings.push(badRow(source.span(unread, unread + 1), 'the file is not UTF-8', 'save the file as UTF-8'));
  const dated = reference.dated ? [reference.dated.from] : [];
  for (const problem of headerProblems(head.cells, [...reference.key, ...dated])) {
    findings.push(badRow(lineSpan(text, head.line), problem, "the header holds the dotted paths of the row's fields"));
  }
  const reader = new RowReader(head.cells, reference.row, options);
  for (const item of body) {
    const row = typedRow(item, reader, reference);
    if ('finding' in row) findings.push(badRow(cellSpan(text, row.finding), row.finding.message, undefined));
    else {
      read.push(row.row);
      lines.push(row.line);
    }
  }
  const rows = new ReferenceRows(reference, read);
  findings.push(...rows.problems.map((problem) => describeProblem(problem, text, lines)));
  return { rows, findings: findings.slice(0, FINDINGS_MAX) };
}

/** The text of a table, and what parts its cells. */
interface RowsText {
  readonly source: Source;
  readonly delimiter: string;
  readonly fields: readonly string[];
}

function csvItems(source: Source): { text: RowsText; items: CsvItem[] } {
  const reader = new CsvReader();
  const items = [...reader.push(source.text), ...reader.end()];
  const fields = items[0] && 'cells' in items[0] ? items[0].cells.map((cell) => cell.trim()) : [];
  return { text: { source, delimiter: reader.delimiter, fields }, items };
}

interface RowFinding {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

function typedRow(
  item: CsvItem,
  reader: RowReader,
  reference: ReferenceIr,
): { row: ObjectValue; line: number } | { finding: RowFinding } {
  if ('error' in item) return { finding: item.error };
  const { line, cells } = item;
  if (cells.length > reader.width) {
    return {
      finding: {
        line,
        column: reader.width + 1,
        message: `the row has ${cells.length} cells, the header ${reader.width}`,
      },
    };
  }
  const read = reader.read(cells);
  if ('problem' in read) return { finding: { line, ...read.problem } };
  try {
    conform(read.row as Value, reference.row, '');
    return { row: read.row, line };
  } catch (thrown) {
    if (thrown instanceof Failure) return { finding: { line, column: 1, message: thrown.message } };
    throw thrown;
  }
}

function describeProblem(problem: RowProblem, text: RowsText, lines: readonly number[]): Diagnostic {
  const at = (row: number, field?: string): Span =>
    cellSpan(text, { line: lines[row]!, column: Math.max(1, text.fields.indexOf(field ?? '') + 1) });
  switch (problem.kind) {
    case 'missing-key':
      return badRow(
        at(problem.row, problem.field),
        `the key \`${problem.field}\` is empty`,
        'a row without its key is never found',
      );
    case 'bad-date':
      return badRow(
        at(problem.row, problem.field),
        `\`${problem.field}\` is ${describeValue(problem.value)}, not a date`,
        'write it as 2026-11-21',
      );
    case 'reversed':
      return badRow(at(problem.row), `the row ends on ${problem.to}, before it begins on ${problem.from}`, undefined);
    case 'duplicate':
      return rowsOverlap(at(problem.rows[1]), keyText(problem.key), '');
    case 'overlap': {
      const until = problem.to === undefined ? ' on' : ` to ${problem.to}`;
      return rowsOverlap(at(problem.rows[1]), keyText(problem.key), ` from ${problem.from ?? 'the beginning'}${until}`);
    }
  }
}

function keyText(key: readonly Value[]): string {
  return key.map((part) => `\`${String(part)}\``).join(', ');
}

function lineSpan(text: RowsText, line: number): Span {
  return cellSpan(text, { line, column: 1 });
}

/** The cell in the table's text; past the last one, the end of its line. */
function cellSpan({ source, delimiter }: RowsText, { line, column }: { line: number; column: number }): Span {
  const { start, end } = cellBounds(source.text, offsetOfLine(source, line), column, delimiter);
  return source.span(start, end);
}

function offsetOfLine(source: Source, line: number): number {
  let at = 0;
  for (let current = 1; current < line; current++) {
    const end = source.text.indexOf('\n', at);
    if (end === -1) return at;
    at = end + 1;
  }
  return at;
}
