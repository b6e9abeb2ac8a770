/** Stripe (K3): a form, an idempotency key that makes a POST repeatable for a while, money in the smallest unit. */
import { exact, textOf } from '../exact.js';
import { json, type Answer, type Incoming } from '../http/server.js';
import type { Effect } from '../ledger/records.js';
import { businessKey, defined, hash, queried, textAt, type Fields } from './facts.js';
import { keyed } from './keyed.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from './vendor.js';

const ITEMS = '/v1/invoiceitems';
const INVOICES = '/v1/invoices';
const ITEM = 'invoiceitem';
const LIST_MAX = 100;
const KNOWN = new Set([
  'customer',
  'invoice',
  'currency',
  'amount',
  'description',
  'period',
  'metadata',
  'tax_code',
  'discountable',
  'quantity',
  'tax_behavior',
  'unit_amount_decimal',
  'quantity_decimal',
]);
const NO_MINOR = new Set(['jpy', 'krw', 'vnd', 'clp', 'isk']);
const THREE_PLACES = new Set(['kwd', 'bhd', 'jod', 'omr', 'tnd']);

export const stripe: Vendor = { auth: 'bearer', limits: { rate: 25, throttleSays: 'missing' }, plan, refuse };

function refuse({ status, code, message, place }: Refusal) {
  const type = status >= 500 ? 'api_error' : code === 'idempotency_error' ? code : 'invalid_request_error';
  const error = defined({
    type,
    code: status === 429 ? 'rate_limit' : code,
    message,
    param: place,
    doc_url: `https://stripe.com/docs/error-codes/${code}`,
  });
  return json(
    status,
    { error },
    {
      'request-id': `req_${hash(message)}`,
      ...(status === 429 || status >= 500 ? { 'stripe-should-retry': String(status !== 429) } : {}),
    },
  );
}

function plan(incoming: Incoming, desk: Desk): Plan {
  const { path, method } = incoming;
  const id = path.startsWith(`${ITEMS}/`) ? path.slice(ITEMS.length + 1) : undefined;
  if (method === 'POST' && path === ITEMS) return createItem(incoming, desk);
  if (method === 'POST' && path === INVOICES)
    return keyed({
      operation: 'open-invoice',
      incoming,
      desk,
      refuse,
      run: () => ({ answer: json(200, { id: `in_${hash(incoming.body)}`, object: 'invoice', status: 'draft' }) }),
    });
  if (method === 'DELETE' && id !== undefined) return deleteItem(id, desk);
  if (method === 'GET' && path.startsWith(ITEMS))
    return { operation: 'look-up', isWrite: false, carryOut: () => look(id, incoming, desk) };
  const refusal = { status: 404, code: 'resource_missing', message: `Unrecognized request URL (${method}: ${path}).` };
  return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer: refuse(refusal) }) };
}

/** `metadata[hours]=7.5` as `{ metadata: { hours: '7.5' } }`. */
function formOf(body: string): Fields {
  const fields = Object.create(null) as Fields;
  for (const [name, value] of new URLSearchParams(body)) {
    const [, outer, inner] = /^(\w+)(?:\[(\w+)\])?$/.exec(name) ?? [];
    if (outer === undefined) continue;
    if (inner === undefined) fields[outer] = value;
    else fields[outer] = { ...(fields[outer] as Fields | undefined), [inner]: value };
  }
  return fields;
}

function createItem(incoming: Incoming, desk: Desk): Plan {
  const fields = formOf(incoming.body);
  const reference = textAt(fields, 'metadata.reckoner_ref') ?? '';
  const run = (): Handled => {
    const wrong = mistake(fields, desk);
    if (wrong !== undefined) return { answer: refuse(wrong) };
    const currency = textAt(fields, 'currency')!;
    const effect: Effect = defined({
      do: 'create' as const,
      id: `ii_${desk.books.nextId(100_000)}`,
      kind: ITEM,
      reference,
      hash: hash(incoming.body),
      ...businessKey(textAt(fields, 'description'), reference),
      hours: textAt(fields, 'metadata.hours'),
      amount: textOf({ units: BigInt(textAt(fields, 'amount')!), places: placesOf(currency) }),
      currency: currency.toUpperCase(),
      customer: textAt(fields, 'customer'),
    });
    return { answer: json(200, shown(effect)), effects: [effect], echo: (alter) => json(200, shown(alter(effect))) };
  };
  return keyed({ operation: 'create-invoice-item', reference, incoming, desk, refuse, run });
}

