/** Sage Intacct REST (K3): an idempotency key, money as texts, a batch that answers 207 with a word for each part. */
import { textOf, ZERO } from '../exact.js';
import { json, type Answer, type Incoming } from '../http/server.js';
import type { Effect } from '../ledger/records.js';
import {
  businessKey,
  defined,
  exactAt,
  firstMissing,
  firstUnknown,
  hash,
  isObject,
  listAt,
  parsed,
  sumOf,
  textAt,
  type Fields,
} from './facts.js';
import { keyed } from './keyed.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from './vendor.js';

const OBJECT = /^\/ia\/api\/v1\/objects\/(accounts-receivable\/invoice|time\/timesheet)(?:\/([^/]+))?$/;
const REVERSE = '/ia/api/v1/workflows/accounts-receivable/invoice/reverse';
const QUERY = '/ia/api/v1/services/core/query';
const INVOICE = 'accounts-receivable/invoice';
const TIMESHEET = 'time/timesheet';
const FIRST_ID = 20_000;
const BATCH_MAX = 500;
const TYPES: Record<string, { operation: string; required: string[]; known: Set<string> }> = {
  [INVOICE]: {
    operation: 'create-invoice',
    required: ['customer', 'invoiceDate', 'lines'],
    known: new Set([
      'invoiceNumber',
      'customer',
      'referenceNumber',
      'description',
      'term',
      'invoiceDate',
      'dueDate',
      'state',
      'currency',
      'lines',
    ]),
  },
  [TIMESHEET]: {
    operation: 'create-timesheet',
    required: ['beginDate', 'employee', 'lines'],
    known: new Set(['beginDate', 'endDate', 'description', 'state', 'employee', 'lines']),
  },
};

export const intacct: Vendor = { auth: 'oauth', limits: { keyLifeS: 60 * 86_400 }, takesJobs: true, plan, refuse };

function refuse(refusal: Refusal): Answer {
  return json(refusal.status, {
    'ia::result': { 'ia::error': errorOf(refusal) },
    'ia::meta': { totalCount: 1, totalSuccess: 0, totalError: 1 },
  });
}

function errorOf({ status, code, message, place }: Refusal): Fields {
  const details = place === undefined ? [] : [{ code, message, target: `/${place}` }];
  return {
    code: status === 409 ? 'idempotencyConflict' : status >= 500 ? 'serverError' : 'invalidRequest',
    message,
    errorId: code,
    supportId: hash(message),
    details,
  };
}

function plan(incoming: Incoming, desk: Desk): Plan {
  const { method, path } = incoming;
  const [, kind, id] = OBJECT.exec(path) ?? [];
  if (method === 'POST' && kind !== undefined && id === undefined) return create(kind, incoming, desk);
  if (method === 'DELETE' && kind === TIMESHEET && id !== undefined) return deleteTimesheet(id, desk);
  if (method === 'POST' && path === REVERSE) return reverse(incoming, desk);
  if (method === 'POST' && path === QUERY)
    return { operation: 'look-up', isWrite: false, carryOut: () => ask(incoming, desk) };
  if (method === 'GET' && kind !== undefined && id !== undefined)
    return { operation: 'look-up', isWrite: false, carryOut: () => ({ answer: one(kind, id, desk) }) };
  const refusal = { status: 404, code: 'REST-1001', message: `${method} ${path} is not found.` };
  return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer: refuse(refusal) }) };
}

function create(kind: string, incoming: Incoming, desk: Desk): Plan {
  const { operation } = TYPES[kind]!;
  const body = parsed(incoming.body);
  const reference = textAt(Array.isArray(body) ? body[0] : body, 'description');
  const run = (refuses: (item: number) => boolean = () => false): Handled => {
    if (Array.isArray(body)) return createAll(kind, body, refuses, desk);
    if (!isObject(body))
      return { answer: refuse({ status: 400, code: 'REST-1028', message: 'The payload is no JSON object.' }) };
    const wrong = mistake(kind, body, desk);
    if (wrong !== undefined) return { answer: refuse(wrong) };
    const effect = effectOf(kind, body, 0, desk);
    return { answer: json(201, single(effect)), effects: [effect], echo: (alter) => json(201, single(alter(effect))) };
  };
  return keyed({
    operation,
    ...(reference === undefined ? {} : { reference }),
    incoming,
    desk,
    refuse,
    run,
    reuse: 409,
  });
}

function single(effect: Effect): Fields {
  return { 'ia::result': shown(effect), 'ia::meta': { totalCount: 1, totalSuccess: 1, totalError: 0 } };
}

function createAll(kind: string, items: unknown[], refuses: (item: number) => boolean, desk: Desk): Handled {
  if (items.length > BATCH_MAX)
    return { answer: refuse({ status: 400, code: 'REST-1140', message: `A batch has at most ${BATCH_MAX} parts.` }) };
  const effects: Effect[] = [];
  const results = items.map((item, i) => {
    const wrong = !isObject(item)
      ? { status: 400, code: 'REST-1028', message: 'Not an object.' }
      : refuses(i)
        ? { status: 400, code: 'REST-1051', message: 'This part was not processed.' }
        : mistake(kind, item, desk);
    if (wrong !== undefined)
      return { 'ia::status': 400, description: textAt(item, 'description'), 'ia::error': errorOf(wrong) };
    const effect = effectOf(kind, item as Fields, effects.length, desk);
    effects.push(effect);
    return { 'ia::status': 201, ...shown(effect) };
  });
  const meta = { totalCount: items.length, totalSuccess: effects.length, totalError: items.length - effects.length };
  return { answer: json(meta.totalError === 0 ? 201 : 207, { 'ia::result': results, 'ia::meta': meta }), effects };
}

