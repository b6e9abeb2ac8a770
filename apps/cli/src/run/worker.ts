import { parentPort, workerData } from 'node:worker_threads';
import { ControlTotals, LearnedReader, stringifyJson, type Draw } from '@reckoner/engine';
import { recordReader, type InputRecord } from '../input/records.js';
import { openRun, type OpenRun } from './open-run.js';
import type { FromWorker, ToWorker, WorkerStart } from './protocol.js';
import { execute, write } from './run-records.js';

/**
 * Runs chunks of lines beside the main thread. Reading and writing run in parallel; where entries draw on balances, a
 * chunk is executed only when the draws of all chunks before it are known, so that balances fold in input order.
 */

const { flow, options, start } = workerData as WorkerStart;
const run = openRun(flow, options, start);
const json = new LearnedReader();

type Chunk = Extract<ToWorker, { kind: 'chunk' }>;

const waiting: { readonly chunk: Chunk; readonly records: InputRecord[] }[] = [];
/** Draws of other workers' chunks that were not applied yet, and how many chunks were applied in all. */
const known = new Map<number, readonly Draw[]>();
let applied = 0;

parentPort!.on('message', (message: ToWorker) => {
  if (message.kind === 'end') parentPort!.close();
  else if (message.kind === 'draws') known.set(message.index, message.draws);
  else {
    const reader = recordReader(run.records, message.firstLine, json);
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
    runChunk(next.chunk, next.records);
  }
}

function send(message: FromWorker): void {
  parentPort!.postMessage(message, message.kind === 'lines' ? [message.bytes.buffer as ArrayBuffer] : []);
}

function runChunk({ index }: Chunk, records: readonly InputRecord[]): void {
  const executions = execute(run, records);
  if (run.draws) {
    applied = index + 1;
    send({ kind: 'draws', index, draws: executions.flatMap((execution) => execution?.draws ?? []) });
  }
  const counted: OpenRun = run.totals ? { ...run, totals: new ControlTotals(run.totals.plan) } : run;
  const { text, anyFailed, stop } = write(counted, records, executions, options.strict === true);
  const totals = counted.totals && stringifyJson(counted.totals.toJson());
  send({ kind: 'lines', index, bytes: new TextEncoder().encode(text), anyFailed, stop, totals });
}
