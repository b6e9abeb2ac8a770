/** Dynamics 365 Finance OData (K1): lines of an hour journal, found again by their description. */
import { divided, textOf, times, ZERO } from '../exact.js';
import { json, type Answer, type Incoming } from '../http/server.js';
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

const LINES = '/data/JournalTrans';
const JOURNALS = '/data/JournalTables';
const LINE = 'JournalTrans';
const REQUIRED = ['dataAreaId', 'ProjectID', 'Hours', 'SalesPrice'];
const KNOWN = new Set([
  ...REQUIRED,
  'JournalId',
  'LineNumber',
  'ActivityNumber',
  'Category',
  'ResourceId',
  'ResourceCompanyId',
  'ResourceCategoryId',
  'ProjectDate',
  'VoucherDate',
  'CostPrice',
  'CurrencyId',
  'LineProperty',
  'Description',
  'DimensionDisplayValue',
  'SalesTaxGroup',
  'ItemSalesTaxGroup',
  'StartTime',
  'EndTime',
]);

export const dynamics365: Vendor = { auth: 'oauth', plan, refuse };

function refuse({ status, code, message }: Refusal): Answer {
  const inner = { message, type: code, stacktrace: '' };
  return json(
    status,
    { error: { code: '', message: 'An error has occurred.', innererror: inner } },
    { 'odata-version': '4.0' },
  );
}

function plan(incoming: Incoming, desk: Desk): Plan {
  const { path, method } = incoming;
  const name = decoded(path);
  const key = /JournalTrans\((.*)\)$/.exec(name)?.[1];
  if (method === 'POST' && path === LINES) return createLine(incoming, desk);
  if (method === 'POST' && path === JOURNALS)
    return {
      operation: 'open-journal',
      isWrite: true,
      carryOut: () => ({
        answer: json(201, { ...objectOf(incoming.body), JournalBatchNumber: `PJ-${hash(incoming.body)}` }),
      }),
    };
  if (method === 'DELETE' && key !== undefined) return cancelLine(key, desk);
  if (method === 'GET' && path.startsWith(LINES))
    return { operation: 'look-up', isWrite: false, carryOut: () => look(incoming, desk) };
  const refusal = { status: 404, code: 'NotFound', message: `No resource ${method} ${path}.` };
  return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer: refuse(refusal) }) };
}

function createLine(incoming: Incoming, desk: Desk): Plan {
  const fields = objectOf(incoming.body);
  const description = textAt(fields, 'Description') ?? '';
  const reference = description;
  const carryOut = (): Handled => {
    const wrong = mistake(fields, desk);
    if (fields === undefined || wrong !== undefined) return { answer: refuse(wrong!) };
    const id = keyOf(fields, desk);
    if (desk.books.byId(LINE, id) !== undefined && !desk.books.isCancelled(LINE, id))
      return {
        answer: refuse({
          status: 400,
          code: 'DuplicateKey',
          message: `Write failed for table row of type 'ProjJournalTransEntity'. Infolog: The record already exists: ${id}.`,
        }),
      };
    const hours = exactAt(fields, 'Hours') ?? ZERO;
    const rate = exactAt(fields, 'SalesPrice') ?? ZERO;
    const effect: Effect = defined({
      do: 'create' as const,
      id,
      kind: LINE,
      reference,
      hash: hash(incoming.body),
      ...businessKey(description),
      hours: textOf(hours),
      rate: textOf(rate),
      amount: textOf(divided(times(hours, rate), 1n, 2)),
      currency: textAt(fields, 'CurrencyId'),
      entity: textAt(fields, 'dataAreaId'),
      project: textAt(fields, 'ProjectID'),
      part: `${textAt(fields, 'LineProperty') ?? ''} ${textOf(rate)}`.trim(),
      date: textAt(fields, 'ProjectDate')?.slice(0, 10),
    });
    return { answer: json(201, shown(effect)), effects: [effect], echo: (alter) => json(201, shown(alter(effect))) };
  };
  return { operation: 'create-hour-line', isWrite: true, reference, carryOut };
}

function mistake(fields: Fields | undefined, desk: Desk): Refusal | undefined {
  if (fields === undefined) return { status: 400, code: 'BadRequest', message: 'The payload is no JSON object.' };
  const unknown = firstUnknown(fields, KNOWN);
  if (unknown !== undefined)
    return {
      status: 400,
      code: 'ODataException',
      message: `The property '${unknown}' does not exist on type 'JournalTrans'.`,
      place: unknown,
    };
  const missing = firstMissing(fields, REQUIRED);
  if (missing !== undefined)
    return {
      status: 400,
      code: 'ValidateWrite',
      message: `Write failed for table row of type 'ProjJournalTransEntity'. Infolog: Field '${missing}' must be filled in.`,
      place: missing,
    };
  const entity = (textAt(fields, 'dataAreaId') ?? '').toUpperCase();
  const period = (textAt(fields, 'ProjectDate') ?? '').slice(0, 7);
  if (desk.settings.closedPeriods[entity]?.includes(period) === true)
    return {
      status: 400,
      code: 'ValidateWrite',
      message: `Write failed for table row of type 'ProjJournalTransEntity'. Infolog: Period ${period} is closed.`,
    };
  return undefined;
}

/** Without a journal the line goes into the day's own, and gets the next number there. */
function keyOf(fields: Fields, desk: Desk): string {
  const journal = textAt(fields, 'JournalId') ?? 'PJ-000001';
  const line = textAt(fields, 'LineNumber') ?? desk.books.nextId(1);
  return `dataAreaId='${textAt(fields, 'dataAreaId')}',LineNumber=${line},JournalId='${journal}'`;
}

function shown({ id, reference, hours, rate, currency, entity, project }: Effect): Fields {
  return {
    '@odata.etag': `W/"${hash(id)}"`,
    '@odata.id': `${LINE}(${id})`,
    dataAreaId: entity,
    ProjectID: project,
    Hours: Number(hours),
    SalesPrice: Number(rate),
    CurrencyId: currency,
    Description: reference,
  };
}

function cancelLine(key: string, desk: Desk): Plan {
  const document = desk.books.byId(LINE, key);
  const carryOut = (): Handled => {
    if (document === undefined || desk.books.isCancelled(LINE, key))
      return { answer: refuse({ status: 404, code: 'NotFound', message: `No line ${key}.` }) };
    return { answer: { status: 204 }, effects: [{ ...document, do: 'delete' }] };
  };
  return { operation: 'cancel-hour-line', isWrite: true, reference: document?.reference, carryOut };
}

function look(incoming: Incoming, desk: Desk): Handled {
  const wanted = /Description eq '((?:[^']|'')*)'/.exec(queried(incoming.query, '$filter') ?? '');
  const reference = wanted?.[1]?.replaceAll("''", "'") ?? '';
  return {
    answer: json(200, {
      '@odata.context': '/data/$metadata#JournalTrans',
      value: desk.books.standing(LINE, reference).map(shown),
    }),
  };
}
