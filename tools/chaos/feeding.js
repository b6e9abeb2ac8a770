/** What comes in meanwhile, by each way there is: pushed to either runtime, pulled from the source, in files. */
import { setTimeout as wait } from 'node:timers/promises';
import { readFirm } from '../../apps/sandbox/dist/source/firm.js';
import { MIXED, PLAIN_MIX, stream } from '../../apps/sandbox/dist/source/stream.js';
import { ROOT } from '../build/fresh.js';

const LOOK_MS = 250;
const STEP_MS = 1_000;
const FILE_ROWS = 20;
const FILE_TIMEOUT_MS = 20_000;
/** Of all that is pushed, so much more is there to be pulled. */
const PULLED_SHARE = 0.05;

export class Feeding {
  #isOver = false;
  #running = [];
  /** What the source has to give to whoever pulls. */
  pulled = 0;
  /** Rows of files that were taken. */
  uploaded = 0;

  constructor(stage, options) {
    this.stage = stage;
    this.options = options;
  }

  async begin() {
    const { events, seed } = this.options;
    const mix = { ...PLAIN_MIX, expense: MIXED.expense };
    const count = Math.ceil(events * PULLED_SHARE);
    await this.stage.askSandbox('POST', '/_control/source', { seed: seed + 2, count, released: 0, mix });
    await this.#push();
    this.#running = [this.#release(count), this.#upload()];
  }

  /** Half of the events to each runtime. */
  async #push() {
    const { events, rate, seed } = this.options;
    for (const [index, { port }] of this.stage.runtimes.entries()) {
      await this.stage.askSandbox('POST', '/_control/push', {
        url: `http://127.0.0.1:${port}`,
        apiKey: this.stage.key,
        form: index === 0 ? 'single' : 'batch',
        size: 20,
        seed: seed + index,
        count: Math.ceil(events / 2),
        concurrency: 8,
        rate: rate / 2,
        run: `run-${index}`,
      });
    }
  }

  /** Resolves when both pushes are through. */
  async pushed() {
    for (;;) {
      const pushes = await this.stage.askSandbox('GET', '/_control/push');
      if (pushes.every(({ isDone }) => isDone)) return;
      await wait(LOOK_MS);
    }
  }

  /** Ends pulls and files; what is under way is finished. */
  async end() {
    this.#isOver = true;
    await Promise.all(this.#running);
  }

  /** Something new to pull each moment, at the pace of the pushes. */
  async #release(count) {
    const step = Math.max(1, Math.round(this.options.rate * PULLED_SHARE));
    while (!this.#isOver && this.pulled < count) {
      const release = Math.min(step, count - this.pulled);
      await this.stage.askSandbox('POST', '/_control/source', { release });
      this.pulled += release;
      await wait(STEP_MS);
    }
  }

  /** One file after another, each until it is taken. */
  async #upload() {
    const entries = stream(readFirm(ROOT), { seed: this.options.seed + 3, count: 1_000_000, mix: PLAIN_MIX });
    for (let number = 0; !this.#isOver; number += 1) {
      const rows = Array.from({ length: FILE_ROWS }, () => unbillable(entries.next().value.data));
      const body = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      while (!(await this.#isTaken(number, body))) await wait(LOOK_MS);
      this.uploaded += FILE_ROWS;
      await wait(STEP_MS);
    }
  }

  async #isTaken(number, body) {
    const { port } = this.stage.runtimes[number % this.stage.runtimes.length];
    const query = `source=harvest&type=time-entry.approved&id=id&name=file-${number}`;
    const answer = await fetch(`http://127.0.0.1:${port}/v1/uploads?${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.stage.key}`, 'content-type': 'application/x-ndjson' },
      body,
      signal: AbortSignal.timeout(FILE_TIMEOUT_MS),
    }).catch(() => undefined);
    if (answer && answer.status >= 400 && answer.status < 429)
      throw new Error(`A file was refused: ${answer.status} ${await answer.text()}`);
    return answer?.ok ?? false;
  }
}

/** The ledger knows nothing of files, so nothing may be booked of their rows: nobody knows the project. */
function unbillable(data) {
  return { ...data, project: { ...data.project, code: 'P-999' } };
}
