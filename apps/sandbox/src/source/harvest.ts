/** Harvest API v2 as a source that is pulled: pages of entries by when they last changed, and the address that takes reasons back. */
import { json, type Incoming } from '../http/server.js';
import { annotate } from '../targets/notes.js';
import { defined } from '../targets/facts.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from '../targets/vendor.js';
import type { Firm } from './firm.js';
import type { EmittedRecord, Unnumbered } from '../ledger/records.js';
import { stream, type Emission, type Mix } from './stream.js';

export interface FeedOptions {
  seed: number;
  count: number;
  mix: Mix;
  /** Only so many of the stream's events have happened yet. */
  released: number;
}

const PER_PAGE_MAX = 2000;
/** The run under which the ledger keeps what was pulled. */
export const PULLED = 'pulled';

function refuse({ status, code, message }: Refusal) {
  if (status === 401) return json(401, { error: 'invalid_token', error_description: message });
  return json(status, status === 422 ? { message } : { error: code.toLowerCase(), message });
}

/** What has happened so far, newest revision of each; deleted entries are simply not there. */
export class Feed {
  options: FeedOptions;
  readonly #firm: Firm | undefined;
  #events: Generator<Emission> | undefined;
  #happened = 0;
  #newest = new Map<string, Emission>();
  #sorted: Record<string, Emission[]> | undefined;
  /** Ids of the events that somebody was given. */
  readonly #handedOut = new Set<string>();

  constructor(firm: Firm | undefined, options: FeedOptions) {
    this.#firm = firm;
    this.options = options;
  }

  configure(options: Partial<FeedOptions>): void {
    const isBack = (options.released ?? Infinity) < this.#happened;
    const isOther = isBack || options.seed !== undefined || options.count !== undefined || options.mix !== undefined;
    this.options = { ...this.options, ...options };
    if (!isOther) return;
    this.#events = undefined;
    this.#happened = 0;
    this.#newest = new Map();
    this.#sorted = undefined;
  }

  /** Entries or expenses in the order in which they last changed. */
  entries(type: string): Emission[] {
    if (this.#firm === undefined) return [];
    this.#events ??= stream(this.#firm, this.options);
    while (this.#happened < Math.min(this.options.released, this.options.count)) {
      this.#happened++;
      this.#take(this.#events.next().value as Emission);
    }
    this.#sorted ??= { time: this.#list('time-entry.approved'), expense: this.#list('expense.approved') };
    return this.#sorted[type] ?? [];
  }

  /** An event that the ledger says was given already. */
  known(id: string): void {
    this.#handedOut.add(id);
  }

  /** Of these, what nobody was given before. Whoever pulls asks again for what did not reach him. */
  handOut(events: Emission[], at: number): Unnumbered<EmittedRecord>[] {
    const fresh = events.filter(({ id }) => !this.#handedOut.has(id));
    return fresh.map(({ data: _data, time: _time, ...rest }) => {
      this.#handedOut.add(rest.id);
      return { record: 'emitted', at, run: PULLED, ...rest };
    });
  }

  #take(event: Emission): void {
    if (event.kind === 'conflicting') return;
    const known = this.#newest.get(event.key);
    if (known === undefined || known.revision < event.revision) this.#newest.set(event.key, event);
    this.#sorted = undefined;
  }

  #list(type: string): Emission[] {
    const all = [...this.#newest.values()].filter((event) => event.type === type);
    return all.sort((a, b) => (a.revision === b.revision ? a.data.id - b.data.id : a.revision < b.revision ? -1 : 1));
  }
}

/** 100 requests in 15 seconds, as over there. */
export function harvest(feed: Feed): Vendor {
  const plan = (incoming: Incoming, desk: Desk): Plan => {
    const { method, path } = incoming;
    const isTimes = path === '/v2/time_entries';
    if (method === 'GET' && (isTimes || path === '/v2/expenses'))
      return {
        operation: isTimes ? 'time-entries' : 'expenses',
        isWrite: false,
        carryOut: () => page(feed, isTimes, incoming, desk),
      };
    const one = /^\/v2\/time_entries\/(\d+)$/.exec(path)?.[1];
    if (method === 'GET' && one !== undefined)
      return { operation: 'time-entries', isWrite: false, carryOut: () => single(feed, one) };
    if (method !== 'GET' && !path.startsWith('/v2/')) return annotate(incoming, desk, refuse);
    const refusal = { status: 404, code: 'not_found', message: `There is no ${method} ${path}.` };
    return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer: refuse(refusal) }) };
  };
  return { auth: 'bearer', limits: { rate: 100, windowMs: 15_000 }, plan, refuse };
}

function page(feed: Feed, isTimes: boolean, incoming: Incoming, desk: Desk): Handled {
  const query = new URLSearchParams(incoming.query);
  if (incoming.headers['user-agent'] === undefined)
    return { answer: json(400, { error: 'user_agent', message: 'The User-Agent header with a contact is required.' }) };
  const number = whole(query.get('page'), 1);
  const perPage = Math.min(whole(query.get('per_page'), PER_PAGE_MAX), PER_PAGE_MAX);
  if (number < 1 || perPage < 1)
    return {
      answer: refuse({ status: 422, code: 'invalid', message: 'Page and per_page are whole numbers from 1 on.' }),
    };
  const since = query.get('updated_since');
  const from = since === null ? '' : momentOf(since);
  if (from === undefined)
    return { answer: refuse({ status: 422, code: 'invalid', message: 'updated_since is no date-time.' }) };
  const status = query.get('approval_status');
  const all = feed
    .entries(isTimes ? 'time' : 'expense')
    .filter(({ revision, data }) => revision >= from && (status === null || data.approval_status === status));
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const shown = all.slice((number - 1) * perPage, number * perPage);
  const items = shown.map(({ data }) => data);
  const link = (n: number): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(n));
    return `${desk.base}${incoming.path}?${next.toString()}`;
  };
  const [next, previous] = [number < pages ? number + 1 : null, number > 1 ? number - 1 : null];
  const links = defined({
    first: link(1),
    next: next === null ? null : link(next),
    previous: previous === null ? null : link(previous),
    last: link(pages),
  });
  const handedOut = feed.handOut(shown, desk.at);
  return {
    handedOut,
    answer: json(200, {
      [isTimes ? 'time_entries' : 'expenses']: items,
      per_page: perPage,
      total_pages: pages,
      total_entries: all.length,
      next_page: next,
      previous_page: previous,
      page: number,
      links,
    }),
  };
}

function single(feed: Feed, id: string): Handled {
  const found = feed.entries('time').find(({ data }) => String(data.id) === id);
  return {
    answer:
      found === undefined
        ? refuse({ status: 404, code: 'not_found', message: `There is no time entry ${id}.` })
        : json(200, found.data),
  };
}

function whole(text: string | null, absent: number): number {
  return text === null ? absent : /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

/** In the feed's own spelling, so that texts compare. */
function momentOf(text: string): string | undefined {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
