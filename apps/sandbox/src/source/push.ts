/** Posts the stream of a seed to a runtime until each event is acknowledged, and remembers in the ledger what was emitted and what was acknowledged. */
import { Connection, type Reply } from '../http/wire.js';
import { now } from '../http/server.js';
import type { Ledger } from '../ledger/ledger.js';
import type { EmittedRecord, LedgerRecord, Unnumbered } from '../ledger/records.js';
import { Random } from '../random.js';
import type { Firm } from './firm.js';
import { MIXED, PLAIN_MIX, stream, type Emission, type Mix } from './stream.js';
import { webhookHeaders } from './webhook.js';

export interface PushOptions {
  /** The runtime's address, or that of the hook intake with `form: hook`. */
  url: string;
  apiKey?: string;
  /** Names the run in the ledger; the same name goes on where it was interrupted. */
  run: string;
  seed: number;
  count: number;
  /** Events a second; 0 is as fast as they are taken. */
  rate: number;
  concurrency: number;
  form: 'single' | 'batch' | 'ndjson' | 'hook';
  /** Events a request, for batch and ndjson. */
  size: number;
  mix: Mix;
  timeoutMs: number;
  /** Keys that sign, for `form: hook`; two during a rotation. */
  secrets: string[];
  /** Seconds by which the sender's clock is off. */
  skewS: number;
}

export const PUSH: PushOptions = {
  url: '',
  run: 'seed-1',
  seed: 1,
  count: 1000,
  rate: 0,
  concurrency: 16,
  form: 'single',
  size: 100,
  mix: MIXED,
  timeoutMs: 30_000,
  secrets: [],
  skewS: 0,
};

export interface Progress {
  run: string;
  emitted: number;
  acknowledged: number;
  refused: number;
  /** Of those, the ones that were refused with 409: the same id with another body, as the stream wants it. */
  conflicts: number;
  attempts: number;
  throttled: number;
  /** Milliseconds from first send to acknowledgement. */
  p50: number;
  p99: number;
  elapsedMs: number;
  isDone: boolean;
}

const TYPES = {
  single: 'application/cloudevents+json',
  batch: 'application/cloudevents-batch+json',
  ndjson: 'application/x-ndjson',
  hook: 'application/json',
};
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;
const GATE_MAX_MS = 60_000;
const SAMPLES = 20_000;
/** Refusals that no repeat will change; a conflict is one that the stream asks for. */
const FINAL = new Set([400, 401, 403, 404, 409, 413, 415, 422]);

/** Fills in what is not given; the text says what is wrong. */
export function pushOptions(given: Record<string, unknown>): PushOptions | string {
  const { mix, ...rest } = given;
  for (const [name, value] of Object.entries(rest)) {
    const known = (PUSH as unknown as Record<string, unknown>)[name];
    const isKnown =
      name === 'apiKey'
        ? typeof value === 'string'
        : typeof value === typeof known && Array.isArray(value) === Array.isArray(known);
    if (!isKnown)
      return `"${name}" is no option of a push, or not of its type; there are apiKey, ${Object.keys(PUSH).join(', ')}.`;
  }
  const options = {
    ...PUSH,
    run: `seed-${Number(rest.seed ?? PUSH.seed)}`,
    ...(rest as Partial<PushOptions>),
    mix: mixOf(mix),
  };
  if (!Object.hasOwn(TYPES, options.form)) return '"form" is single, batch, ndjson or hook.';
  if (!/^http:\/\/[^/]+/.test(options.url)) return '"url" is the http address of a runtime.';
  if (options.concurrency < 1 || options.count < 0 || options.size < 1)
    return '"concurrency" and "size" are at least 1, "count" at least 0.';
  return options;
}

function mixOf(mix: unknown): Mix {
  if (mix === 'plain') return PLAIN_MIX;
  return typeof mix === 'object' && mix !== null ? { ...PLAIN_MIX, ...(mix as Partial<Mix>) } : MIXED;
}

export class Push {
  readonly #options: PushOptions;
  readonly #ledger: Ledger;
  readonly #url: URL;
  readonly #events: Iterator<Emission>;
  readonly #random: Random;
  /** What an earlier life of this run already did. */
  readonly #before: Finished;
  readonly #progress: Progress;
  readonly #started = now();
  #latencies: number[] = [];
  #gateUntil = 0;
  #taken = 0;
  #isStopped = false;
  readonly done: Promise<Progress>;

