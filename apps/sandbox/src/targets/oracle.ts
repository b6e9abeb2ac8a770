/** Oracle Fusion project REST: billing events are looked up before they are sent again (K1); costs have a unique reference and are only staged (K2). */
import { divided, textOf } from '../exact.js';
import { json, type Incoming } from '../http/server.js';
import type { Effect } from '../ledger/records.js';
import {
  businessKey,
  decoded,
  defined,
  exactAt,
  firstMissing,
  firstUnknown,
  hash,
  objectOf,
  queried,
  textAt,
  type Fields,
} from './facts.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from './vendor.js';

const RESOURCE = /^\/fscmRestApi\/resources\/(?:11\.13\.18\.05|latest)\/(\w+)(?:\/([^/]+))?$/;
const ROOT = '/fscmRestApi/resources/11.13.18.05';
const FIRST_ID = 300_000_000_000_000;
const EVENT = 'projectBillingEvents';
const COST = 'unprocessedProjectCosts';
const EVENT_REQUIRED = [
  'SourceName',
  'SourceReference',
  'ContractNumber',
  'ContractLineNumber',
  'EventTypeName',
  'BusinessUnitName',
  'ProjectNumber',
  'CompletionDate',
  'BillTrnsCurrencyCode',
  'BillTrnsAmount',
];
const EVENT_KNOWN = new Set([
  ...EVENT_REQUIRED,
  'ContractTypeName',
  'EventDescription',
  'OrganizationName',
  'TaskNumber',
  'BillHold',
]);
const COST_REQUIRED = ['ExpenditureBatch', 'BusinessUnit', 'OriginalTransactionReference', 'Quantity'];
const COST_KNOWN = new Set([
  ...COST_REQUIRED,
  'TransactionSource',
  'Document',
  'DocumentEntry',
  'PersonNumber',
  'PersonName',
  'TransactionCurrencyCode',
  'UnitOfMeasureCode',
  'RawCostRateInTransactionCurrency',
  'RawCostInTransactionCurrency',
  'Comment',
  'ReversedOriginalTransactionReference',
  'UnmatchedNegativeTransactionFlag',
  'ProjectStandardCostCollectionFlexfields',
  'BusinessUnitId',
]);

export const oracle: Vendor = { auth: 'basic', plan, refuse };

function refuse({ status, code, message, place }: Refusal) {
  const title =
    status === 401 ? 'Unauthorized' : status === 404 ? 'Not Found' : status >= 500 ? 'Server Error' : 'Bad Request';
  const detail = {
    detail: message,
    'o:errorCode': code,
    ...(place === undefined ? {} : { 'o:errorPath': `/${place}` }),
  };
  return json(
    status,
    { title, status: String(status), 'o:errorDetails': [detail] },
    { 'content-type': 'application/vnd.oracle.adf.error+json' },
  );
}

function plan(incoming: Incoming, desk: Desk): Plan {
  const match = RESOURCE.exec(incoming.path);
  const [, resource, name] = match ?? [];
  if (incoming.method === 'POST' && resource === EVENT && name === undefined) return createEvent(incoming, desk);
  if (incoming.method === 'POST' && resource === COST && name === undefined) return postCost(incoming, desk);
  if (incoming.method === 'DELETE' && resource === EVENT && name !== undefined) return cancelEvent(keyIn(name), desk);
  if (incoming.method === 'GET' && resource !== undefined)
    return { operation: 'look-up', isWrite: false, carryOut: () => look(resource, name, incoming, desk) };
  const refusal = { status: 404, code: 'JBO-29000', message: `${incoming.method} ${incoming.path} is not found.` };
  return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer: refuse(refusal) }) };
}

const NO_BODY: Refusal = { status: 400, code: 'JBO-27008', message: 'The payload is no JSON object.' };

function mistake(fields: Fields | undefined, known: ReadonlySet<string>, required: string[]): Refusal | undefined {
  if (fields === undefined) return NO_BODY;
  const unknown = firstUnknown(fields, known);
  if (unknown !== undefined)
    return { status: 400, code: 'JBO-25058', message: `The attribute ${unknown} is not found.`, place: unknown };
  const missing = firstMissing(fields, required);
  return missing === undefined
    ? undefined
    : { status: 400, code: 'JBO-27014', message: `Attribute ${missing} is required.`, place: missing };
}

function isClosed(entity: string | undefined, day: string | undefined, desk: Desk): boolean {
  return desk.settings.closedPeriods[entity ?? '']?.includes((day ?? '').slice(0, 7)) === true;
}

