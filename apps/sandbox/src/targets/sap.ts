/** SAP S/4HANA OData V2 (K1): nothing makes a POST repeatable, each one books; what was sent is found again by its reference. */
import { divided, exact, textOf, times, ZERO } from '../exact.js';
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
  listAt,
  objectOf,
  odataDay,
  queried,
  sumOf,
  textAt,
  type Fields,
} from './facts.js';
import type { Desk, Handled, Plan, Refusal, Vendor } from './vendor.js';

const REQUESTS = '/sap/opu/odata/sap/API_DEBIT_MEMO_REQUEST_SRV/A_DebitMemoRequest';
const TIMES = '/sap/opu/odata/sap/API_MANAGE_WORKFORCE_TIMESHEET/TimeSheetEntryCollection';
const FIRST_ID = 70_000_000;
const REQUEST = 'A_DebitMemoRequest';
const TIME = 'TimeSheetEntry';
const REQUEST_REQUIRED = [
  'DebitMemoRequestType',
  'SalesOrganization',
  'DistributionChannel',
  'OrganizationDivision',
  'SoldToParty',
  'TransactionCurrency',
  'to_Item',
];
const REQUEST_KNOWN = new Set([
  ...REQUEST_REQUIRED,
  'PurchaseOrderByCustomer',
  'DebitMemoRequestDate',
  'PricingDate',
  'SDDocumentReason',
  'HeaderBillingBlockReason',
  'CustomerPaymentTerms',
]);
const TIME_REQUIRED = ['PersonWorkAgreementExternalID', 'CompanyCode', 'TimeSheetOperation'];
const TIME_KNOWN = new Set([
  ...TIME_REQUIRED,
  'TimeSheetRecord',
  'TimeSheetDate',
  'TimeSheetIsReleasedOnSave',
  'TimeSheetIsExecutedInTestRun',
  'TimeSheetDataFields',
  'TimeSheetStatus',
  'PersonWorkAgreement',
]);

export const sap: Vendor = { auth: 'basic', needsCsrf: true, plan, refuse };

function refuse({ status, code, message, place }: Refusal) {
  const inner = place === undefined ? {} : { errordetails: [{ code, message, propertyref: place, severity: 'error' }] };
  return json(status, {
    error: { code, message: { lang: 'en', value: message }, innererror: { transactionid: hash(message), ...inner } },
  });
}

function plan(incoming: Incoming, desk: Desk): Plan {
  const { path, method } = incoming;
  if (path === REQUESTS && method === 'POST') return createRequest(incoming, desk);
  if (path === TIMES && method === 'POST') return recordTime(incoming, desk);
  const item = /^.*\/A_DebitMemoRequestItem\((.*)\)$/.exec(path);
  if (item !== null && (method === 'PATCH' || method === 'MERGE'))
    return cancelRequest(decoded(item[1]!), incoming, desk);
  if (method === 'GET' || method === 'HEAD')
    return { operation: 'look-up', isWrite: false, carryOut: () => look(incoming, desk) };
  const refusal = { status: 405, code: '/IWFND/CM_MGW/405', message: `${method} is not offered for ${path}.` };
  return { operation: 'unknown', isWrite: false, carryOut: () => ({ answer: refuse(refusal) }) };
}

