import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BASIC, BEARER, BILLING_EVENT, COST, DEBIT_MEMO, PATHS, Running, TIME_BILL } from './running.js';

let running: Running;
beforeAll(async () => void (running = await new Running().start()));
afterAll(() => running.stop());

const errorOf = (body: Record<string, unknown>): string => JSON.stringify(body);

describe('NetSuite', () => {
  it('inserts, leaves what is the same alone, and updates', async () => {
    const headers = await running.token();
    const first = await running.ask('PUT', PATHS.timeBill('a/standard'), headers, TIME_BILL);
    expect({ status: first.status, text: first.text }).toEqual({ status: 204, text: '' });
    const again = await running.ask('PUT', PATHS.timeBill('a/standard'), headers, TIME_BILL);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    await running.ask('PUT', PATHS.timeBill('a/standard'), headers, { ...TIME_BILL, hours: '8:00' });
    const effects = await effectsUnder('a/standard');
    expect(effects.map(({ do: what, hours, amount }) => [what, hours, amount])).toEqual([
      ['create', '7.5', '1631.25'],
      ['update', '8', '1740'],
    ]);
    const found = await running.ask('GET', PATHS.timeBill('a/standard'), headers);
    expect(found.body).toMatchObject({ externalId: 'a/standard', hours: '8', total: '1740' });
  });

  it('wants a token that has not run out', async () => {
    const none = await running.ask('PUT', PATHS.timeBill('b'), {}, TIME_BILL);
    expect([none.status, errorOf(none.body)]).toEqual([401, expect.stringContaining('INVALID_LOGIN')]);
    const headers = await running.token();
    await running.control('targets/netsuite', { forgetTokens: true });
    expect((await running.ask('PUT', PATHS.timeBill('b'), headers, TIME_BILL)).status).toBe(401);
    expect((await running.ask('PUT', PATHS.timeBill('b'), await running.token(), TIME_BILL)).status).toBe(204);
  });

  it('refuses in its own words: unknown fields if asked to, decimals for hours, closed periods, journals that do not balance', async () => {
    const headers = await running.token();
    const strict = { ...headers, 'x-netsuite-propertynamevalidation': 'Error' };
    const unknown = await running.ask('PUT', PATHS.timeBill('c'), strict, { ...TIME_BILL, colour: 'red' });
    expect(unknown.body).toMatchObject({
      status: 400,
      'o:errorDetails': [{ 'o:errorCode': 'NONEXISTENT_FIELD', 'o:errorPath': 'colour' }],
    });
    expect((await running.ask('PUT', PATHS.timeBill('c0'), headers, { ...TIME_BILL, colour: 'red' })).status).toBe(204);
    expect(
      errorOf((await running.ask('PUT', PATHS.timeBill('c'), headers, { ...TIME_BILL, hours: '7.5' })).body),
    ).toContain('7:30');
    expect(
      errorOf((await running.ask('PUT', PATHS.timeBill('c'), headers, { ...TIME_BILL, tranDate: '2026-09-30' })).body),
    ).toContain('closed period 2026-09');
    const line = {
      items: [
        { account: { externalId: 'PROJECT-COST' }, debit: 10 },
        { account: { externalId: 'LABOR-ABSORBED' }, credit: 9 },
      ],
    };
    expect(
      errorOf(
        (
          await running.ask('PUT', PATHS.journal('c'), headers, {
            tranDate: '2026-10-05',
            subsidiary: { externalId: 'US01' },
            line,
          })
        ).body,
      ),
    ).toContain('balance');
    expect(await effectsUnder('c')).toEqual([]);
  });

  it('stages what is asked for asynchronously, and names the first job when the key comes again', async () => {
    const headers = { ...(await running.token()), prefer: 'respond-async', 'x-netsuite-idempotency-key': 'k-1' };
    await running.control('targets/netsuite', { jobMs: 0 });
    const job = await running.ask('PUT', PATHS.timeBill('d'), headers, TIME_BILL);
    expect(job.status).toBe(202);
    const place = new URL(job.headers.get('location')!).pathname;
    expect((await running.ask('GET', place, await running.token())).body).toMatchObject({ completed: true });
    const again = await running.ask('PUT', PATHS.timeBill('d'), headers, TIME_BILL);
    expect([again.status, again.headers.get('location')]).toEqual([400, job.headers.get('location')]);
    expect(await effectsUnder('d')).toHaveLength(1);
  });
});

