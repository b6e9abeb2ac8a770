/** The pushes of this sandbox: started over HTTP, gone on with after a restart. */
import { json, type Answer } from '../http/server.js';
import type { Ledger } from '../ledger/ledger.js';
import type { AcknowledgedRecord, EmittedRecord, RefusedRecord } from '../ledger/records.js';
import type { Firm } from '../source/firm.js';
import { Finished, Push, pushOptions, type Progress, type PushOptions } from '../source/push.js';

type Given = Record<string, unknown>;

export class Pushes {
  readonly #firm: Firm | undefined;
  readonly #runs = new Map<string, { options: PushOptions; push?: Push }>();
  readonly #finished = new Map<string, Finished>();
  #ledger: Ledger | undefined;

  constructor(firm: Firm | undefined) {
    this.#firm = firm;
  }

  join(ledger: Ledger): void {
    this.#ledger = ledger;
  }

  replay(record: EmittedRecord | AcknowledgedRecord | RefusedRecord): void {
    const finished = this.#finished.get(record.run) ?? new Finished();
    this.#finished.set(record.run, finished);
    finished.replay(record);
  }

  /** A run that the ledger tells of: started, or stopped. */
  known(value: Given): void {
    if (value.stop !== undefined) this.#runs.delete(String(value.stop));
    else this.#runs.set(String(value.run), { options: value as unknown as PushOptions });
  }

  /** Goes on with whatever was under way when the process ended. */
  resume(): void {
    for (const { options } of this.#runs.values()) {
      const isOver = (this.#finished.get(options.run)?.finished.size ?? 0) >= options.count;
      if (!isOver) this.#begin(options);
    }
  }

  list(): Progress[] {
    return [...this.#runs.values()].flatMap(({ push }) => (push === undefined ? [] : [push.progress]));
  }

  async handle(method: string, name: string | undefined, given: Given): Promise<Answer> {
    if (method === 'GET') return json(200, this.list());
    if (method === 'DELETE' && name !== undefined) return this.#end(name);
    if (this.#firm === undefined)
      return json(422, { message: 'The workspace has no sample rows to make entries from.' });
    const options = pushOptions(given);
    if (typeof options === 'string') return json(422, { message: options });
    if (this.#runs.get(options.run)?.push !== undefined)
      return json(409, { message: `There was a push ${options.run} already; give another seed, or another run.` });
    await this.#keep(options as unknown as Given);
    return json(202, this.#begin(options).progress);
  }

  async stop(): Promise<void> {
    for (const { push } of this.#runs.values()) push?.stop();
    await Promise.all([...this.#runs.values()].map(({ push }) => push?.done));
  }

  async #end(name: string): Promise<Answer> {
    const push = this.#runs.get(name)?.push;
    if (push === undefined) return json(404, { message: `There is no push ${name}.` });
    push.stop();
    await this.#keep({ stop: name });
    return json(200, await push.done);
  }

  #begin(options: PushOptions): Push {
    const push = new Push(this.#firm!, options, this.#ledger!, this.#finished.get(options.run));
    this.#finished.delete(options.run);
    this.#runs.set(options.run, { options, push });
    return push;
  }

  #keep(value: Given): Promise<void> {
    this.#ledger!.append({ record: 'push', at: Date.now(), value });
    return this.#ledger!.settled();
  }
}