function createRequest(incoming: Incoming, desk: Desk): Plan {
  const fields = objectOf(incoming.body);
  const reference = textAt(fields, 'PurchaseOrderByCustomer') ?? '';
  const carryOut = (): Handled => {
    const wrong = fields === undefined ? NO_BODY : requestMistake(fields, desk);
    if (fields === undefined || wrong !== undefined) return { answer: refuse(wrong ?? NO_BODY) };
    const items = listAt(fields, 'to_Item');
    const isTime = items.every((one) => textAt(one, 'RequestedQuantityUnit') === 'H');
    const effect: Effect = defined({
      do: 'create' as const,
      id: desk.books.nextId(FIRST_ID),
      kind: REQUEST,
      reference,
      hash: hash(incoming.body),
      ...businessKey(textAt(fields, 'to_Item.0.DebitMemoRequestItemText'), reference),
      hours: isTime ? sumOf(items, (one) => exactAt(one, 'RequestedQuantity')) : undefined,
      rate: textAt(fields, 'to_Item.0.to_PricingElement.0.ConditionRateValue'),
      amount: sumOf(items, priceOf),
      currency: textAt(fields, 'TransactionCurrency'),
      entity: textAt(fields, 'SalesOrganization'),
      customer: textAt(fields, 'SoldToParty'),
      project: textAt(fields, 'to_Item.0.WBSElement'),
      date: odataDay(textAt(fields, 'DebitMemoRequestDate')),
    });
    return {
      answer: json(201, { d: requestShown(effect, false) }),
      effects: [effect],
      echo: (alter) => json(201, { d: requestShown(alter(effect), false) }),
    };
  };
  return { operation: 'create-request', isWrite: true, reference, carryOut };
}

const NO_BODY: Refusal = {
  status: 400,
  code: '/IWBEP/CM_MGW_RT/020',
  message: 'Malformed request: the body is no JSON object.',
};

function requestMistake(fields: Fields, desk: Desk): Refusal | undefined {
  const wrong = shapeMistake(fields, REQUEST_KNOWN, REQUEST_REQUIRED);
  if (wrong !== undefined) return wrong;
  if ((textAt(fields, 'PurchaseOrderByCustomer') ?? '').length > 35)
    return {
      status: 400,
      code: 'CX_SADL_ENTITY_TYPE/005',
      message: 'Property PurchaseOrderByCustomer is longer than 35.',
      place: 'PurchaseOrderByCustomer',
    };
  const customer = textAt(fields, 'SoldToParty') ?? '';
  if (desk.settings.customersOnHold.includes(customer))
    return {
      status: 400,
      code: 'V1/424',
      message: `Customer ${customer} is blocked for billing.`,
      place: 'SoldToParty',
    };
  return periodMistake(textAt(fields, 'SalesOrganization'), odataDay(textAt(fields, 'DebitMemoRequestDate')), desk);
}

function shapeMistake(fields: Fields, known: ReadonlySet<string>, required: string[]): Refusal | undefined {
  const unknown = firstUnknown(fields, known);
  if (unknown !== undefined)
    return { status: 400, code: '/IWBEP/CM_MGW_RT/021', message: `Property ${unknown} is invalid.`, place: unknown };
  const missing = firstMissing(fields, required);
  return missing === undefined
    ? undefined
    : { status: 400, code: 'CX_SADL_ENTITY/007', message: `Enter a value for ${missing}.`, place: missing };
}

function periodMistake(entity = '', day = '', desk: Desk): Refusal | undefined {
  const period = day.slice(0, 7);
  if (desk.settings.closedPeriods[entity]?.includes(period) !== true) return undefined;
  return {
    status: 400,
    code: 'F5/201',
    message: `Posting period ${period.slice(5)} ${period.slice(0, 4)} is not open.`,
  };
}

/** Quantity by the price of one unit, to the currency's two places as SAP's pricing has it. */
function priceOf(item: unknown) {
  const quantity = exactAt(item, 'RequestedQuantity') ?? ZERO;
  const price = exactAt(item, 'to_PricingElement.0.ConditionRateValue') ?? ZERO;
  const per = exact(textAt(item, 'to_PricingElement.0.ConditionQuantity') ?? '1')?.units ?? 1n;
  return divided(times(quantity, price), per === 0n ? 1n : per, 2);
}

