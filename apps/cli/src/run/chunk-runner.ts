import { stringifyJson, type Draw } from '@reckoner/engine';
import { LearnedReader } from '@reckoner/engine/lines';
import { ControlTotals } from '@reckoner/engine/totals';
import { recordReader, type InputRecord } from '../input/records.js';
import type { OpenRun } from './open-run.js';
import type { FromRunner, ToRunner } from './protocol.js';
import { execute, write } from './run-records.js';

type Chunk = Extract<ToRunner, { kind: 'chunk' }>;

/**
 * Runs chunks of lines, each by itself. Several of these share an input, one a thread. Reading and writing run in
 * parallel; where entries draw on balances, a chunk is executed only when the draws of all chunks before it are known,
 * so that balances fold in input order.
 */
export class ChunkRunner {
  readonly #run: OpenRun;
  readonly #strict: boolean;
  readonly #send: (message: FromRunner) => void;
  readonly #json = new LearnedReader();
  readonly #waiting: { readonly chunk: Chunk; readonly records: readonly InputRecord[] }[] = [];
  /** Draws of other runners' chunks that were not applied yet, and how many chunks were applied in all. */
  readonly #known = new Map<number, readonly Draw[]>();
  #applied = 0;

  constructor(run: OpenRun, strict: boolean, send: (message: FromRunner) => void) {
    this.#run = run;
    this.#strict = strict;
    this.#send = send;
  }

  receive(message: ToRunner): void {
    if (message.kind === 'draws') this.#known.set(message.index, message.draws);
    else {
      const reader = recordReader(this.#run.records, message.firstLine, this.#json);
      this.#waiting.push({ chunk: message, records: [...reader.push(message.bytes), ...reader.end()] });
    }
    this.#advance();
  }

  #advance(): void {
    for (;;) {
      const draws = this.#known.get(this.#applied);
      if (draws) {
        this.#run.host.commit(draws);
        this.#known.delete(this.#applied);
        this.#applied += 1;
        continue;
      }
      const [next] = this.#waiting;
      if (!next || (this.#run.draws && next.chunk.index !== this.#applied)) return;
      this.#waiting.shift();
      this.#runChunk(next.chunk, next.records);
    }
  }

  #runChunk({ index }: Chunk, records: readonly InputRecord[]): void {
    const run = this.#run;
    const executions = execute(run, records);
    if (run.draws) {
      this.#applied = index + 1;
      this.#send({ kind: 'draws', index, draws: executions.flatMap((execution) => execution?.draws ?? []) });
    }
    const counted: OpenRun = run.totals ? { ...run, totals: new ControlTotals(run.totals.plan) } : run;
    const { text, anyFailed, stop } = write(counted, records, executions, this.#strict);
    const totals = counted.totals && stringifyJson(counted.totals.toJson());
    this.#send({ kind: 'lines', index, bytes: new TextEncoder().encode(text), anyFailed, stop, totals });
  }
}
