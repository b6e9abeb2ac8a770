/** NetSuite's REST record service (K2): `PUT …/{record}/eid:{externalId}` inserts or updates, and answers 204 with a Location. */
import { divided, exact, textOf, times, type Exact } from '../exact.js';
import { json, type Incoming } from '../http/server.js';
import type { Effect } from '../ledger/records.js';
import {
  at,
  businessKey,
  decoded,
  defined,
  exactAt,
  firstMissing,
  firstUnknown,
  hash,
  listAt,
  objectOf,
  queried,
  sumOf,
  textAt,
  type Fields,
} from './facts.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from './vendor.js';

const ROOT = '/services/rest/record/v1/';
const JOBS = '/services/rest/async/v1/job/';
const RECORD = /^\/services\/rest\/record\/v1\/(\w+)(?:\/([^/]+))?$/;
const JOB = /^\/services\/rest\/async\/v1\/job\/([^/]+)(\/task\/\d+\/result)?$/;
const FIRST_ID = 80_000;

interface RecordType {
  operation: string;
  required: string[];
  known: Set<string>;
  customer: string;
}

const TYPES: Record<string, RecordType> = {
  timeBill: {
    operation: 'upsert-time-bill',
    required: ['employee', 'customer', 'item', 'tranDate', 'hours'],
    known: new Set([
      'externalId',
      'employee',
      'customer',
      'caseTaskEvent',
      'item',
      'subsidiary',
      'department',
      'class',
      'location',
      'tranDate',
      'hours',
      'isBillable',
      'isExempt',
      'isProductive',
      'isUtilized',
      'overrideRate',
      'rate',
      'price',
      'approvalStatus',
      'timeType',
      'memo',
      'payrollItem',
    ]),
    customer: 'customer.id',
  },
  invoice: {
    operation: 'upsert-invoice',
    required: ['entity', 'tranDate', 'item'],
    known: new Set([
      'externalId',
      'entity',
      'subsidiary',
      'tranDate',
      'currency',
      'otherRefNum',
      'memo',
      'item',
      'department',
      'class',
      'location',
      'dueDate',
      'terms',
    ]),
    customer: 'entity.id',
  },
  journalEntry: {
    operation: 'post-cost',
    required: ['tranDate', 'subsidiary', 'line'],
    known: new Set([
      'externalId',
      'tranDate',
      'subsidiary',
      'currency',
      'memo',
      'line',
      'exchangeRate',
      'reversalDate',
      'department',
      'class',
      'location',
    ]),
    customer: 'line.items.0.entity.id',
  },
};

export const netsuite: Vendor = {
  auth: 'oauth',
  limits: { concurrency: 5, throttleSays: 'missing' },
  jobs: JOBS,
  plan,
  refuse,
};

function refuse({ status, code, message, place }: Refusal) {
  const detail = { detail: message, ...(place === undefined ? {} : { 'o:errorPath': place }), 'o:errorCode': code };
  return json(status, {
    type: 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5',
    title:
      status === 401
        ? 'Unauthorized'
        : status === 429
          ? 'Too Many Requests'
          : status >= 500
            ? 'Server Error'
            : 'Bad Request',
    status,
    'o:errorDetails': [detail],
  });
}

function plan(incoming: Incoming, desk: Desk): Plan {
  const job = JOB.exec(incoming.path);
  if (job !== null) return reading('poll', () => jobAnswer(job[1]!, job[2] !== undefined, desk));
  const match = RECORD.exec(incoming.path);
  const type = match === null ? undefined : TYPES[match[1]!];
  if (match === null || type === undefined)
    return reading('unknown', () => ({
      answer: refuse({ status: 404, code: 'NONEXISTENT_ENDPOINT', message: `${incoming.path} does not exist.` }),
    }));
  const kind = match[1]!;
  const name = match[2] === undefined ? undefined : decoded(match[2]);
  if (incoming.method === 'PUT' && name?.startsWith('eid:') === true)
    return upsert(kind, name.slice(4), incoming, desk);
  if (incoming.method === 'GET') return reading('look-up', () => ({ answer: look(kind, name, incoming, desk) }));
  return reading('unknown', () => ({
    answer: refuse({ status: 405, code: 'METHOD_NOT_ALLOWED', message: `${incoming.method} is not offered here.` }),
  }));
}

function reading(operation: string, carryOut: () => Handled): Plan {
  return { operation, isWrite: false, carryOut };
}

