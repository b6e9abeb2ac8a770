import {
  CsvReader,
  headerProblems,
  isNumber,
  JsonError,
  RowReader,
  type CsvItem,
  type FlowEvent,
  type Lines,
  type ObjectValue,
  type Type,
  type Value,
} from '@reckoner/engine';
import {
  BAD_BYTE,
  ByteDecoder,
  LearnedReader,
  linesOf,
  LineSplitter,
  type Encoding,
  type Line,
} from '@reckoner/engine/lines';
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

/** `json` is what was learned from lines before; who reads an input in pieces gives each the same. */
export function recordReader(options: RecordOptions, firstLine = 1, json = new LearnedReader()): RecordReader {
  return options.format === 'csv' ? new CsvRecords(options) : new NdjsonRecords(options, firstLine, json);
}

class NdjsonRecords implements RecordReader {
  readonly #options: RecordOptions;
  readonly #splitter: LineSplitter;
  readonly #json: LearnedReader;
  #line: number;

  constructor(options: RecordOptions, firstLine: number, json: LearnedReader) {
    this.#options = options;
    this.#json = json;
    this.#splitter = new LineSplitter(options.encoding);
    this.#line = firstLine;
  }

  push(chunk: Uint8Array): InputRecord[] {
    return this.#records(this.#splitter.push(chunk));
  }

  end(): InputRecord[] {
    return this.#records(this.#splitter.end());
  }

  #records(lines: Lines | undefined): InputRecord[] {
    const records: InputRecord[] = [];
    if (!lines) return records;
    const hasBadBytes = lines.text.includes(BAD_BYTE);
    for (const line of linesOf(lines)) {
      const number = this.#line++;
      const trimmed = number === 1 ? withoutByteOrderMark(lines, line) : line;
      if (isBlank(lines, trimmed)) continue;
      const bad = hasBadBytes ? lines.text.slice(trimmed.textStart, trimmed.textEnd).indexOf(BAD_BYTE) : -1;
      records.push(
        bad === -1 ? this.#record(lines, trimmed, number) : { line: number, error: badBytes(number, bad + 1) },
      );
    }
    return records;
  }

  #record(lines: Lines, at: Line, line: number): InputRecord {
    try {
      return { line, event: eventOf(this.#json.read(lines, at), line, this.#options) };
    } catch (thrown) {
      if (!(thrown instanceof JsonError)) throw thrown;
      return {
        line,
        error: { code: thrown.code, message: `line ${line}, column ${thrown.column}: ${thrown.message}` },
      };
    }
  }
}

/** One character, and three bytes of UTF-8. */
function withoutByteOrderMark({ text }: Lines, line: Line): Line {
  if (text.charCodeAt(line.textStart) !== 0xfeff) return line;
  return { ...line, start: line.start + 3, textStart: line.textStart + 1 };
}

function isBlank({ text }: Lines, { textStart, textEnd }: Line): boolean {
  return textStart === textEnd || (text.charCodeAt(textStart) <= 32 && text.slice(textStart, textEnd).trim() === '');
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
    if (item.cells.some((cell) => cell.includes(BAD_BYTE)))
      throw new UsageError(
        'The header of the CSV is not UTF-8; say the --encoding, such as windows-1252. UTF-16 is not read: save the file as UTF-8.',
      );
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
        error: {
          code: 'CSV_CELL',
          message: `line ${line}, column ${read.problem.column}: ${withOption(read.problem.message)}`,
        },
      };
    return { line, event: eventOf(read.row, line, this.#options) };
  }
}

/** The engine asks whether a comma is a decimal point; here is how to say so. */
function withOption(message: string): string {
  return message.endsWith('decimal point?') ? `${message} Then say --decimal-comma` : message;
}