function requestShown({ id, reference, customer, amount, currency, entity }: Effect, isRejected: boolean): Fields {
  return {
    __metadata: { id: `${REQUESTS}('${id}')`, type: `API_DEBIT_MEMO_REQUEST_SRV.${REQUEST}Type` },
    DebitMemoRequest: id,
    PurchaseOrderByCustomer: reference,
    SoldToParty: customer,
    SalesOrganization: entity,
    TotalNetAmount: fixed(amount),
    TransactionCurrency: currency,
    OverallSDProcessStatus: 'A',
    OverallSDDocumentRejectionSts: isRejected ? 'C' : 'A',
  };
}

/** With two places, as OData writes a decimal of scale two. */
function fixed(text = '0'): string {
  const { units } = divided(exact(text) ?? ZERO, 1n, 2);
  const digits = (units < 0n ? -units : units).toString().padStart(3, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A rejection reason on an item: the request stays, and bills nothing any more. */
function cancelRequest(name: string, incoming: Incoming, desk: Desk): Plan {
  const named = /DebitMemoRequest='?([^',]+)'?/.exec(name)?.[1] ?? name.replaceAll("'", '').split(',')[0]!;
  const document = desk.books.byId(REQUEST, named) ?? desk.books.standing(REQUEST, named).at(-1);
  const carryOut = (): Handled => {
    if (document === undefined)
      return {
        answer: refuse({ status: 404, code: 'V1/302', message: `Debit memo request ${named} does not exist.` }),
      };
    const reason = textAt(objectOf(incoming.body), 'SalesDocumentRjcnReason') ?? '';
    if (reason === '')
      return {
        answer: refuse({
          status: 400,
          code: 'V1/555',
          message: 'Enter a reason for rejection.',
          place: 'SalesDocumentRjcnReason',
        }),
      };
    if (desk.books.isCancelled(REQUEST, document.id)) return { answer: { status: 204 }, isSame: true };
    return { answer: { status: 204 }, effects: [{ ...document, do: 'delete' }] };
  };
  return { operation: 'cancel-request', isWrite: true, reference: document?.reference, carryOut };
}

function recordTime(incoming: Incoming, desk: Desk): Plan {
  const fields = objectOf(incoming.body);
  const doing = textAt(fields, 'TimeSheetOperation');
  const reference = textAt(fields, 'TimeSheetDataFields.TimeSheetNote') ?? '';
  const operation = doing === 'D' ? 'delete-time' : 'record-time';
  const carryOut = (): Handled => {
    const wrong = fields === undefined ? NO_BODY : shapeMistake(fields, TIME_KNOWN, TIME_REQUIRED);
    if (fields === undefined || wrong !== undefined) return { answer: refuse(wrong ?? NO_BODY) };
    if (doing === 'D') return deleteTime(fields, desk);
    const closed = periodMistake(textAt(fields, 'CompanyCode'), odataDay(textAt(fields, 'TimeSheetDate')), desk);
    return closed === undefined ? bookTime(fields, reference, incoming, desk) : { answer: refuse(closed) };
  };
  return { operation, isWrite: true, reference, carryOut };
}

function bookTime(fields: Fields, reference: string, incoming: Incoming, desk: Desk): Handled {
  const hours = exactAt(fields, 'TimeSheetDataFields.RecordedHours');
  if (
    hours === undefined ||
    hours.places > 2 ||
    hours.units > 9999n * 10n ** BigInt(hours.places - 2 < 0 ? 0 : hours.places - 2)
  )
    return {
      answer: refuse({
        status: 400,
        code: 'HRTIM00/117',
        message: 'Recorded hours have two places and are at most 99.99.',
        place: 'RecordedHours',
      }),
    };
  const before =
    textAt(fields, 'TimeSheetOperation') === 'U'
      ? desk.books.byId(TIME, textAt(fields, 'TimeSheetRecord') ?? '')
      : undefined;
  const effect: Effect = defined({
    do: before === undefined ? ('create' as const) : ('update' as const),
    id: before?.id ?? desk.books.nextId(1).padStart(12, '0'),
    kind: TIME,
    reference,
    hash: hash(incoming.body),
    ...businessKey(textAt(fields, 'TimeSheetDataFields.TimeSheetNote')),
    hours: textOf(hours),
    entity: textAt(fields, 'CompanyCode'),
    customer: textAt(fields, 'PersonWorkAgreementExternalID'),
    project: textAt(fields, 'TimeSheetDataFields.WBSElement'),
    date: odataDay(textAt(fields, 'TimeSheetDate')),
  });
  const isTest = fields.TimeSheetIsExecutedInTestRun === true;
  const answer = json(201, { d: timeShown(effect) });
  return isTest
    ? { answer }
    : { answer, effects: [effect], echo: (alter) => json(201, { d: timeShown(alter(effect)) }) };
}

