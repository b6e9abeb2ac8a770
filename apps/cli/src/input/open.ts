import { createReadStream, statSync } from 'node:fs';
import { isTimestamp, type Checked, type FlowIr, type StepIr, type Type } from '@reckoner/engine';
import type { Encoding } from '@reckoner/engine/lines';
import { UsageError } from '../exit.js';
import { recordReader, type InputRecord, type RecordOptions } from './records.js';

/** The options of a command that reads entries. */
export interface InputOptions {
  readonly input: string;
  readonly workspace: string;
  readonly inputFormat?: 'ndjson' | 'csv';
  readonly encoding?: Encoding;
  readonly delimiter?: string;
  readonly decimalComma?: boolean;
  readonly now?: string;
  readonly rows?: string;
}

/** Small enough that what one chunk's entries become dies young. */
export const CHUNK_BYTES = 128 * 1024;

export function formatOf({ inputFormat, input }: InputOptions): 'ndjson' | 'csv' {
  return inputFormat ?? (input.toLowerCase().endsWith('.csv') ? 'csv' : 'ndjson');
}

/** How the input is to be read, from what was asked for, the file's name and the flow that gets it. */
export function recordOptions(options: InputOptions, flow: FlowIr, checked: Checked): RecordOptions {
  const [workspace] = checked.workspace.all('workspace');
  return {
    format: formatOf(options),
    encoding: options.encoding ?? workspace?.value.defaults?.encoding ?? 'utf-8',
    delimiter: delimiterOf(options.delimiter),
    decimalComma: options.decimalComma,
    now: momentOf(options.now),
    start: options.now ?? new Date().toISOString(),
    source: flow.on.source ?? 'file',
    type: flow.on.types[0]!,
    payload: payloadType(flow),
  };
}

/** One character; a tab may be written `\\t`. */
function delimiterOf(text: string | undefined): string | undefined {
  if (text === undefined || text === '\\t') return text && '\t';
  if (text.length !== 1 || /["\r\n]/.test(text))
    throw new UsageError(`--delimiter takes one character, such as ; or \\t, and not ${JSON.stringify(text)}.`);
  return text;
}

function momentOf(text: string | undefined): string | undefined {
  if (text === undefined || isTimestamp(text)) return text;
  throw new UsageError(`--now takes a timestamp such as 2026-11-21T10:00:00Z, and not ${text}.`);
}

/** The type that the flow validates its payload with; anything, where it does not. */
function payloadType(flow: FlowIr): Type {
  const step = flow.steps.find(
    (candidate): candidate is StepIr & { kind: 'validate' } => candidate.kind === 'validate',
  );
  return step?.schema.type ?? flow.locals.data.type;
}

/** The bytes of a file, or of standard input for `-`. */
export function openBytes(input: string): AsyncIterable<Buffer> {
  if (input === '-') return process.stdin;
  const found = statSync(input, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no file ${input}.`);
  if (found.isDirectory()) throw new UsageError(`${input} is a folder; --input takes a file.`);
  return createReadStream(input, { highWaterMark: CHUNK_BYTES });
}

/** The records of an input, one after the other. */
export async function* openInput(
  options: InputOptions,
  { flow, checked }: { flow: FlowIr; checked: Checked },
): AsyncGenerator<InputRecord> {
  const reader = recordReader(recordOptions(options, flow, checked));
  for await (const chunk of openBytes(options.input)) yield* reader.push(chunk);
  yield* reader.end();
}
