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
import { defined, hash } from './facts.js';
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
    if (record.fault?.kind === 'token-expiry') this.settings = { ...this.settings, tokensFrom: record.at };
    if (record.fault?.kind === 'key-expiry') this.settings = { ...this.settings, keysFrom: record.at };
    if (record.gate?.until !== undefined)
      this.#gates.announce({ n: record.n, from: record.at, until: this.#judged(record.at, record.gate.until) });
  }

  /** `path` of the request is below this target's base address. */
  handle(incoming: Incoming, response: ServerResponse): void {
    this.#inFlight++;
    response.once('close', () => this.#inFlight--);
    const isToken = wantsToken(this.#vendor, incoming);
    const desk: Desk = {
      name: this.name,
      base: `${this.#around.address()}/${this.name}`,
      settings: this.settings,
      books: this.books,
      at: incoming.at,
    };
    const plan = isToken ? this.#token(incoming) : (this.#job(incoming, desk) ?? this.#vendor.plan(incoming, desk));
    const inGate = isToken ? undefined : this.#gates.breach(incoming.at);
    const served = this.#early(plan, incoming) ?? this.#serve(plan, incoming, desk);
    const answer = this.#withHeaders(plan, incoming, served);
    const keeps =
      plan.idempotencyKey !== undefined &&
      served.isReplay === undefined &&
      served.isEarly === undefined &&
      answer.status < 500 &&
      (served.strike?.commits ?? true);
    const { effects = [] } = served;
    const record: Omit<RequestRecord, 'n'> = defined({
      record: 'request' as const,
      at: Math.round(incoming.at * 1000) / 1000,
      target: this.name,
      operation: plan.operation,
      method: incoming.method,
      path: incoming.path,
      status: answer.status,
      reference: plan.reference,
      idempotencyKey: plan.idempotencyKey,
      isReplay: served.isReplay,
      isEarly: served.isEarly,
      isSame: served.isSame,
      effect: effects.length === 1 ? effects[0] : undefined,
      effects: effects.length > 1 ? effects : undefined,
      job: served.job,
      fault: served.strike === undefined ? undefined : { id: served.strike.rule.id, kind: served.strike.rule.fault },
      gate: served.gate,
      inGate,
      body: this.#around.keepsBodies && effects.length > 0 ? incoming.body : undefined,
      answer: keeps ? this.#kept(served.answer, incoming) : undefined,
    });
    this.books.apply(record);
    const n = this.#around.ledger.append(record, () =>
      this.#out(response, answer, served.strike, () => this.#announce(n, served.gate)),
    );
  }

  #announce(n: number, gate: Gate | undefined): void {
    if (gate?.until === undefined) return;
    const from = performance.timeOrigin + performance.now();
    this.#gates.announce({ n, from, until: this.#judged(from, gate.until) });
  }

  #judged(from: number, until: number): number {
    return Math.min(until, from + this.settings.longestGateS * 1000);
  }

  /** A job's first answer is its address; all others are given again as they were. */
  #kept(answer: Answer, incoming: Incoming): NonNullable<RequestRecord['answer']> {
    return { status: answer.status, body: answer.headers?.location ?? answer.body ?? '', hash: contentOf(incoming) };
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
    return { operation: 'token', isWrite: false, carryOut: () => ({ answer: grantToken(incoming, this.settings) }) };
  }

  /** Out of service, no access, too many: refused before the content is looked at. */
  #early(plan: Plan, incoming: Incoming): Served | undefined {
    const { settings } = this;
    const refuse = this.#vendor.refuse;
    if (incoming.at < settings.outageUntil) return this.#outage();
    if (plan.operation === 'token') return undefined;
    const refusal = refusedAccess(this.#vendor, incoming, settings);
    if (refusal !== undefined) return { answer: refuse(refusal), isEarly: true };
    if (this.#vendor.needsCsrf === true && plan.isWrite && !hasCsrf(incoming, settings)) {
      const answer = refuse({ status: 403, code: 'CSRF', message: 'CSRF token validation failed' });
      return { answer: { ...answer, headers: { ...answer.headers, 'x-csrf-token': 'Required' } }, isEarly: true };
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
    if (strike === undefined) return plan.carryOut();
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
    if (form === 'job-lost') return { ...this.#asJob({ answer: { status: 202 } }, desk, true), strike };
    const handled = strike.commits
      ? plan.carryOut(form === 'partial' ? (item) => chance(`${rule.id}/${at}`, item) < 0.5 : undefined)
      : { answer: json(200, {}) };
    if (form === 'job' && handled.effects !== undefined) return { ...this.#asJob(handled, desk, false), strike };
    return { ...handled, answer: this.#bent(handled, form, status), strike };
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

  /** Taken, and carried out in a while; a lost job is one that nobody knows afterwards. */
  #asJob(handled: Handled, { at, base, settings }: Desk, isLost: boolean): Served {
    const id = hash(`${this.name}/${at}`);
    const doneAt = at + settings.jobMs;
    const effects = (handled.effects ?? []).map((effect) => ({ ...effect, realAt: doneAt }));
    const location = `${base}${this.#vendor.jobs ?? JOBS}${id}`;
    const answer = {
      status: 202,
      headers: { location, 'retry-after': String(Math.ceil(settings.jobMs / 1000)) },
      body: JSON.stringify({ jobId: id }),
    };
    return { answer, ...(isLost ? {} : { effects }), job: { id, doneAt, ...(isLost ? { isLost } : {}) } };
  }

  #job({ method, path }: Incoming, desk: Desk): Plan | undefined {
    if (method !== 'GET' || !path.startsWith(JOBS)) return undefined;
    const id = path.slice(JOBS.length);
    const job = this.books.job(id);
    const documents = job?.effects.map(({ id: document, reference }) => ({ id: document, reference }));
    const isKnown = job !== undefined && !job.isLost;
    const answer = isKnown
      ? json(200, { jobId: id, status: desk.at < job.doneAt ? 'running' : 'done', documents })
      : this.#vendor.refuse({ status: 404, code: 'NONEXISTENT_ID', message: `There is no job ${id}.` });
    return { operation: 'poll', isWrite: false, carryOut: () => ({ answer }) };
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

/** A cent more, or a hundredth of an hour. */
function otherFigures(effect: Effect): Effect {
  const cent = { units: 1n, places: 2 };
  const more = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : textOf(plus(exact(text)!, cent));
  return defined({ ...effect, amount: more(effect.amount), hours: more(effect.hours) }) as Effect;
}