function deleteTime(fields: Fields, desk: Desk): Handled {
  const id = textAt(fields, 'TimeSheetRecord') ?? '';
  const document = desk.books.byId(TIME, id);
  if (document === undefined)
    return {
      answer: refuse({
        status: 400,
        code: 'HRTIM00/123',
        message: `Record ${id} does not exist.`,
        place: 'TimeSheetRecord',
      }),
    };
  const answer = json(201, { d: timeShown({ ...document, hours: '0' }) });
  return desk.books.isCancelled(TIME, id)
    ? { answer, isSame: true }
    : { answer, effects: [{ ...document, do: 'delete' }] };
}

function timeShown({ id, reference, hours, entity, customer }: Effect): Fields {
  return {
    PersonWorkAgreementExternalID: customer,
    CompanyCode: entity,
    TimeSheetRecord: id,
    TimeSheetStatus: '30',
    TimeSheetDataFields: { RecordedHours: fixed(hours), TimeSheetNote: reference },
  };
}

/** `$filter` as far as a look-up needs it: a reference, a rejection status beside it; for time a person and a day, or the note. */
function look(incoming: Incoming, desk: Desk): Handled {
  const filter = queried(incoming.query, '$filter') ?? '';
  const byKey = /\('?([^')]+)'?\)$/.exec(decoded(incoming.path))?.[1];
  const kind = incoming.path.startsWith(TIMES) ? TIME : REQUEST;
  const show = (one: Effect): Fields =>
    kind === TIME ? timeShown(one) : requestShown(one, desk.books.isCancelled(kind, one.id));
  if (byKey !== undefined) {
    const one = desk.books.byId(kind, byKey);
    const refusal = { status: 404, code: '/IWBEP/CM_MGW_RT/014', message: 'Resource not found.' };
    return { answer: one === undefined ? refuse(refusal) : json(200, { d: show(one) }) };
  }
  const found = kind === TIME ? timesFound(filter, desk) : requestsFound(filter, desk);
  const answer = json(200, { d: { results: found.map(show) } });
  return found.length === 0
    ? { answer }
    : { answer, echo: (alter) => json(200, { d: { results: [show(alter(found[0]!))] } }) };
}

function requestsFound(filter: string, desk: Desk): Effect[] {
  const reference = compared(filter, 'PurchaseOrderByCustomer');
  const standsOnly = /OverallSDDocumentRejectionSts (ne 'C'|eq 'A')/.test(filter);
  if (reference === undefined) return [];
  return standsOnly ? desk.books.standing(REQUEST, reference) : desk.books.all(REQUEST, reference);
}

function timesFound(filter: string, desk: Desk): Effect[] {
  const note = compared(filter, 'TimeSheetNote');
  if (note !== undefined) return desk.books.standing(TIME, note);
  const person = compared(filter, 'PersonWorkAgreementExternalID');
  const day = /TimeSheetDate eq datetime'(\d{4}-\d{2}-\d{2})/.exec(filter)?.[1];
  return person === undefined || day === undefined ? [] : desk.books.ofDay(TIME, person, day);
}

/** The text that a field is compared with: `NAME eq '…'`. */
function compared(filter: string, field: string): string | undefined {
  return new RegExp(`${field} eq '((?:[^']|'')*)'`).exec(filter)?.[1]?.replaceAll("''", "'");
}