describe('SAP', () => {
  it('books each POST anew, and finds what was sent by its reference', async () => {
    const headers = await running.csrf();
    for (let i = 0; i < 2; i++)
      expect((await running.ask('POST', PATHS.requests, headers, DEBIT_MEMO)).status).toBe(201);
    const filter = `?$filter=${encodeURIComponent(`PurchaseOrderByCustomer eq '${DEBIT_MEMO.PurchaseOrderByCustomer}'`)}`;
    const found = (await running.ask('GET', PATHS.requests + filter, { authorization: BASIC })).body as {
      d: { results: Record<string, unknown>[] };
    };
    expect(found.d.results.map(({ TotalNetAmount }) => TotalNetAmount)).toEqual(['1087.50', '1087.50']);
    expect(await running.ledger<unknown[]>('/doubled')).toMatchObject([{ target: 'sap', key: 'harvest:3000000002' }]);
    const item = `/sap/sap/opu/odata/sap/API_DEBIT_MEMO_REQUEST_SRV/A_DebitMemoRequestItem(DebitMemoRequest='${String(found.d.results[1]!.DebitMemoRequest)}',DebitMemoRequestItem='10')`;
    expect((await running.ask('PATCH', item, headers, { SalesDocumentRjcnReason: '65' })).status).toBe(204);
    expect(await running.ledger<unknown[]>('/doubled')).toEqual([]);
  });

  it('wants a CSRF token together with its cookie on every write', async () => {
    const { cookie: _cookie, ...without } = await running.csrf();
    const refused = await running.ask('POST', PATHS.requests, without, DEBIT_MEMO);
    expect([refused.status, refused.headers.get('x-csrf-token')]).toEqual([403, 'Required']);
  });

  it('refuses in its own words', async () => {
    const headers = await running.csrf();
    const say = async (change: object): Promise<string> =>
      errorOf((await running.ask('POST', PATHS.requests, headers, { ...DEBIT_MEMO, ...change })).body);
    expect(await say({ Colour: 'red' })).toContain('Property Colour is invalid');
    expect(await say({ PurchaseOrderByCustomer: 'x'.repeat(36) })).toContain('longer than 35');
    expect(await say({ DebitMemoRequestDate: `/Date(${Date.UTC(2026, 8, 5)})/` })).toContain(
      'Posting period 09 2026 is not open',
    );
    await running.control('targets/sap', { customersOnHold: ['17100009'] });
    expect(await say({ SoldToParty: '17100009' })).toContain('blocked');
  });

  it('records, and deletes, time with a POST', async () => {
    const headers = await running.csrf();
    const record = {
      PersonWorkAgreementExternalID: '90001001',
      CompanyCode: 'DE01',
      TimeSheetRecord: '',
      TimeSheetDate: DEBIT_MEMO.PricingDate,
      TimeSheetOperation: 'C',
      TimeSheetDataFields: { TimeSheetNote: 'RK harvest:7 Review', RecordedHours: '7.50' },
    };
    const { body } = await running.ask('POST', PATHS.times, headers, record);
    const number = (body.d as Record<string, string>).TimeSheetRecord;
    expect(
      (await running.ask('POST', PATHS.times, headers, { ...record, TimeSheetOperation: 'D', TimeSheetRecord: number }))
        .status,
    ).toBe(201);
    expect((await effectsUnder('RK harvest:7 Review')).map(({ do: what }) => what)).toEqual(['create', 'delete']);
    expect(
      (await running.ask('POST', PATHS.times, headers, { ...record, TimeSheetDataFields: { RecordedHours: '100.00' } }))
        .status,
    ).toBe(400);
  });
});

