import type { Source, Span, Diagnostic } from '@reckoner/diagnostics';
import { CsvReader, type CsvItem } from '../csv/reader.js';
import { headerProblems, RowReader, type TypedOptions } from '../csv/typed.js';
import type { ReferenceIr } from '../ir/definitions.js';
import { ReferenceRows, type RowProblem } from '../reference/rows.js';
import { conform } from '../values/conform.js';
import { describeValue } from '../values/describe.js';
import { Failure } from '../values/failure.js';
import type { ObjectValue, Value } from '../values/value.js';
import { badRow, rowsOverlap } from './catalogue.js';

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
  const items = csvItems(source.text);
  const [head, ...body] = items;
  if (!head || 'error' in head) {
    if (head) findings.push(badRow(lineSpan(source, head.error.line), head.error.message, undefined));
    return { rows: new ReferenceRows(reference, []), findings };
  }
  const dated = reference.dated ? [reference.dated.from] : [];
  for (const problem of headerProblems(head.cells, [...reference.key, ...dated])) {
    findings.push(
      badRow(lineSpan(source, head.line), problem, "the header holds the dotted paths of the row's fields"),
    );
  }
  const reader = new RowReader(head.cells, reference.row, options);
  for (const item of body) {
    const row = typedRow(item, reader, reference);
    if ('finding' in row) findings.push(badRow(cellSpan(source, row.finding), row.finding.message, undefined));
    else {
      read.push(row.row);
      lines.push(row.line);
    }
  }
  const rows = new ReferenceRows(reference, read);
  findings.push(...rows.problems.map((problem) => describeProblem(problem, source, lines)));
  return { rows, findings: findings.slice(0, FINDINGS_MAX) };
}

function csvItems(text: string): CsvItem[] {
  const reader = new CsvReader();
  return [...reader.push(text), ...reader.end()];
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

function describeProblem(problem: RowProblem, source: Source, lines: readonly number[]): Diagnostic {
  const at = (row: number): Span => cellSpan(source, { line: lines[row]!, column: 1 });
  switch (problem.kind) {
    case 'missing-key':
      return badRow(at(problem.row), `the key \`${problem.field}\` is empty`, 'a row without its key is never found');
    case 'bad-date':
      return badRow(
        at(problem.row),
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

function lineSpan(source: Source, line: number): Span {
  return cellSpan(source, { line, column: 1 });
}

/** The cell as far as it can be told without parsing: the line's text from the column's place. */
function cellSpan(source: Source, { line, column }: { line: number; column: number }): Span {
  const start = offsetOfLine(source, line);
  const text = source.line(line);
  const delimiter = [',', ';', '\t', '|'].find((candidate) => text.includes(candidate)) ?? ',';
  const before =
    text
      .split(delimiter)
      .slice(0, column - 1)
      .join(delimiter).length + (column > 1 ? 1 : 0);
  const cell = text.slice(before).split(delimiter)[0] ?? '';
  return source.span(start + before, start + before + cell.length);
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