function upsert(kind: string, reference: string, incoming: Incoming, desk: Desk): Plan {
  const fields = objectOf(incoming.body);
  const isReversal = kind === 'journalEntry' && fields !== undefined && isExchanged(fields);
  const operation = isReversal ? 'reverse-cost' : TYPES[kind]!.operation;
  const isAsync = /\brespond-async\b/.test(String(incoming.headers.prefer ?? ''));
  const key = isAsync ? header(incoming, 'x-netsuite-idempotency-key') : undefined;
  const carryOut = (): Handled => {
    if (fields === undefined)
      return { answer: refuse({ status: 400, code: 'INVALID_CONTENT', message: 'The body is no JSON object.' }) };
    const wrong = mistake(kind, fields, incoming, desk);
    if (wrong !== undefined) return { answer: refuse(wrong) };
    return book({ kind, reference, fields, isReversal }, incoming, desk);
  };
  const run = isAsync ? () => asJob(carryOut(), key, incoming, desk) : carryOut;
  return { operation, isWrite: true, reference, idempotencyKey: key, carryOut: run };
}

function mistake(kind: string, fields: Fields, incoming: Incoming, desk: Desk): Refusal | undefined {
  const type = TYPES[kind]!;
  const unknown =
    header(incoming, 'x-netsuite-propertynamevalidation') === 'Error' ? firstUnknown(fields, type.known) : undefined;
  if (unknown !== undefined)
    return {
      status: 400,
      code: 'NONEXISTENT_FIELD',
      message: `Unknown reference or property: ${unknown}.`,
      place: unknown,
    };
  const missing = firstMissing(fields, type.required);
  if (missing !== undefined)
    return { status: 400, code: 'USER_ERROR', message: `Please enter value(s) for: ${missing}.`, place: missing };
  if (kind === 'timeBill' && !/^-?\d+:[0-5]\d$/.test(textAt(fields, 'hours') ?? ''))
    return {
      status: 400,
      code: 'INVALID_PARAMETER',
      message: 'Invalid value for the field hours: a duration such as 7:30 is expected.',
      place: 'hours',
    };
  if (kind === 'journalEntry' && sums(fields, 'debit') !== sums(fields, 'credit'))
    return { status: 400, code: 'USER_ERROR', message: 'The amounts of a journal entry must balance.', place: 'line' };
  const period = (textAt(fields, 'tranDate') ?? '').slice(0, 7);
  if (desk.settings.closedPeriods[textAt(fields, 'subsidiary.externalId') ?? '']?.includes(period) === true)
    return {
      status: 400,
      code: 'USER_ERROR',
      message: `The transaction date is in the closed period ${period}.`,
      place: 'tranDate',
    };
  const customer = textAt(fields, type.customer) ?? '';
  if (kind === 'invoice' && desk.settings.customersOnHold.includes(customer))
    return { status: 400, code: 'USER_ERROR', message: `Customer ${customer} is on credit hold.`, place: 'entity' };
  return undefined;
}

interface Booking {
  kind: string;
  reference: string;
  fields: Fields;
  isReversal: boolean;
}

function book({ kind, reference, fields, isReversal }: Booking, incoming: Incoming, desk: Desk): Handled {
  const before = desk.books.standing(kind, reference).at(-1);
  const content = hash(incoming.body);
  const id = before?.id ?? desk.books.nextId(FIRST_ID);
  const answer = { status: 204, headers: { location: `${desk.base}${ROOT}${kind}/${id}` } };
  if (before?.hash === content) return { answer, isSame: true };
  const effect: Effect = defined({
    do: before !== undefined ? ('update' as const) : isReversal ? ('reverse' as const) : ('create' as const),
    id,
    kind,
    reference,
    hash: content,
    ...businessKey(textAt(fields, 'memo'), reference),
    ...figures(kind, fields, isReversal),
    currency: textAt(fields, 'currency.externalId'),
    entity: textAt(fields, 'subsidiary.externalId'),
    customer: textAt(fields, TYPES[kind]!.customer),
    date: textAt(fields, 'tranDate'),
  });
  return { answer, effects: [effect] };
}

/** Minutes times rate over sixty; NetSuite itself prices a time bill. */
function figures(kind: string, fields: Fields, isReversal: boolean): Pick<Effect, 'hours' | 'rate' | 'amount'> {
  if (kind === 'journalEntry') {
    const sum = sums(fields, 'debit');
    return { amount: isReversal && sum !== '0' ? `-${sum}` : sum };
  }
  if (kind === 'invoice') return { amount: sumOf(listAt(fields, 'item.items'), (item) => exactAt(item, 'amount')) };
  const [hours = '0', rest = '0'] = (textAt(fields, 'hours') ?? '').replace('-', '').split(':');
  const sign = textAt(fields, 'hours')?.startsWith('-') === true ? -1n : 1n;
  const minutes: Exact = { units: sign * (BigInt(hours) * 60n + BigInt(rest)), places: 0 };
  const rate = exact(textAt(fields, 'rate') ?? '0') ?? { units: 0n, places: 0 };
  return {
    hours: textOf(divided(minutes, 60n, 6)),
    rate: textOf(rate),
    amount: textOf(divided(times(minutes, rate), 60n, 2)),
  };
}