function mistake(fields: Fields, desk: Desk): Refusal | undefined {
  const unknown = Object.keys(fields).find((name) => !KNOWN.has(name));
  if (unknown !== undefined)
    return {
      status: 400,
      code: 'parameter_unknown',
      message: `Received unknown parameter: ${unknown}`,
      place: unknown,
    };
  const missing = ['customer', 'currency', 'amount'].find((name) => (textAt(fields, name) ?? '') === '');
  if (missing !== undefined)
    return { status: 400, code: 'parameter_missing', message: `Missing required param: ${missing}.`, place: missing };
  if (!/^-?\d{1,12}$/.test(textAt(fields, 'amount')!))
    return {
      status: 400,
      code: 'parameter_invalid_integer',
      message: `Invalid integer: ${textAt(fields, 'amount')}`,
      place: 'amount',
    };
  const customer = textAt(fields, 'customer')!;
  if (!customer.startsWith('cus_') || desk.settings.customersOnHold.includes(customer))
    return { status: 400, code: 'resource_missing', message: `No such customer: '${customer}'`, place: 'customer' };
  return undefined;
}

function placesOf(currency: string): number {
  return NO_MINOR.has(currency) ? 0 : THREE_PLACES.has(currency) ? 3 : 2;
}

function shown({ id, reference, amount = '0', currency = '', customer, hours }: Effect): Fields {
  const { units, places } = exact(amount)!;
  const minor = units * 10n ** BigInt(placesOf(currency.toLowerCase()) - places);
  return {
    id,
    object: ITEM,
    amount: Number(minor),
    currency: currency.toLowerCase(),
    customer,
    metadata: defined({ reckoner_ref: reference, hours }),
    livemode: false,
  };
}

function deleteItem(id: string, desk: Desk): Plan {
  const document = desk.books.byId(ITEM, id);
  const carryOut = (): Handled => {
    if (document === undefined || desk.books.isCancelled(ITEM, id))
      return {
        answer: refuse({ status: 404, code: 'resource_missing', message: `No such invoiceitem: '${id}'`, place: 'id' }),
      };
    return { answer: json(200, { id, object: ITEM, deleted: true }), effects: [{ ...document, do: 'delete' }] };
  };
  return { operation: 'delete-invoice-item', isWrite: true, reference: document?.reference, carryOut };
}

/** By our reference in the metadata, or all of a customer, newest first. */
function look(id: string | undefined, incoming: Incoming, desk: Desk): Handled {
  if (id === undefined || id === 'search') {
    const asked = /reckoner_ref'\]\s*:\s*'([^']*)'/.exec(queried(incoming.query, 'query') ?? '')?.[1];
    const customer = queried(incoming.query, 'customer');
    const limit = Math.min(Number(queried(incoming.query, 'limit') ?? 10), LIST_MAX);
    const found = customer === undefined ? desk.books.standing(ITEM, asked ?? '') : desk.books.ofDay(ITEM, customer);
    const newest = found.slice(-limit).reverse();
    const list = (items: Effect[]): Answer =>
      json(200, { object: 'list', data: items.map(shown), has_more: found.length > limit, url: ITEMS });
    return newest.length === 0
      ? { answer: list([]) }
      : { answer: list(newest), echo: (alter) => list(newest.map(alter)) };
  }
  const one = desk.books.byId(ITEM, id);
  const isGone = one === undefined || desk.books.isCancelled(ITEM, id);
  return {
    answer: isGone
      ? refuse({ status: 404, code: 'resource_missing', message: `No such invoiceitem: '${id}'`, place: 'id' })
      : json(200, shown(one)),
  };
}
