import { parentPort, workerData } from 'node:worker_threads';
import type { Draw, Execution } from '@reckoner/engine';
import { recordReader, type InputRecord } from '../input/records.js';
import { executionLine, unreadableLine } from './line.js';
import { openRun } from './open-run.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';

/**
 * Runs chunks of lines beside the main thread. Reading and writing run in parallel; where entries draw on balances, a
 * chunk is executed only when the draws of all chunks before it are known, so that balances fold in input order.
 */

const { flow, options, start } = workerData as WorkerStart;
const run = openRun(flow, options, start);

type Chunk = Extract<ToWorker, { kind: 'chunk' }>;

const waiting: { readonly chunk: Chunk; readonly records: InputRecord[] }[] = [];
/** Draws of other workers' chunks that were not applied yet, and how many chunks were applied in all. */
const known = new Map<number, readonly Draw[]>();
let applied = 0;

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'end') parentPort!.close();
  else if (message.kind === 'draws') known.set(message.index, message.draws);
  else {
    const reader = recordReader(run.records, message.firstLine);
    waiting.push({ chunk: message, records: [...reader.push(message.bytes), ...reader.end()] });
  }
  advance();
});

function advance(): void {
  for (;;) {
    const draws = known.get(applied);
    if (draws) {
      run.host.commit(draws);
      known.delete(applied);
      applied += 1;
      continue;
    }
    const [next] = waiting;
    if (!next || (run.draws && next.chunk.index !== applied)) return;
    waiting.shift();
    execute(next.chunk, next.records);
  }
}

function send(message: FromWorker): void {
  parentPort!.postMessage(message, message.kind === 'lines' ? [message.bytes.buffer as ArrayBuffer] : []);
}

function execute({ index }: Chunk, records: readonly InputRecord[]): void {
  const executions: (Execution | undefined)[] = records.map((record) => {
    if ('error' in record) return undefined;
    const execution = run.program(record.event, run.host);
    if (execution.draws.length > 0) run.host.commit(execution.draws);
    return execution;
  });
  if (run.draws) {
    applied = index + 1;
    send({ kind: 'draws', index, draws: executions.flatMap((execution) => execution?.draws ?? []) });
  }
  send({ kind: 'lines', index, ...written(records, executions) });
}

function written(
  records: readonly InputRecord[],
  executions: readonly (Execution | undefined)[],
): Pick<Extract<FromWorker, { kind: 'lines' }>, 'bytes' | 'anyFailed' | 'stop'> {
  let text = '';
  let anyFailed = false;
  for (const [index, record] of records.entries()) {
    const execution = executions[index];
    text += `${'error' in record ? unreadableLine(record) : executionLine(execution!)}\n`;
    anyFailed ||= !execution || execution.result.outcome === 'failed';
    if ('error' in record && options.strict) return { bytes: new TextEncoder().encode(text), anyFailed, stop: true };
  }
  return { bytes: new TextEncoder().encode(text), anyFailed, stop: false };
}