function createEvent(incoming: Incoming, desk: Desk): Plan {
  const fields = objectOf(incoming.body);
  const reference = textAt(fields, 'SourceReference') ?? '';
  const carryOut = (): Handled => {
    const wrong = mistake(fields, EVENT_KNOWN, EVENT_REQUIRED) ?? eventMistake(fields!, desk);
    if (wrong !== undefined) return { answer: refuse(wrong) };
    const effect: Effect = defined({
      do: 'create' as const,
      id: desk.books.nextId(FIRST_ID),
      kind: EVENT,
      reference,
      hash: hash(incoming.body),
      ...businessKey(reference),
      amount: textOf(exactAt(fields, 'BillTrnsAmount') ?? { units: 0n, places: 0 }),
      currency: textAt(fields, 'BillTrnsCurrencyCode'),
      entity: textAt(fields, 'BusinessUnitName'),
      customer: textAt(fields, 'ContractNumber'),
      project: textAt(fields, 'ProjectNumber'),
      date: textAt(fields, 'CompletionDate'),
    });
    return {
      answer: json(201, eventShown(effect, desk)),
      effects: [effect],
      echo: (alter) => json(201, eventShown(alter(effect), desk)),
    };
  };
  return { operation: 'create-billing-event', isWrite: true, reference, carryOut };
}

function eventMistake(fields: Fields, desk: Desk): Refusal | undefined {
  if ((textAt(fields, 'SourceReference') ?? '').length > 80)
    return { status: 400, code: 'JBO-27040', message: 'SourceReference is longer than 80.', place: 'SourceReference' };
  const contract = textAt(fields, 'ContractNumber') ?? '';
  if (desk.settings.customersOnHold.includes(contract))
    return { status: 400, code: 'PJB-2710451', message: `Contract ${contract} is on hold.`, place: 'ContractNumber' };
  if (isClosed(textAt(fields, 'BusinessUnitName'), textAt(fields, 'CompletionDate'), desk))
    return {
      status: 400,
      code: 'PJB-2710339',
      message: 'The completion date is not in an open period.',
      place: 'CompletionDate',
    };
  return undefined;
}

/** The key of an event is a hash, to be read from its own link. */
function uniqueIdOf(id: string): string {
  return `${hash(`item/${id}`)}${Number(id).toString(36).toUpperCase()}`;
}

function eventShown({ id, reference, amount, currency, entity, project, customer }: Effect, desk: Desk): Fields {
  const href = `${desk.base}${ROOT}/${EVENT}/${uniqueIdOf(id)}`;
  return {
    EventId: Number(id),
    EventNumber: Number(id) - FIRST_ID + 1,
    EventUniqID: uniqueIdOf(id),
    SourceName: 'RECKONER',
    SourceReference: reference,
    ContractNumber: customer,
    BusinessUnitName: entity,
    ProjectNumber: project,
    BillTrnsCurrencyCode: currency,
    BillTrnsAmount: Number(amount),
    Invoiced: 'U',
    links: [{ rel: 'self', href, name: EVENT, kind: 'item' }],
  };
}

function cancelEvent(key: string, desk: Desk): Plan {
  const document = eventOf(key, desk);
  const carryOut = (): Handled => {
    if (document === undefined || desk.books.isCancelled(EVENT, document.id))
      return { answer: refuse({ status: 404, code: 'JBO-26080', message: `There is no billing event ${key}.` }) };
    return { answer: { status: 204 }, effects: [{ ...document, do: 'delete' }] };
  };
  return { operation: 'cancel-billing-event', isWrite: true, reference: document?.reference, carryOut };
}

/** A key alone, or the whole link that it stands in. */
function keyIn(name: string): string {
  return decoded(name).split('/').at(-1)!;
}

function eventOf(key: string, desk: Desk): Effect | undefined {
  const id = String(parseInt(key.slice(12), 36));
  return uniqueIdOf(id) === key ? desk.books.byId(EVENT, id) : undefined;
}

function postCost(incoming: Incoming, desk: Desk): Plan {
  const fields = objectOf(incoming.body);
  const reference = textAt(fields, 'OriginalTransactionReference') ?? '';
  const of = textAt(fields, 'ReversedOriginalTransactionReference');
  const operation = of === undefined ? 'post-cost' : 'reverse-cost';
  const carryOut = (): Handled => {
    const wrong = mistake(fields, COST_KNOWN, COST_REQUIRED);
    if (wrong !== undefined) return { answer: refuse(wrong) };
    const before = desk.books.standing(COST, reference).findLast(({ id }) => !desk.books.isReversed(COST, id));
    const content = hash(incoming.body);
    if (before !== undefined && String(incoming.headers['upsert-mode']) !== 'true')
      return {
        answer: refuse({
          status: 400,
          code: 'PJC-2710106',
          message: `The original transaction reference ${reference} is not unique.`,
          place: 'OriginalTransactionReference',
        }),
      };
    if (before?.hash === content) return { answer: json(200, costShown(before, desk)), isSame: true };
    const effect = costOf(fields!, { reference, content, before, of }, desk);
    return {
      answer: json(201, costShown(effect, desk)),
      effects: [effect],
      echo: (alter) => json(201, costShown(alter(effect), desk)),
    };
  };
  return { operation, isWrite: true, reference, carryOut };
}

