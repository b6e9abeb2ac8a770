/** Sends the lines of a file in batches, in order, and says which were not taken and why. */
import { sendEvents, type ReckonerClient, type SentEvents } from '@reckoner/contract';
import { byteLines } from './byte-lines.js';
import { patiently, type Patience } from './patience.js';

const BATCH_BYTES = 4 * 1024 * 1024;
/** More are counted. */
const PROBLEMS_KEPT = 10_000;

export interface LineProblem {
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** What came of it so far. */
export interface SentSummary {
  /** The last line that was sent and answered. */
  line: number;
  accepted: number;
  duplicate: number;
  conflict: number;
  refused: number;
  readonly problems: LineProblem[];
}

export interface SendingOptions extends Patience {
  readonly batch: number;
  readonly fromLine: number;
  readonly onBatch: (summary: SentSummary, bytes: number) => void;
}

interface Batch {
  readonly lines: Buffer[];
  /** Of each of its lines in the file. */
  readonly numbers: number[];
  bytes: number;
}

/** What was answered is in `summary` also where it is cut off. */
export async function sendLines(
  client: ReckonerClient,
  stream: AsyncIterable<Uint8Array | string>,
  summary: SentSummary,
  options: SendingOptions,
): Promise<void> {
  let batch = emptyBatch();
  let number = 0;
  const flush = async (): Promise<void> => {
    if (batch.lines.length > 0) await sendBatch(client, batch, summary, options);
    batch = emptyBatch();
  };
  for await (const line of byteLines(stream)) {
    options.signal.throwIfAborted();
    number += 1;
    if (number < options.fromLine || isBlank(line)) continue;
    batch.lines.push(line);
    batch.numbers.push(number);
    batch.bytes += line.length + 1;
    if (batch.lines.length >= options.batch || batch.bytes >= BATCH_BYTES) await flush();
  }
  await flush();
}

const emptyBatch = (): Batch => ({ lines: [], numbers: [], bytes: 0 });

async function sendBatch(
  client: ReckonerClient,
  { lines, numbers, bytes }: Batch,
  summary: SentSummary,
  options: SendingOptions,
): Promise<void> {
  const body = Buffer.concat(lines.flatMap((line) => [line, NEWLINE]));
  const sent = await patiently(() => sendEvents(client, 'application/x-ndjson', body), options);
  add(summary, sent, numbers);
  summary.line = numbers.at(-1)!;
  options.onBatch(summary, bytes);
}

const NEWLINE = Buffer.from('\n');

function add(summary: SentSummary, sent: SentEvents, numbers: readonly number[]): void {
  for (const count of ['accepted', 'duplicate', 'conflict', 'refused'] as const) summary[count] += sent[count];
  for (const { at, code, message, remedy } of sent.problems) {
    if (summary.problems.length >= PROBLEMS_KEPT) return;
    summary.problems.push({ line: numbers[(at ?? 1) - 1] ?? numbers[0]!, code, message, remedy });
  }
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09);
}