  constructor(firm: Firm, options: PushOptions, ledger: Ledger, before: Finished = new Finished()) {
    this.#options = options;
    this.#ledger = ledger;
    this.#before = before;
    this.#url = new URL(options.url);
    this.#events = stream(firm, { seed: options.seed, count: options.count, mix: options.mix });
    this.#random = new Random(`push/${options.seed}`);
    this.#progress = {
      run: options.run,
      emitted: before.emitted.size,
      acknowledged: before.acknowledged,
      refused: before.refused,
      conflicts: 0,
      attempts: 0,
      throttled: 0,
      p50: 0,
      p99: 0,
      elapsedMs: 0,
      isDone: false,
    };
    this.done = this.#run();
  }

  get progress(): Progress {
    const sorted = Float64Array.from(this.#latencies).sort();
    const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
    return {
      ...this.#progress,
      p50: at(0.5),
      p99: at(0.99),
      elapsedMs: this.#progress.isDone ? this.#progress.elapsedMs : Math.round(now() - this.#started),
    };
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #run(): Promise<Progress> {
    const lanes = Array.from({ length: this.#options.concurrency }, () => this.#lane());
    await Promise.all(lanes);
    await this.#ledger.settled();
    this.#progress.elapsedMs = Math.round(now() - this.#started);
    this.#progress.isDone = true;
    return this.progress;
  }

  /** One connection: takes the next events, sends them until they are taken, takes the next. */
  async #lane(): Promise<void> {
    const connection = new Connection(this.#url, this.#options.timeoutMs);
    for (let events = this.#next(); events.length > 0; events = this.#next()) {
      await this.#pace(events.length);
      await this.#remember(events);
      await this.#deliver(connection, events);
    }
    connection.close();
  }

  #next(): Emission[] {
    const size = this.#options.form === 'single' || this.#options.form === 'hook' ? 1 : this.#options.size;
    const events: Emission[] = [];
    while (events.length < size && !this.#isStopped) {
      const { value, done = false } = this.#events.next() as IteratorResult<Emission, undefined>;
      if (done || value === undefined) break;
      if (!this.#before.finished.has(value.s)) events.push(value);
    }
    return events;
  }

  async #pace(count: number): Promise<void> {
    const { rate } = this.#options;
    const due = rate > 0 ? this.#started + (this.#taken / rate) * 1000 : 0;
    this.#taken += count;
    const wait = due - now();
    if (wait > 1) await pause(wait);
  }

  /** In the ledger before the first byte leaves: what was sent and is not in the ledger cannot be checked. */
  #remember(events: Emission[]): Promise<void> {
    const fresh = events.filter(({ s }) => !this.#before.emitted.has(s));
    this.#progress.emitted += fresh.length;
    const at = now();
    for (const { data: _data, time: _time, ...rest } of fresh) {
      const record: Unnumbered<EmittedRecord> = { record: 'emitted', at, run: this.#options.run, ...rest };
      this.#ledger.append(record);
    }
    return this.#ledger.settled();
  }

  async #deliver(connection: Connection, events: Emission[]): Promise<void> {
    const body = this.#bodyOf(events);
    const from = now();
    for (let attempts = 1; !this.#isStopped; attempts++) {
      if (this.#gateUntil > now()) await pause(this.#gateUntil - now());
      this.#progress.attempts++;
      const reply = await connection.post(this.#path(), this.#headers(events, body), body).catch(() => undefined);
      if (reply !== undefined && (reply.status < 300 || FINAL.has(reply.status)))
        return this.#settle(events, reply, attempts, from);
      await this.#backOff(reply, attempts);
    }
  }

  #settle(events: Emission[], reply: Reply, attempts: number, from: number): void {
    const common = { at: now(), run: this.#options.run, s: events.map(({ s }) => s), status: reply.status, attempts };
    const isTaken = reply.status < 300;
    this.#ledger.append(
      isTaken
        ? { record: 'acknowledged', ...common }
        : { record: 'refused', ...common, answer: reply.body.slice(0, 2000) },
    );
    if (isTaken) this.#progress.acknowledged += events.length;
    else this.#progress.refused += events.length;
    if (reply.status === 409) this.#progress.conflicts += events.length;
    this.#latencies.push(now() - from);
    if (this.#latencies.length > SAMPLES) this.#latencies = this.#latencies.slice(-SAMPLES / 2);
  }

  /** Retry-After holds for all lanes; without it, twice as long each time, with jitter. */
  async #backOff(reply: Reply | undefined, attempts: number): Promise<void> {
    const named = reply?.headers.get('retry-after');
    const ms = named === undefined ? NaN : /^\d+$/.test(named) ? Number(named) * 1000 : Date.parse(named) - Date.now();
    if (reply?.status === 429 || reply?.status === 503) this.#progress.throttled++;
    if (ms > 0) this.#gateUntil = Math.max(this.#gateUntil, now() + Math.min(ms, GATE_MAX_MS));
    else
      await pause(
        Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10)) * (0.5 + this.#random.next() / 2),
      );
  }

  #path(): string {
    const { pathname, search } = this.#url;
    return pathname === '/' && this.#options.form !== 'hook' ? '/v1/events' : pathname + search;
  }

  #headers(events: Emission[], body: string): Record<string, string> {
    const { form, apiKey, secrets, skewS } = this.#options;
    const type = { 'content-type': TYPES[form] };
    if (form === 'hook')
      return { ...type, ...webhookHeaders(events[0]!.id, Math.floor(Date.now() / 1000) + skewS, body, secrets) };
    return apiKey === undefined ? type : { ...type, authorization: `Bearer ${apiKey}` };
  }

  #bodyOf(events: Emission[]): string {
    const { form } = this.#options;
    if (form === 'hook')
      return JSON.stringify({ type: events[0]!.type, timestamp: events[0]!.time, data: events[0]!.data });
    if (form === 'single') return cloudEvent(events[0]!);
    const texts = events.map(cloudEvent);
    return form === 'batch' ? `[${texts.join(',')}]` : `${texts.join('\n')}\n`;
  }
}

export function cloudEvent({ id, type, time, data }: Emission): string {
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: 'harvest',
    type,
    time,
    datacontenttype: 'application/json',
    data,
  });
}

/** What the ledger knows of a run that was interrupted. */
export class Finished {
  readonly emitted = new Set<number>();
  readonly finished = new Set<number>();
  acknowledged = 0;
  refused = 0;

  replay(record: LedgerRecord): void {
    if (record.record === 'emitted') this.emitted.add(record.s);
    if (record.record !== 'acknowledged' && record.record !== 'refused') return;
    for (const s of record.s) this.finished.add(s);
    this[record.record] += record.s.length;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