describe('Oracle', () => {
  const headers = { authorization: BASIC };

  it('books a billing event, finds it, and cancels it by the key of its own link', async () => {
    const { body } = await running.ask('POST', PATHS.events, headers, BILLING_EVENT);
    expect(body).toMatchObject({ SourceReference: BILLING_EVENT.SourceReference, BillTrnsAmount: 140.1 });
    const look = `${PATHS.events}?q=${encodeURIComponent(`SourceReference='${BILLING_EVENT.SourceReference}'`)}`;
    expect((await running.ask('GET', look, headers)).body).toMatchObject({ count: 1 });
    expect((await running.ask('DELETE', `${PATHS.events}/${String(body.EventId)}`, headers)).status).toBe(404);
    const self = new URL((body.links as { href: string }[])[0]!.href).pathname;
    expect((await running.ask('DELETE', self, headers)).status).toBe(204);
    expect((await running.ask('GET', look, headers)).body).toMatchObject({ count: 0 });
  });

  it('stages a cost until it is imported, and refuses the same reference without upsert', async () => {
    await running.control('targets/oracle', { jobMs: 60_000 });
    expect((await running.ask('POST', PATHS.costs, headers, COST)).body).toMatchObject({ StatusCode: 'P' });
    expect((await running.ask('POST', PATHS.costs, headers, COST)).status).toBe(400);
    expect((await running.ask('POST', PATHS.costs, { ...headers, 'upsert-mode': 'true' }, COST)).status).toBe(200);
    await running.control('targets/oracle', { jobMs: 0 });
    await running.ask('POST', PATHS.costs, headers, { ...COST, OriginalTransactionReference: 'harvest:8' });
    const imported =
      PATHS.costs.replace('unprocessedProjectCosts', 'projectExpenditureItems') +
      `?q=OriginalTransactionReference='harvest:8'`;
    expect((await running.ask('GET', imported, headers)).body).toMatchObject({ count: 1 });
  });

  it('rejects a cost of a closed period only while importing it', async () => {
    const late = {
      ...COST,
      OriginalTransactionReference: 'harvest:9',
      ProjectStandardCostCollectionFlexfields: [{ _EXPENDITURE_ITEM_DATE: '2026-08-05', _PROJECT_ID_Display: 'P-201' }],
    };
    expect((await running.ask('POST', PATHS.costs, headers, late)).status).toBe(201);
    const { body } = await running.ask('GET', `${PATHS.costs}?q=OriginalTransactionReference='harvest:9'`, headers);
    expect(body.items).toMatchObject([{ StatusCode: 'R' }]);
  });

  it('takes a cost back with one of negative quantity, and the next revision anew', async () => {
    const upsert = { ...headers, 'upsert-mode': 'true' };
    const first = { ...COST, OriginalTransactionReference: 'harvest:14' };
    await running.ask('POST', PATHS.costs, upsert, first);
    const back = { ...first, OriginalTransactionReference: 'f00d', ReversedOriginalTransactionReference: 'harvest:14' };
    const negative = { ...back, Quantity: -1.5, RawCostInTransactionCurrency: -112.5 };
    await running.ask('POST', PATHS.costs, upsert, negative);
    await running.ask('POST', PATHS.costs, upsert, { ...first, Quantity: 2 });
    const { byKey } = await running.ledger<{ byKey: Record<string, object> }>('/sums?by=key');
    expect(byKey['harvest:14']).toMatchObject({ 'oracle unprocessedProjectCosts hours': '2' });
    expect(await running.ledger<unknown[]>('/doubled')).toEqual([]);
  });
});

