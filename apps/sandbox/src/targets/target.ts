/** One target: what happens to a request on its way in and out, whatever vendor it stands in for. */
import type { ServerResponse } from 'node:http';
import { misbehave } from '../faults/misbehave.js';
import { retryAfter } from '../faults/retry-after.js';
import type { Faults, Strike } from '../faults/rules.js';
import { chance } from '../random.js';
import { json, send, type Answer, type Incoming } from '../http/server.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Effect, Gate, RequestRecord } from '../ledger/records.js';
import { exact, plus, textOf } from '../exact.js';
import { csrfHeaders, grantToken, hasCsrf, refusedAccess, wantsToken } from './access.js';
import { Books } from './books.js';
import { defined, hash, parsed } from './facts.js';
import { Gates } from './gates.js';
import { contentOf } from './keyed.js';
import { DEFAULTS, type Settings } from './settings.js';
import type { Desk, Handled, Plan, Vendor } from './vendor.js';

/** What the targets of a sandbox share. */
export interface Surroundings {
  ledger: Ledger;
  faults: Faults;
  /** The sandbox's address, for links. */
  address: () => string;
  keepsBodies: boolean;
}

interface Served extends Handled {
  /** What the vendor itself answered, before a fault bent it. */
  own?: Answer;
  gate?: Gate | undefined;
  isEarly?: true;
  strike?: Strike;
}

const JOBS = '/_jobs/';

export class Target {
  readonly name: string;
  readonly books = new Books();
  settings: Settings;
  readonly #vendor: Vendor;
  readonly #join: () => Surroundings;
  readonly #gates = new Gates();
  #inFlight = 0;
  readonly #busyKeys = new Set<string>();
  #window = { until: 0, count: 0 };

  constructor(name: string, vendor: Vendor, around: () => Surroundings, settings: Partial<Settings>) {
    this.name = name;
    this.#vendor = vendor;
    this.#join = around;
    this.settings = { ...DEFAULTS, ...vendor.limits, ...settings };
  }

