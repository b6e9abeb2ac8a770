import { parentPort, workerData } from 'node:worker_threads';
import { ChunkRunner } from './chunk-runner.js';
import { openRun } from './open-run.js';
import type { FromRunner, ToRunner, WorkerStart } from './protocol.js';

/** A thread that runs chunks of lines beside the main one. */

const { flow, options, start } = workerData as WorkerStart;

function send(message: FromRunner): void {
  parentPort!.postMessage(message, message.kind === 'lines' ? [message.bytes.buffer as ArrayBuffer] : []);
}

const runner = new ChunkRunner(openRun(flow, options, start), options.strict === true, send);
parentPort!.on('message', (message: ToRunner) => runner.receive(message));
send({ kind: 'ready' });
