import {
  BAD_BYTE,
  ByteDecoder,
  CsvReader,
  headerProblems,
  isNumber,
  JsonError,
  parseJson,
  RowReader,
  type CsvItem,
  type Encoding,
  type FlowEvent,
  type ObjectValue,
  type Type,
  type Value,
} from '@reckoner/engine';
import { UsageError } from '../exit.js';

/** One entry of the input: an event, or what is wrong with the line. */
export type InputRecord =
  | { readonly line: number; readonly event: FlowEvent }
  | { readonly line: number; readonly error: { readonly code: string; readonly message: string } };

export interface RecordOptions {
  readonly format: 'ndjson' | 'csv';
  readonly encoding: Encoding;
  readonly delimiter?: string | undefined;
  readonly decimalComma?: boolean | undefined;
  /** What `now` is, whatever the event says. */
  readonly now?: string | undefined;
  /** What `now` is where neither `now` nor the event says. */
  readonly start: string;
  /** Where the events come from and what they are, where they do not say. */
  readonly source: string;
  readonly type: string;
  /** The payload's type, by which the cells of a CSV are read. */
  readonly payload: Type;
}

/** Takes the bytes of an input in chunks and gives its records as they are complete. */
export interface RecordReader {
  push(chunk: Uint8Array): InputRecord[];
  end(): InputRecord[];
}

export function recordReader(options: RecordOptions, firstLine = 1): RecordReader {
  return options.format === 'csv' ? new CsvRecords(options) : new NdjsonRecords(options, firstLine);
}

class NdjsonRecords implements RecordReader {
  readonly #options: RecordOptions;
  readonly #decoder: ByteDecoder;
  #rest = '';
  #line: number;

  constructor(options: RecordOptions, firstLine: number) {
    this.#options = options;
    this.#decoder = new ByteDecoder(options.encoding);
    this.#line = firstLine;
  }

  push(chunk: Uint8Array): InputRecord[] {
    const lines = (this.#rest + this.#decoder.push(chunk)).split('\n');
    this.#rest = lines.pop()!;
    return this.#records(lines);
  }

  end(): InputRecord[] {
    const last = this.#rest + this.#decoder.end();
    this.#rest = '';
    return last === '' ? [] : this.#records([last]);
  }

  #records(lines: readonly string[]): InputRecord[] {
    const records: InputRecord[] = [];
    for (const text of lines) {
      const line = this.#line++;
      const trimmed = line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text;
      if (!isBlank(trimmed)) records.push(this.#record(trimmed, line));
    }
    return records;
  }

  #record(text: string, line: number): InputRecord {
    const bad = text.includes(BAD_BYTE) ? text.indexOf(BAD_BYTE) : -1;
    if (bad !== -1) return { line, error: badBytes(line, bad + 1) };
    try {
      return { line, event: eventOf(parseJson(text), line, this.#options) };
    } catch (thrown) {
      if (!(thrown instanceof JsonError)) throw thrown;
      return {
        line,
        error: { code: thrown.code, message: `line ${line}, column ${thrown.column}: ${thrown.message}` },
      };
    }
  }
}

function isBlank(text: string): boolean {
  return text === '' || text === '\r' || text.trim() === '';
}

function badBytes(line: number, column: number): { code: string; message: string } {
  return {
    code: 'NOT_UTF8',
    message: `line ${line}, column ${column}: not UTF-8; say the input's --encoding, such as windows-1252`,
  };
}

/** The line's data, or a CloudEvent: an object with a text `specversion`. */
export function eventOf(value: Value, line: number, options: RecordOptions): FlowEvent {
  const given = isObject(value) && typeof value['specversion'] === 'string' ? value : undefined;
  const text = (name: string): string | undefined => (typeof given?.[name] === 'string' ? given[name] : undefined);
  return {
    data: given ? (given['data'] ?? null) : value,
    id: text('id') ?? String(line),
    source: text('source') ?? options.source,
    type: text('type') ?? options.type,
    time: options.now ?? text('time') ?? options.start,
  };
}

function isObject(value: Value): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isNumber(value);
}

class CsvRecords implements RecordReader {
  readonly #options: RecordOptions;
  readonly #decoder: ByteDecoder;
  readonly #reader: CsvReader;
  #rows: RowReader | undefined;

  constructor(options: RecordOptions) {
    this.#options = options;
    this.#decoder = new ByteDecoder(options.encoding);
    this.#reader = new CsvReader({ delimiter: options.delimiter });
  }

  push(chunk: Uint8Array): InputRecord[] {
    return this.#records(this.#reader.push(this.#decoder.push(chunk)));
  }

  end(): InputRecord[] {
    return this.#records([...this.#reader.push(this.#decoder.end()), ...this.#reader.end()]);
  }

  #records(items: readonly CsvItem[]): InputRecord[] {
    return items.flatMap((item) => {
      if (this.#rows) return [this.#record(item, this.#rows)];
      this.#rows = this.#header(item);
      return [];
    });
  }

  #header(item: CsvItem): RowReader {
    if ('error' in item)
      throw new UsageError(`The header cannot be read: ${item.error.message} (line ${item.error.line}).`);
    const required = [...(this.#options.payload.fields ?? [])]
      .filter(([, type]) => !type.optional)
      .map(([name]) => name);
    const problems = headerProblems(item.cells, required);
    if (problems.length > 0)
      throw new UsageError(
        `The header of the CSV does not fit: ${problems.join('; ')}. It has: ${item.cells.join(', ')}.`,
      );
    return new RowReader(item.cells, this.#options.payload, { decimalComma: this.#options.decimalComma });
  }

  #record(item: CsvItem, rows: RowReader): InputRecord {
    if ('error' in item) {
      const { code, message, line, column } = item.error;
      return { line, error: { code, message: `line ${line}, column ${column}: ${message}` } };
    }
    const { line, cells } = item;
    const bad = cells.findIndex((cell) => cell.includes(BAD_BYTE));
    if (bad !== -1) return { line, error: badBytes(line, bad + 1) };
    if (cells.length !== rows.width) {
      return {
        line,
        error: {
          code: 'CSV_CELLS',
          message: `line ${line}: the row has ${cells.length} cells, the header has ${rows.width}`,
        },
      };
    }
    const read = rows.read(cells);
    if ('problem' in read)
      return {
        line,
        error: { code: 'CSV_CELL', message: `line ${line}, column ${read.problem.column}: ${read.problem.message}` },
      };
    return { line, event: eventOf(read.row, line, this.#options) };
  }
}