  get #around(): Surroundings {
    return this.#join();
  }

  /** Takes in a request of the ledger. */
  replay(record: RequestRecord): void {
    this.books.apply(record);
    if (record.operation === 'token' && record.status === 200) this.#tokenGranted(record.at);
    if (record.fault?.kind === 'token-expiry') this.settings = { ...this.settings, tokensFrom: record.at };
    if (record.fault?.kind === 'key-expiry') this.settings = { ...this.settings, keysFrom: record.at };
    if (record.gate?.until !== undefined)
      this.#gates.announce({ n: record.n, from: record.at, until: this.#judged(record.at, record.gate.until) });
  }

  /** `path` of the request is below this target's base address. */
  handle(incoming: Incoming, response: ServerResponse): void {
    const desk: Desk = {
      name: this.name,
      base: `${this.#around.address()}/${this.name}`,
      settings: this.settings,
      books: this.books,
      at: incoming.at,
    };
    const isToken = wantsToken(this.#vendor, incoming);
    const plan = isToken ? this.#token(incoming) : (this.#job(incoming, desk) ?? this.#vendor.plan(incoming, desk));
    const inGate = isToken ? undefined : this.#gates.breach(incoming.at);
    this.#inFlight++;
    const served = this.#early(plan, incoming, inGate) ?? this.#serve(plan, incoming, desk);
    this.#occupy(plan, served, response);
    const answer = this.#withHeaders(plan, incoming, served);
    const record = this.#recordOf(plan, incoming, { ...served, answer }, inGate);
    this.books.apply(record);
    const { ledger } = this.#around;
    for (const emitted of served.handedOut ?? []) {
      ledger.append(emitted);
      ledger.append({
        record: 'acknowledged',
        at: emitted.at,
        run: emitted.run,
        s: [emitted.s],
        status: 200,
        attempts: 1,
      });
    }
    const n = ledger.append(record, () =>
      this.#out(response, answer, served.strike, () => this.#announce(n, served.gate)),
    );
  }

  /** A request is in flight, and its idempotency key taken, until its answer is written or its connection gone. */
  #occupy({ idempotencyKey }: Plan, { isEarly }: Served, response: ServerResponse): void {
    const holdsKey = idempotencyKey !== undefined && isEarly === undefined;
    if (holdsKey) this.#busyKeys.add(idempotencyKey);
    response.once('close', () => {
      this.#inFlight--;
      if (holdsKey) this.#busyKeys.delete(idempotencyKey);
    });
  }

  #recordOf(plan: Plan, incoming: Incoming, served: Served, inGate: RequestRecord['inGate']): Omit<RequestRecord, 'n'> {
    const { effects = [], strike } = served;
    const record = {
      record: 'request' as const,
      at: Math.round(incoming.at * 1000) / 1000,
      target: this.name,
      operation: plan.operation,
      method: incoming.method,
      path: incoming.path,
      status: served.answer.status,
      reference: plan.reference,
      idempotencyKey: plan.idempotencyKey,
      isReplay: served.isReplay,
      isEarly: served.isEarly,
      isSame: served.isSame,
      effect: effects.length === 1 ? effects[0] : undefined,
      effects: effects.length > 1 ? effects : undefined,
      job: served.job,
      fault: strike === undefined ? undefined : { id: strike.rule.id, kind: strike.rule.fault },
      gate: served.gate,
      inGate,
      body: this.#around.keepsBodies && effects.length > 0 ? incoming.body : undefined,
      answer: keptAnswer(plan, served, incoming),
    };
    return defined(record);
  }

  #announce(n: number, gate: Gate | undefined): void {
    if (gate?.until === undefined) return;
    const from = performance.timeOrigin + performance.now();
    this.#gates.announce({ n, from, until: this.#judged(from, gate.until) });
  }

  #judged(from: number, until: number): number {
    return Math.min(until, from + this.settings.longestGateS * 1000);
  }

  #out(response: ServerResponse, answer: Answer, strike: Strike | undefined, sent: () => void): void {
    const write = (): void => {
      sent();
      if (strike === undefined) send(response, answer);
      else if (strike.form === 'outage' && this.settings.outage === 'reset') response.socket?.resetAndDestroy();
      else misbehave(response, answer, strike);
    };
    if (this.settings.latencyMs === 0) write();
    else setTimeout(write, this.settings.latencyMs);
  }

  #token(incoming: Incoming): Plan {
    const carryOut = (): Handled => {
      const answer = grantToken(incoming, this.settings);
      if (answer.status === 200) this.#tokenGranted(incoming.at);
      return { answer };
    };
    return { operation: 'token', isWrite: false, carryOut };
  }

  /** Where one token holds at a time, a new one ends those before it. */
  #tokenGranted(at: number): void {
    if (this.settings.tokens === 'one') this.settings = { ...this.settings, tokensFrom: Math.floor(at * 1000) / 1000 };
  }

  /** Out of service, no access, too many: refused before the content is looked at. */
  #early(plan: Plan, incoming: Incoming, inGate: RequestRecord['inGate']): Served | undefined {
    const { settings } = this;
    const refuse = this.#vendor.refuse;
    if (incoming.at < settings.outageUntil) return this.#outage();
    if (plan.operation === 'token') return undefined;
    if (inGate !== undefined && settings.keepsGates) return this.#shut(incoming.at, inGate.until);
    const refusal = refusedAccess(this.#vendor, incoming, settings);
    if (refusal !== undefined) return { answer: refuse(refusal), isEarly: true };
    if (this.#vendor.needsCsrf === true && plan.isWrite && !hasCsrf(incoming, settings)) {
      const answer = refuse({ status: 403, code: 'CSRF', message: 'CSRF token validation failed' });
      return { answer: { ...answer, headers: { ...answer.headers, 'x-csrf-token': 'Required' } }, isEarly: true };
    }
    if (plan.idempotencyKey !== undefined && this.#busyKeys.has(plan.idempotencyKey)) {
      const message = 'There is currently another in-progress request using this idempotency key.';
      return { answer: refuse({ status: 409, code: 'idempotency_key_in_use', message }), isEarly: true };
    }
    return this.#throttled(incoming.at);
  }

  #outage(): Served {
    const strike: Strike = {
      rule: { id: 'outage', target: this.name, fault: 'outage' },
      commits: false,
      form: 'outage',
      draw: 0,
    };
    return {
      answer: this.#vendor.refuse({ status: 503, code: 'UNAVAILABLE', message: 'The service is unavailable.' }),
      isEarly: true,
      strike,
    };
  }

  #shut(at: number, until: number): Served {
    const answer = this.#vendor.refuse({ status: 429, code: 'REQUEST_LIMIT_EXCEEDED', message: 'Not yet.' });
    return { answer, gate: retryAfter('seconds', Math.ceil((until - at) / 1000), at, 0), isEarly: true };
  }

  #throttled(at: number): Served | undefined {
    const { concurrency, rate, windowMs, throttleSays } = this.settings;
    if (rate > 0 && at >= this.#window.until) this.#window = { until: at + windowMs, count: 0 };
    const isOverRate = rate > 0 && ++this.#window.count > rate;
    const isOverConcurrency = concurrency > 0 && this.#inFlight > concurrency;
    if (!isOverRate && !isOverConcurrency) return undefined;
    const answer = this.#vendor.refuse({
      status: 429,
      code: 'REQUEST_LIMIT_EXCEEDED',
      message: isOverConcurrency ? 'Concurrent request limit exceeded.' : 'Rate limit exceeded.',
    });
    const seconds = isOverRate ? Math.max(1, Math.ceil((this.#window.until - at) / 1000)) : 1;
    const gate = throttleSays === 'missing' ? undefined : retryAfter('seconds', seconds, at, 0);
    return { answer, gate, isEarly: true };
  }

  #serve(plan: Plan, incoming: Incoming, desk: Desk): Served {
    const strike = this.#around.faults.strike(this.name, plan.operation);
    if (strike === undefined) return this.#own(plan.carryOut(), incoming, desk);
    const { rule, form, draw, status = 500 } = strike;
    const { at } = incoming;
    const refuse = this.#vendor.refuse;
    if (form === 'token-expiry') {
      this.settings = { ...this.settings, tokensFrom: at };
      return { answer: refuse({ status: 401, code: 'INVALID_LOGIN', message: 'The token has expired.' }), strike };
    }
    if (form === 'outage') this.settings = { ...this.settings, outageUntil: at + (rule.ms ?? 5000) };
    if (form === 'key-expiry') this.settings = desk.settings = { ...this.settings, keysFrom: at };
    if (form === 'throttle' || form === 'unavailable' || form === 'outage') {
      const gate =
        form === 'outage' ? undefined : retryAfter(rule.retryAfter ?? 'seconds', rule.seconds ?? 1, at, draw);
      return {
        answer: refuse({
          status: form === 'throttle' ? 429 : 503,
          code: 'REQUEST_LIMIT_EXCEEDED',
          message: 'Try again later.',
        }),
        gate,
        strike,
      };
    }
    if (form === 'job-lost') return { ...this.#asJob(undefined, desk), strike };
    const handled = strike.commits
      ? plan.carryOut(form === 'partial' ? (item) => chance(`${rule.id}/${at}`, item) < 0.5 : undefined)
      : { answer: json(200, {}) };
    if (form === 'job' && handled.effects !== undefined) return { ...this.#asJob(handled, desk), strike };
    const own = strike.commits ? { own: handled.answer } : {};
    return { ...handled, ...own, answer: this.#bent(handled, form, status), strike };
  }

  /** As the vendor answers it: at once, or with a job where that was asked for and can be had. */
  #own(handled: Handled, incoming: Incoming, desk: Desk): Served {
    const wantsJob = this.#vendor.takesJobs === true && /\brespond-async\b/.test(String(incoming.headers.prefer ?? ''));
    const isJob = wantsJob && handled.effects !== undefined && handled.isReplay === undefined;
    const served = isJob ? this.#asJob(handled, desk) : handled;
    return { ...served, own: served.answer };
  }

  /** The answer that the fault gives instead of the right one. */
  #bent(handled: Handled, form: string, status: number): Answer {
    if (form === 'status')
      return this.#vendor.refuse({ status, code: 'UNEXPECTED_ERROR', message: 'An unexpected error occurred.' });
    if (form === 'error-body')
      return {
        ...this.#vendor.refuse({ status: 500, code: 'UNEXPECTED_ERROR', message: 'An unexpected error occurred.' }),
        status: 200,
      };
    if (handled.echo === undefined) return handled.answer;
    if (form === 'wrong-amount') return handled.echo(otherFigures);
    if (form === 'wrong-customer')
      return handled.echo((effect) => ({ ...effect, customer: `${effect.customer ?? ''}9` }));
    return handled.answer;
  }

  /** Taken, and carried out in a while; without anything to carry out it is lost, and nobody knows it afterwards. */
  #asJob(handled: Handled | undefined, { at, base, settings }: Desk): Served {
    const id = hash(`${this.name}/${at}`);
    const doneAt = at + settings.jobMs;
    const location = `${base}${this.#vendor.jobs ?? JOBS}${id}`;
    const headers = { location, 'retry-after': String(Math.ceil(settings.jobMs / 1000)) };
    const answer = { status: 202, headers, body: JSON.stringify({ jobId: id }) };
    if (handled === undefined) return { answer, job: { id, doneAt, isLost: true } };
    const effects = (handled.effects ?? []).map((effect) => ({ ...effect, realAt: doneAt }));
    const result = { status: handled.answer.status, body: handled.answer.body ?? '' };
    return { answer, own: answer, effects, job: { id, doneAt, result } };
  }

  #job({ method, path }: Incoming, desk: Desk): Plan | undefined {
    if (method !== 'GET' || !path.startsWith(JOBS)) return undefined;
    return {
      operation: 'poll',
      isWrite: false,
      carryOut: () => ({ answer: this.#jobAnswer(path.slice(JOBS.length), desk.at) }),
    };
  }

  #jobAnswer(id: string, at: number): Answer {
    const job = this.books.job(id);
    if (job === undefined || job.isLost === true)
      return this.#vendor.refuse({ status: 404, code: 'NONEXISTENT_ID', message: `There is no job ${id}.` });
    if (at < job.doneAt) return json(200, { jobId: id, status: 'running' });
    const documents = job.effects.map(({ id: document, reference }) => ({ id: document, reference }));
    const result = { status: job.result?.status, body: parsed(job.result?.body ?? '') };
    return json(200, { jobId: id, status: 'done', documents, result });
  }

  #withHeaders(plan: Plan, incoming: Incoming, { answer, gate }: Served): Answer {
    const csrf = this.#vendor.needsCsrf === true && !plan.isWrite ? csrfHeaders(incoming, this.settings) : {};
    if (gate === undefined && Object.keys(csrf).length === 0) return answer;
    return {
      ...answer,
      headers: { ...answer.headers, ...csrf, ...(gate === undefined ? {} : { 'retry-after': gate.text }) },
    };
  }
}

/** What the idempotency key will bring again: the vendor's own answer, if it gave one. */
function keptAnswer({ idempotencyKey }: Plan, { own, isReplay }: Served, incoming: Incoming): RequestRecord['answer'] {
  if (idempotencyKey === undefined || own === undefined || isReplay !== undefined || own.status >= 500)
    return undefined;
  const { status, body = '', headers } = own;
  return defined({ status, body, location: headers?.location, hash: contentOf(incoming) });
}

/** A cent more, or a hundredth of an hour. */
function otherFigures(effect: Effect): Effect {
  const cent = { units: 1n, places: 2 };
  const more = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : textOf(plus(exact(text)!, cent));
  return defined({ ...effect, amount: more(effect.amount), hours: more(effect.hours) }) as Effect;
}