function mistake(kind: string, fields: Fields, desk: Desk): Refusal | undefined {
  const { known, required } = TYPES[kind]!;
  const unknown = firstUnknown(fields, known);
  if (unknown !== undefined)
    return { status: 400, code: 'REST-1031', message: `The field ${unknown} is not known.`, place: unknown };
  const missing = firstMissing(fields, required);
  if (missing !== undefined)
    return { status: 400, code: 'REST-1043', message: `The field ${missing} is required.`, place: missing };
  if (
    kind === INVOICE &&
    listAt(fields, 'lines').some((line) => !/^-?\d+\.\d{2}$/.test(textAt(line, 'txnAmount') ?? ''))
  )
    return {
      status: 400,
      code: 'REST-1056',
      message: 'txnAmount is a text with two places.',
      place: 'lines/txnAmount',
    };
  const customer = textAt(fields, 'customer.id') ?? '';
  if (desk.settings.customersOnHold.includes(customer))
    return { status: 400, code: 'REST-2001', message: `Customer ${customer} is on hold.`, place: 'customer' };
  return undefined;
}

/** A closed period moves the posting to the next one without a word, as over there. */
function effectOf(kind: string, fields: Fields, offset: number, desk: Desk): Effect {
  const isInvoice = kind === INVOICE;
  const reference = textAt(fields, 'description') ?? '';
  const lines = listAt(fields, 'lines');
  return defined({
    do: 'create' as const,
    id: String(Number(desk.books.nextId(FIRST_ID)) + offset),
    kind,
    reference,
    hash: hash(JSON.stringify(fields)),
    ...businessKey(reference),
    hours: isInvoice ? undefined : sumOf(lines, (line) => exactAt(line, 'quantity')),
    amount: isInvoice ? sumOf(lines, (line) => exactAt(line, 'txnAmount')) : undefined,
    currency: textAt(fields, 'currency.txnCurrency'),
    entity: textAt(lines[0], 'dimensions.location.id'),
    customer: textAt(fields, 'customer.id') ?? textAt(fields, 'employee.id'),
    project: textAt(lines[0], 'dimensions.project.id'),
    date: textAt(fields, 'invoiceDate') ?? textAt(fields, 'beginDate'),
  });
}

function shown({ id, kind, reference, amount, customer }: Effect): Fields {
  return defined({
    id,
    key: id,
    href: `/objects/${kind}/${id}`,
    description: reference,
    totalTxnAmount: amount,
    customer: { id: customer },
  });
}

function reverse(incoming: Incoming, desk: Desk): Plan {
  const fields = parsed(incoming.body);
  const document = desk.books.byId(INVOICE, textAt(fields, 'key') ?? '');
  const run = (): Handled => {
    if (document === undefined || desk.books.isReversed(INVOICE, document.id))
      return {
        answer: refuse({
          status: 400,
          code: 'REST-1064',
          message: `There is no invoice ${textAt(fields, 'key')} to reverse.`,
          place: 'key',
        }),
      };
    if (textAt(fields, 'reversedDate') === undefined)
      return {
        answer: refuse({
          status: 400,
          code: 'REST-1043',
          message: 'The field reversedDate is required.',
          place: 'reversedDate',
        }),
      };
    const negative = textOf({
      units: -(exactAt(document, 'amount') ?? ZERO).units,
      places: (exactAt(document, 'amount') ?? ZERO).places,
    });
    const effect: Effect = {
      ...document,
      do: 'reverse',
      id: desk.books.nextId(FIRST_ID),
      hash: hash(incoming.body),
      amount: negative,
      of: document.id,
    };
    return { answer: json(200, single(effect)), effects: [effect] };
  };
  return keyed({
    operation: 'reverse-invoice',
    incoming,
    desk,
    refuse,
    run,
    reuse: 409,
    ...(document === undefined ? {} : { reference: document.reference }),
  });
}

function deleteTimesheet(id: string, desk: Desk): Plan {
  const document = desk.books.byId(TIMESHEET, id);
  const carryOut = (): Handled => {
    if (document === undefined || desk.books.isCancelled(TIMESHEET, id))
      return { answer: refuse({ status: 404, code: 'REST-1002', message: `There is no time sheet ${id}.` }) };
    return { answer: { status: 204 }, effects: [{ ...document, do: 'delete' }] };
  };
  return { operation: 'delete-timesheet', isWrite: true, reference: document?.reference, carryOut };
}

function one(kind: string, id: string, desk: Desk): Answer {
  const found = desk.books.byId(kind, id);
  return found === undefined
    ? refuse({ status: 404, code: 'REST-1002', message: `There is no ${kind} ${id}.` })
    : json(200, single(found));
}

/** `{ object, fields, filters: [{ "$eq": { description: … } }] }` */
function ask(incoming: Incoming, desk: Desk): Handled {
  const query = parsed(incoming.body);
  const wanted = listAt(query, 'filters')
    .map((filter) => textAt(filter, '$eq.description'))
    .find((text) => text !== undefined);
  const found = wanted === undefined ? [] : desk.books.standing(textAt(query, 'object') ?? '', wanted);
  return {
    answer: json(200, {
      'ia::result': found.map(shown),
      'ia::meta': { totalCount: found.length, start: 1, pageSize: 100, next: null, previous: null },
    }),
  };
}