interface CostBooking {
  reference: string;
  content: string;
  before: Effect | undefined;
  of: string | undefined;
}

/** What the POST stages; the import job, some time later, makes a cost of it or rejects it. */
function costOf(fields: Fields, { reference, content, before, of }: CostBooking, desk: Desk): Effect {
  const flexfields = 'ProjectStandardCostCollectionFlexfields.0';
  const date = textAt(fields, `${flexfields}._EXPENDITURE_ITEM_DATE`);
  const entity = textAt(fields, 'BusinessUnit');
  const first = of === undefined ? undefined : desk.books.standing(COST, of).at(-1);
  const rejected = isClosed(entity, date, desk)
    ? 'The expenditure item date is not in an open period.'
    : of !== undefined && first === undefined
      ? `There is no cost ${of} to reverse.`
      : undefined;
  return defined({
    do: before !== undefined ? ('update' as const) : of === undefined ? ('create' as const) : ('reverse' as const),
    id: before?.id ?? desk.books.nextId(FIRST_ID),
    kind: COST,
    reference,
    hash: content,
    ...businessKey(reference, of, textAt(fields, 'Comment')),
    hours: textOf(exactAt(fields, 'Quantity') ?? { units: 0n, places: 0 }),
    rate: textAt(fields, 'RawCostRateInTransactionCurrency'),
    amount: textOf(divided(exactAt(fields, 'RawCostInTransactionCurrency') ?? { units: 0n, places: 0 }, 1n, 2)),
    currency: textAt(fields, 'TransactionCurrencyCode'),
    entity,
    project: textAt(fields, `${flexfields}._PROJECT_ID_Display`),
    date,
    realAt: desk.at + desk.settings.jobMs,
    rejected,
    of: first?.id,
  });
}

function statusOf({ rejected, realAt = 0 }: Effect, desk: Desk): 'P' | 'R' | 'C' {
  return realAt > desk.at ? 'P' : rejected === undefined ? 'C' : 'R';
}

function costShown(effect: Effect, desk: Desk): Fields {
  const errors = statusOf(effect, desk) === 'R' ? [{ MessageText: effect.rejected }] : [];
  return {
    UnprocessedTransactionReferenceId: Number(effect.id),
    StatusCode: statusOf(effect, desk),
    OriginalTransactionReference: effect.reference,
    Quantity: Number(effect.hours),
    RawCostInTransactionCurrency: Number(effect.amount),
    TransactionCurrencyCode: effect.currency,
    Errors: errors,
    links: [{ rel: 'self', href: `${desk.base}${ROOT}/${COST}/${uniqueIdOf(effect.id)}`, name: COST, kind: 'item' }],
  };
}

/** `q=SourceReference='…'`. What is still staged or rejected is among the unprocessed costs, what was imported among the expenditure items. */
function look(resource: string, name: string | undefined, incoming: Incoming, desk: Desk): Handled {
  const wanted = /(?:SourceReference|OriginalTransactionReference)\s*=\s*["']?([^"';]*)["']?/.exec(
    queried(incoming.query, 'q') ?? '',
  )?.[1];
  const isEvent = resource === EVENT;
  const byKey =
    isEvent && name !== undefined ? [eventOf(keyIn(name), desk)].filter((one) => one !== undefined) : undefined;
  const kind = isEvent ? EVENT : COST;
  const found = (byKey ?? (wanted === undefined ? [] : desk.books.standing(kind, wanted))).filter(
    (one) => isEvent || (statusOf(one, desk) === 'C') === (resource === 'projectExpenditureItems'),
  );
  const show = (one: Effect): Fields => (isEvent ? eventShown(one, desk) : costShown(one, desk));
  if (name !== undefined)
    return {
      answer:
        found[0] === undefined
          ? refuse({ status: 404, code: 'JBO-26080', message: 'Not found.' })
          : json(200, show(found[0])),
    };
  const page = (items: Effect[]) =>
    json(200, { items: items.map(show), count: items.length, hasMore: false, limit: 25, offset: 0, links: [] });
  return found.length === 0 ? { answer: page([]) } : { answer: page(found), echo: (alter) => page([alter(found[0]!)]) };
}