function sums(fields: Fields, side: 'debit' | 'credit'): string {
  return sumOf(listAt(fields, 'line.items'), (line) => exactAt(line, side));
}

/** Debit and credit exchanged: the second journal that takes a first one back. */
function isExchanged(fields: Fields): boolean {
  return listAt(fields, 'line.items').some(
    (line) => textAt(line, 'account.externalId') === 'PROJECT-COST' && at(line, 'credit') !== undefined,
  );
}

/** Staged: answered at once with a job; its effect stands when the job is done. A key that was used is refused with the first job's address. */
function asJob(handled: Handled, key: string | undefined, incoming: Incoming, desk: Desk): Handled {
  const used = key === undefined ? undefined : desk.books.keyUse(key, keysSince(desk));
  if (used !== undefined) {
    const answer = refuse({ status: 400, code: 'INVALID_REQUEST', message: 'The idempotency key was used already.' });
    return { answer: { ...answer, headers: { location: used.location ?? '' } }, isReplay: true };
  }
  if (handled.answer.status >= 300) return handled;
  const id = hash(`${desk.at}/${key ?? ''}/${incoming.path}`);
  const location = `${desk.base}${JOBS}${id}`;
  const doneAt = desk.at + desk.settings.jobMs;
  const effects = (handled.effects ?? []).map((effect) => ({ ...effect, realAt: doneAt }));
  return { answer: { status: 202, headers: { location } }, effects, job: { id, doneAt } };
}

function keysSince({ at: moment, settings }: Desk): number {
  return Math.max(settings.keysFrom, moment - settings.keyLifeS * 1000);
}

function jobAnswer(id: string, wantsResult: boolean, desk: Desk): Handled {
  const job = desk.books.job(id);
  if (job === undefined || job.isLost === true)
    return { answer: refuse({ status: 404, code: 'NONEXISTENT_ID', message: `There is no job ${id}.` }) };
  const isDone = desk.at >= job.doneAt;
  if (!wantsResult)
    return { answer: json(200, { id, completed: isDone, progress: isDone ? 'succeeded' : 'processing' }) };
  if (!isDone) return { answer: refuse({ status: 404, code: 'NOT_READY', message: `Job ${id} is not done.` }) };
  const document = job.effects[0];
  const headers: Record<string, string> =
    document === undefined ? {} : { location: `${desk.base}${ROOT}${document.kind}/${document.id}` };
  return { answer: { status: 204, headers } };
}

function look(kind: string, name: string | undefined, incoming: Incoming, desk: Desk) {
  const asked =
    name === undefined
      ? /externalId\s+(?:IS|ANY_OF)\s+"?([^"]+)"?/i.exec(queried(incoming.query, 'q') ?? '')?.[1]
      : undefined;
  const reference = name?.startsWith('eid:') === true ? name.slice(4) : asked;
  const byId = reference === undefined && name !== undefined ? desk.books.byId(kind, name) : undefined;
  const found =
    reference === undefined
      ? byId === undefined
        ? []
        : [byId]
      : desk.books.standing(kind, reference).filter(({ realAt = 0 }) => realAt <= desk.at);
  if (name === undefined)
    return json(200, {
      links: [],
      count: found.length,
      hasMore: false,
      items: found.map((one) => shown(one, desk)),
      offset: 0,
      totalResults: found.length,
    });
  const one = found.at(-1);
  return one === undefined
    ? refuse({ status: 404, code: 'NONEXISTENT_ID', message: `There is no ${kind} ${name}.` })
    : json(200, shown(one, desk));
}

function shown({ id, kind, reference, hours, rate, amount, date, customer }: Effect, desk: Desk): Fields {
  const self = `${desk.base}${ROOT}${kind}/${id}`;
  return defined({
    links: [{ rel: 'self', href: self }],
    id,
    externalId: reference,
    tranDate: date,
    hours,
    rate,
    total: amount,
    entity: customer === undefined ? undefined : { id: customer },
  });
}

function header(incoming: Incoming, name: string): string | undefined {
  const value = incoming.headers[name];
  return typeof value === 'string' ? value : undefined;
}
