import { StringDecoder } from 'node:string_decoder';
import { CsvReader, JsonError, parseJson, type CsvItem, type ObjectValue } from '@reckoner/engine';
import { linesOf, type StreamLine } from '../intake/lines.js';
import { LINE_FIELDS, type RawLine } from './history-line.js';

/** A file as a whole that cannot be read. */
export class FileUnreadable extends Error {}

const KNOWN: ReadonlySet<string> = new Set(LINE_FIELDS);

/** The lines of a CSV or NDJSON file, one after the other; memory holds one chunk. */
export function rawLines(format: 'csv' | 'ndjson', stream: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  return format === 'csv' ? csvLines(stream) : jsonLines(stream);
}

async function* csvLines(stream: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  const decoder = new StringDecoder('utf8');
  const csv = new CsvReader();
  let header: readonly string[] | undefined;
  const read = function* (items: readonly CsvItem[]): Generator<RawLine> {
    for (const item of items) {
      if (header) yield csvLine(header, item);
      else header = headerOf(item);
    }
  };
  for await (const chunk of stream) yield* read(csv.push(decoder.write(chunk)));
  yield* read([...csv.push(decoder.end()), ...csv.end()]);
  if (!header) throw new FileUnreadable('The file is empty; its first line names the fields.');
}

function headerOf(item: CsvItem): readonly string[] {
  if ('error' in item) throw new FileUnreadable(`The header cannot be read: ${item.error.message}.`);
  const names = item.cells.map((cell) => cell.trim());
  const unknown = names.find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    throw new FileUnreadable(`The header names \`${unknown}\`; fields are ${LINE_FIELDS.join(', ')}.`);
  if (new Set(names).size < names.length) throw new FileUnreadable('The header names a field twice.');
  return names;
}

function csvLine(header: readonly string[], item: CsvItem): RawLine {
  if ('error' in item)
    return { line: item.error.line, problem: { code: 'LINE_UNREADABLE', message: item.error.message } };
  const { line, cells } = item;
  const named = header.map((name, index) => [name, cells[index] ?? ''] as const);
  return { line, fields: Object.fromEntries(named), isText: true };
}

async function* jsonLines(stream: AsyncIterable<Buffer>): AsyncGenerator<RawLine> {
  for await (const line of linesOf(stream)) yield jsonLine(line);
}

function jsonLine(line: StreamLine): RawLine {
  const { number } = line;
  const broken = (message: string): RawLine => ({ line: number, problem: { code: 'LINE_UNREADABLE', message } });
  if ('tooLong' in line) return broken(`the line has ${line.tooLong} bytes`);
  try {
    const value = parseJson(line.bytes.toString('utf8').replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return broken('a line is an object');
    const fields = value as ObjectValue;
    const unknown = Object.keys(fields).find((name) => !KNOWN.has(name));
    if (unknown === undefined) return { line: number, fields, isText: false };
    const message = `there is no field \`${unknown.slice(0, 80)}\`; fields are ${LINE_FIELDS.join(', ')}`;
    return { line: number, problem: { code: 'FIELD_UNKNOWN', message } };
  } catch (error) {
    if (error instanceof JsonError) return broken(error.message);
    throw error;
  }
}
