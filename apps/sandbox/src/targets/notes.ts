/** The two plain ones: Harvest's notification address (K0: every request is an effect) and the SiP house's ledger of billing lines (K2). */
import { json, type Answer, type Incoming } from '../http/server.js';
import type { Effect } from '../ledger/records.js';
import { businessKey, decoded, defined, exactAt, firstMissing, hash, objectOf, textAt } from './facts.js';
import { textOf } from '../exact.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from './vendor.js';

const ANNOTATION = 'annotation';
const LINE = 'billing-line';
const LINE_REQUIRED = ['sourceId', 'quantity', 'amount', 'currency'];

export const sip: Vendor = { auth: 'none', plan: planLine, refuse: refuseLine };

/** Anything posted beside the API is one more message to a person; nothing tells a repeat. */
export function annotate(incoming: Incoming, desk: Desk, refuse: (refusal: Refusal) => Answer): Plan {
  const fields = objectOf(incoming.body);
  const named = decoded(/^\/annotations\/?(.*)$/.exec(incoming.path)?.[1] ?? '');
  const reference = named === '' ? String(incoming.headers['idempotency-key'] ?? '') : named;
  const carryOut = (): Handled => {
    if (textAt(fields, 'code') === undefined)
      return { answer: refuse({ status: 422, code: 'blank', message: "Code can't be blank" }) };
    const id = desk.books.nextId(1);
    const effect: Effect = {
      do: 'annotate',
      id,
      kind: ANNOTATION,
      reference,
      hash: hash(incoming.body),
      ...businessKey(reference, textAt(fields, 'message')),
    };
    return { answer: json(201, { id: Number(id), code: textAt(fields, 'code') }), effects: [effect] };
  };
  return { operation: 'annotate', isWrite: true, reference, carryOut };
}

function refuseLine({ status, code, message, place }: Refusal): Answer {
  return json(status, defined({ code, message, field: place }));
}

function planLine(incoming: Incoming, desk: Desk): Plan {
  const [, named] = /^\/lines\/(.+)$/.exec(incoming.path) ?? [];
  const fields = objectOf(incoming.body);
  const reference = named === undefined ? (textAt(fields, 'sourceId') ?? '') : decoded(named);
  if (incoming.method === 'GET') return { operation: 'look-up', isWrite: false, carryOut: () => look(reference, desk) };
  if (!/^\/?$|^\/lines(\/|$)/.test(incoming.path)) {
    const answer = refuseLine({
      status: 404,
      code: 'NOT_FOUND',
      message: `There is no ${incoming.path}; lines are at /lines.`,
    });
    return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer }) };
  }
  return { operation: 'post-line', isWrite: true, reference, carryOut: () => upsert(reference, incoming, desk) };
}

function upsert(reference: string, incoming: Incoming, desk: Desk): Handled {
  const fields = objectOf(incoming.body) ?? {};
  const missing = firstMissing(fields, LINE_REQUIRED);
  if (missing !== undefined)
    return { answer: refuseLine({ status: 422, code: 'MISSING', message: `${missing} is required.`, place: missing }) };
  const before = desk.books.standing(LINE, reference).at(-1);
  const content = hash(incoming.body);
  const id = before?.id ?? desk.books.nextId(1);
  if (before?.hash === content) return { answer: json(200, { id, sourceId: reference }), isSame: true };
  const amount = exactAt(fields, 'amount');
  const hours = textAt(fields, 'unit') === 'hour' ? exactAt(fields, 'quantity') : undefined;
  const effect: Effect = defined({
    do: before === undefined ? ('create' as const) : ('update' as const),
    id,
    kind: LINE,
    reference,
    hash: content,
    ...businessKey(textAt(fields, 'sourceId'), reference),
    part: textAt(fields, 'part'),
    hours: hours === undefined ? undefined : textOf(hours),
    rate: textAt(fields, 'rate'),
    amount: amount === undefined ? undefined : textOf(amount),
    currency: textAt(fields, 'currency'),
    entity: textAt(fields, 'legalEntity'),
    customer: textAt(fields, 'customerId'),
    project: textAt(fields, 'projectCode'),
    date: textAt(fields, 'workDate'),
  });
  const answer = json(before === undefined ? 201 : 200, { id, sourceId: reference, amount: Number(effect.amount) });
  return {
    answer,
    effects: [effect],
    echo: (alter) => json(200, { id, sourceId: reference, amount: Number(alter(effect).amount) }),
  };
}

function look(reference: string, desk: Desk): Handled {
  const one = desk.books.standing(LINE, reference).at(-1);
  return {
    answer:
      one === undefined
        ? refuseLine({ status: 404, code: 'NOT_FOUND', message: `There is no line ${reference}.` })
        : json(200, { id: one.id, sourceId: reference, amount: Number(one.amount) }),
  };
}
