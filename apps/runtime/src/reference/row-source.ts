import { StringDecoder } from 'node:string_decoder';
import {
  canonicalJson,
  conform,
  CsvReader,
  Failure,
  headerProblems,
  JsonError,
  parseJson,
  RowReader,
  validateValue,
  type ObjectValue,
  type ReferenceIr,
  type SchemaIr,
  type Value,
} from '@reckoner/engine';
import { WorkbookUnreadable } from '../platform/workbook/limits.js';
import { tableRows } from '../platform/workbook/table.js';
import { placeOf, type RowPlace } from './key.js';

/** A row of a file, or what is wrong with it. `line` counts from 1, in CSV after the header's. */
export type FileRow =
  | ({ readonly line: number; readonly body: string } & RowPlace)
  | { readonly line: number; readonly code: FileRowCode; readonly message: string };

export type FileRowCode = 'ROW_UNREADABLE' | 'ROW_INVALID' | 'KEY_MISSING' | 'DATES_REVERSED';

/** A file as a whole that cannot be read. */
export class FileUnreadable extends Error {}

/** What rows are read by: their table, and the schema of what they are, where they have one of their own. */
export interface RowDefinition {
  readonly reference: ReferenceIr;
  readonly schema: SchemaIr | undefined;
}

export type RowFormat = 'csv' | 'ndjson' | 'xlsx';

/** The rows of a reference table in a file, one after the other; but for a workbook, memory holds one chunk. */
export function rowsOf(
  definition: RowDefinition,
  format: RowFormat,
  stream: AsyncIterable<Buffer>,
): AsyncGenerator<FileRow> {
  if (format === 'xlsx') return sheetRowsOf(definition, stream);
  return format === 'csv' ? csvRows(definition, texts(stream)) : jsonRows(definition, texts(stream));
}

async function* texts(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of stream) yield decoder.write(chunk);
  yield decoder.end();
}

async function* csvRows(definition: RowDefinition, chunks: AsyncIterable<string>): AsyncGenerator<FileRow> {
  const csv = new CsvReader();
  let rows: RowReader | undefined;
  const read = function* (items: ReturnType<CsvReader['push']>): Generator<FileRow> {
    for (const item of items) {
      if (rows) yield csvRow(definition, rows, item);
      else rows = readerFor(definition.reference, item);
    }
  };
  for await (const chunk of chunks) yield* read(csv.push(chunk));
  yield* read(csv.end());
  if (!rows) throw new FileUnreadable('The file is empty; its first line names the fields.');
}

async function* sheetRowsOf(definition: RowDefinition, stream: AsyncIterable<Buffer>): AsyncGenerator<FileRow> {
  let rows: RowReader | undefined;
  try {
    for await (const { header, ...item } of tableRows(stream, {})) {
      rows ??= readerFor(definition.reference, { line: 1, cells: header });
      if ('message' in item) yield { line: item.row, code: 'ROW_UNREADABLE', message: item.message };
      else yield csvRow(definition, rows, { line: item.row, cells: item.cells });
    }
  } catch (error) {
    throw error instanceof WorkbookUnreadable ? new FileUnreadable(error.message) : error;
  }
}

function readerFor(reference: ReferenceIr, head: ReturnType<CsvReader['push']>[number]): RowReader {
  if ('error' in head) throw new FileUnreadable(`The header cannot be read: ${head.error.message}.`);
  const needed = [...reference.key, ...(reference.dated ? [reference.dated.from] : [])];
  const [problem] = headerProblems(head.cells, needed);
  if (problem !== undefined) throw new FileUnreadable(`The header is not right: ${problem}.`);
  return new RowReader(head.cells, reference.row);
}

function csvRow(definition: RowDefinition, rows: RowReader, item: ReturnType<CsvReader['push']>[number]): FileRow {
  if ('error' in item) return { line: item.error.line, code: 'ROW_UNREADABLE', message: item.error.message };
  const read = rows.read(item.cells);
  if ('problem' in read) return { line: item.line, code: 'ROW_INVALID', message: read.problem.message };
  return fileRow(definition, read.row, item.line);
}

async function* jsonRows(definition: RowDefinition, chunks: AsyncIterable<string>): AsyncGenerator<FileRow> {
  let rest = '';
  let line = 0;
  const read = (text: string): FileRow | undefined => {
    line += 1;
    return text.trim() === '' ? undefined : jsonRow(definition, text, line);
  };
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    for (const text of lines) {
      const row = read(text);
      if (row) yield row;
    }
  }
  const last = read(rest);
  if (last) yield last;
}

function jsonRow(definition: RowDefinition, text: string, line: number): FileRow {
  try {
    const row = parseJson(text);
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      return { line, code: 'ROW_INVALID', message: 'a row is an object' };
    }
    return fileRow(definition, row as ObjectValue, line);
  } catch (error) {
    if (error instanceof JsonError) return { line, code: 'ROW_UNREADABLE', message: error.message };
    throw error;
  }
}

function fileRow({ reference, schema }: RowDefinition, row: ObjectValue, line: number): FileRow {
  const place = placeOf(reference, row);
  if (!place) return { line, code: 'KEY_MISSING', message: `the key (${reference.key.join(', ')}) is not whole` };
  try {
    conform(row as Value, reference.row, '');
  } catch (error) {
    if (error instanceof Failure) return { line, code: 'ROW_INVALID', message: error.message };
    throw error;
  }
  const problem = schema && validateValue(schema, row);
  if (problem !== undefined) return { line, code: 'ROW_INVALID', message: problem };
  const { validFrom, validTo } = place;
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    return { line, code: 'DATES_REVERSED', message: `the row ends on ${validTo}, before it begins on ${validFrom}` };
  }
  return { line, body: canonicalJson(row), ...place };
}
