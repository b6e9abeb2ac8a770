import { createHash } from 'node:crypto';
import { canonicalJson, CsvReader, headerProblems, JsonError, parseJson, RowReader } from '@reckoner/engine';
import type { CsvItem, Type, Value } from '@reckoner/engine';
import { BAD_BYTE, ByteDecoder, type Encoding } from '@reckoner/engine/lines';
import { WorkbookUnreadable } from '../../platform/workbook/limits.js';
import { tableRows } from '../../platform/workbook/table.js';
import { EVENT_BYTES_MAX } from '../incoming.js';
import { linesOf, type StreamLine } from '../lines.js';
import { textAt } from '../payload.js';

/** How a file is to be read. */
export interface FileForm {
  readonly format: 'csv' | 'ndjson' | 'xlsx';
  /** Of a workbook; otherwise the first that is not hidden. */
  readonly sheet?: string | undefined;
  readonly encoding: Encoding;
  /** Otherwise detected. */
  readonly delimiter: string | undefined;
  readonly decimalComma: boolean;
  /** The field that names a row; without one a row is named by what it holds. */
  readonly id: string | undefined;
  /** What rows are, as the flow that takes them says. */
  readonly payload: Type;
}

/** A row of the file: an event's data and its name, or what is wrong with it. `line` counts from 1. */
export type UploadRow =
  | { readonly line: number; readonly sourceId: string; readonly body: Buffer }
  | { readonly line: number; readonly code: UploadRowCode; readonly message: string };

export type UploadRowCode = 'ROW_UNREADABLE' | 'ROW_NOT_UTF8' | 'ROW_INVALID' | 'ROW_TOO_LARGE' | 'ID_MISSING';

/** A file that cannot be read as a whole. */
export class UploadUnreadable extends Error {}

/** The rows of a file, one after the other; memory holds one chunk. */
export function uploadRows(form: FileForm, stream: AsyncIterable<Buffer>): AsyncGenerator<UploadRow> {
  if (form.format === 'xlsx') return sheetRowsOf(form, stream);
  return form.format === 'csv' ? csvRows(form, stream) : jsonRows(form, stream);
}

async function* csvRows(form: FileForm, stream: AsyncIterable<Buffer>): AsyncGenerator<UploadRow> {
  const decoder = new ByteDecoder(form.encoding);
  const csv = new CsvReader({ delimiter: form.delimiter });
  let rows: RowReader | undefined;
  const read = function* (items: readonly CsvItem[]): Generator<UploadRow> {
    for (const item of items) {
      if (rows) yield csvRow(form, rows, item);
      else rows = headerOf(form, item);
    }
  };
  for await (const chunk of stream) yield* read(csv.push(decoder.push(chunk)));
  yield* read([...csv.push(decoder.end()), ...csv.end()]);
  if (!rows) throw new UploadUnreadable('The file is empty; its first line names the fields.');
}

/** The first row names the fields; rows are numbered as the sheet numbers them. */
async function* sheetRowsOf(form: FileForm, stream: AsyncIterable<Buffer>): AsyncGenerator<UploadRow> {
  // numbers of a sheet are numbers, however they are shown
  const plain = { ...form, decimalComma: false };
  let rows: RowReader | undefined;
  try {
    for await (const { header, ...item } of tableRows(stream, form)) {
      rows ??= headerOf(plain, { line: 1, cells: header });
      if ('message' in item) yield { line: item.row, code: 'ROW_UNREADABLE', message: item.message };
      else yield csvRow(plain, rows, { line: item.row, cells: item.cells });
    }
  } catch (error) {
    throw error instanceof WorkbookUnreadable ? new UploadUnreadable(error.message) : error;
  }
}

function headerOf({ payload, decimalComma }: FileForm, item: CsvItem): RowReader {
  if ('error' in item) throw new UploadUnreadable(`The header cannot be read: ${item.error.message}.`);
  if (item.cells.some((cell) => cell.includes(BAD_BYTE)))
    throw new UploadUnreadable('The header is not UTF-8; say its encoding, such as windows-1252.');
  const needed = [...(payload.fields ?? [])].filter(([, type]) => !type.optional).map(([name]) => name);
  const problems = headerProblems(
    item.cells,
    needed.filter((name) => !isReachedInto(item.cells, name)),
  );
  if (problems.length > 0) throw new UploadUnreadable(`The header does not fit: ${problems.join('; ')}.`);
  return new RowReader(item.cells, payload, { decimalComma });
}

/** Whether columns such as `project.code` make up the field `project`. */
function isReachedInto(header: readonly string[], name: string): boolean {
  return header.some((cell) => cell.trim().startsWith(`${name}.`));
}

function csvRow(form: FileForm, rows: RowReader, item: CsvItem): UploadRow {
  if ('error' in item) return { line: item.error.line, code: 'ROW_UNREADABLE', message: item.error.message };
  const { line, cells } = item;
  if (cells.some((cell) => cell.includes(BAD_BYTE))) return notUtf8(line);
  const read = rows.read(cells);
  if ('problem' in read)
    return { line, code: 'ROW_INVALID', message: `column ${read.problem.column}: ${read.problem.message}` };
  return named(form, line, read.row, undefined);
}

async function* jsonRows(form: FileForm, stream: AsyncIterable<Buffer>): AsyncGenerator<UploadRow> {
  for await (const line of linesOf(stream)) yield jsonRow(form, line);
}

function jsonRow(form: FileForm, line: StreamLine): UploadRow {
  if ('tooLong' in line)
    return { line: line.number, code: 'ROW_TOO_LARGE', message: `the row has ${line.tooLong} bytes` };
  const decoder = new ByteDecoder(form.encoding);
  const text = decoder.push(line.bytes) + decoder.end();
  if (text.includes(BAD_BYTE)) return notUtf8(line.number);
  try {
    const spelled = line.number === 1 ? text.replace(/^\ufeff/, '') : text;
    return named(form, line.number, parseJson(spelled), Buffer.from(spelled.trim()));
  } catch (error) {
    if (error instanceof JsonError) return { line: line.number, code: 'ROW_UNREADABLE', message: error.message };
    throw error;
  }
}

/** The same row has the same name in whatever file, and however often it comes. */
function named({ id }: FileForm, line: number, value: Value, spelled: Buffer | undefined): UploadRow {
  const canonical = canonicalJson(value);
  const body = spelled ?? Buffer.from(canonical);
  if (body.length > EVENT_BYTES_MAX)
    return { line, code: 'ROW_TOO_LARGE', message: `the row has ${body.length} bytes` };
  if (id === undefined) return { line, sourceId: `row:${createHash('sha256').update(canonical).digest('hex')}`, body };
  const name = textAt(value, id);
  if (name === undefined || name === '' || name.length > 512)
    return { line, code: 'ID_MISSING', message: `the field \`${id}\` is no text or number that could name the row` };
  return { line, sourceId: name, body };
}

function notUtf8(line: number): UploadRow {
  return { line, code: 'ROW_NOT_UTF8', message: 'the row is not UTF-8; say the encoding, such as windows-1252' };
}