describe('Stripe and Intacct', () => {
  const form =
    'customer=cus_1&currency=eur&amount=12345&description=Review&metadata[reckoner_ref]=harvest:10/standard&metadata[hours]=1.5';

  it('give the first answer again under its key, and refuse other content under it', async () => {
    const headers = { authorization: BEARER, 'idempotency-key': 'key-1' };
    const first = await running.ask('POST', PATHS.items, headers, form);
    const again = await running.ask('POST', PATHS.items, headers, form);
    expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
    const other = await running.ask('POST', PATHS.items, headers, form.replace('12345', '12346'));
    expect([other.status, errorOf(other.body)]).toEqual([400, expect.stringContaining('idempotency_error')]);
    expect(
      (await effectsUnder('harvest:10/standard')).map(({ amount, hours, currency }) => [amount, hours, currency]),
    ).toEqual([['123.45', '1.5', 'EUR']]);
    const listed = await running.ask('GET', `${PATHS.items}?customer=cus_1&limit=100`, headers);
    expect(listed.body.data).toMatchObject([{ amount: 12345, metadata: { reckoner_ref: 'harvest:10/standard' } }]);
    await running.control('targets/stripe', { forgetKeys: true });
    await running.ask('POST', PATHS.items, headers, form);
    expect(await effectsUnder('harvest:10/standard')).toHaveLength(2);
  });

  it('answer 207 where parts of a batch are wrong', async () => {
    const headers = await running.token('intacct', '/ia/api/v1/oauth2/token');
    const invoice = {
      customer: { id: 'C-1' },
      description: 'harvest:11/standard',
      invoiceDate: '2026-10-05',
      state: 'draft',
      lines: [{ txnAmount: '10.00', dimensions: { location: { id: 'DE01' } } }],
    };
    const { status, body } = await running.ask(
      'POST',
      '/intacct/ia/api/v1/objects/accounts-receivable/invoice',
      headers,
      [invoice, { ...invoice, colour: 'red' }],
    );
    expect(status).toBe(207);
    expect((body['ia::result'] as Record<string, unknown>[]).map((one) => one['ia::status'])).toEqual([201, 400]);
    expect(body['ia::meta']).toEqual({ totalCount: 2, totalSuccess: 1, totalError: 1 });
  });
});

describe('the others', () => {
  it('book lines of an hour journal in Dynamics 365', async () => {
    const headers = await running.token('dynamics365', '/oauth2/v2.0/token');
    const line = {
      dataAreaId: 'de01',
      JournalId: 'PJ-1',
      LineNumber: 1,
      ProjectID: 'P-1',
      Hours: 7.5,
      SalesPrice: 150,
      Description: 'RK harvest:12 Review',
    };
    expect((await running.ask('POST', '/dynamics365/data/JournalTrans', headers, line)).status).toBe(201);
    const refused = await running.ask('POST', '/dynamics365/data/JournalTrans', headers, line);
    expect(refused.body).toMatchObject({
      error: { innererror: { message: expect.stringContaining('already exists') } },
    });
    const filter = encodeURIComponent(`Description eq 'RK harvest:12 Review'`);
    const found = await running.ask('GET', `/dynamics365/data/JournalTrans?$filter=${filter}`, headers);
    const [row] = found.body.value as Record<string, string>[];
    const place = `/dynamics365/data/${encodeURIComponent(row!['@odata.id']!)}`;
    expect((await running.ask('DELETE', place, headers)).status).toBe(204);
    expect((await running.ask('DELETE', place, headers)).status).toBe(404);
  });

  it('take every annotation as a message of its own', async () => {
    const headers = { authorization: BEARER, 'idempotency-key': 'note-1' };
    for (let i = 0; i < 2; i++)
      await running.ask('POST', '/harvest/annotations', headers, {
        code: 'NOT_APPROVED',
        message: 'Entry harvest:13 is submitted.',
      });
    expect(await effectsUnder('note-1')).toHaveLength(2);
    expect(await running.ledger<unknown[]>('/doubled')).toMatchObject([
      { kind: 'invoiceitem' },
      { kind: 'annotation', reference: 'note-1' },
    ]);
  });

  it('upsert a line in the SiP ledger', async () => {
    const line = { sourceId: 'sip:1/2', part: 'standard', quantity: 2, unit: 'hour', amount: 80, currency: 'GBP' };
    expect((await running.ask('PUT', '/sip/lines/sip:1%2F2', {}, line)).status).toBe(201);
    expect((await running.ask('PUT', '/sip/lines/sip:1%2F2', {}, line)).status).toBe(200);
    expect(await effectsUnder('sip:1/2')).toHaveLength(1);
  });

  it('keep two targets of one vendor apart', async () => {
    const headers = await running.token('netsuite~test');
    await running.ask('PUT', PATHS.timeBill('a/standard').replace('netsuite', 'netsuite~test'), headers, TIME_BILL);
    expect((await running.ledger<{ total: Record<string, string> }>('/sums')).total).toMatchObject({
      'netsuite~test timeBill hours': '7.5',
    });
  });
});

interface Found {
  do: string;
  hours?: string;
  amount?: string;
  currency?: string;
}

async function effectsUnder(reference: string): Promise<Found[]> {
  const { text } = await running.ask('GET', `/_ledger/effects?reference=${encodeURIComponent(reference)}`);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as { effect: Found }).effect);
}
