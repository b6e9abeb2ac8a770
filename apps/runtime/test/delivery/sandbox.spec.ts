/** Every operation of the shipped connections, sent to the sandbox's stand-in for its system, and taken back again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { useDatabase } from '../database.js';
import { World } from './world.js';

const database = useDatabase();
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'reckoner-sandbox-'));
let sandbox: ChildProcess;
let address: string;
let worlds: World[] = [];

beforeAll(async () => {
  const main = join(ROOT, 'apps/sandbox/bin/sandbox.js');
  const options = ['--folder', folder, '--port', '0', '--workspace', ROOT, '--entries', '1', '--fsync', 'off'];
  sandbox = spawn(process.execPath, [main, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: sandbox.stdout! })) {
    address = /at (http:\S+?),/.exec(line)?.[1] ?? '';
    if (address) break;
  }
});
afterEach(async () => {
  await Promise.all(worlds.map((world) => world.close()));
  worlds = [];
});
afterAll(async () => {
  const ended = new Promise((resolve) => sandbox.once('exit', resolve));
  sandbox.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

async function worldOf(system: string): Promise<World> {
  await database.asOwner(
    'TRUNCATE delivery, delivery_queue, delivery_payload, delivery_attempt, effect, exception_case, case_entry, connection_gate, connection_token RESTART IDENTITY CASCADE',
  );
  const world = new World(database, system);
  worlds.push(world);
  const definition = readFileSync(join(ROOT, `mappings/${system}/${system}.connection.yaml`), 'utf8').replace(
    /^ +body: .*\n/gm,
    '',
  );
  const [user, secret] = ['reckoner', 'sandbox-secret'];
  const secrets = { token: secret, password: secret, clientSecret: secret };
  const options = { user, clientId: user, tokenAddress: `${address}/${system}/oauth2/token` };
  await world.connect(definition, `${address}/${system}`, secrets, options);
  return world;
}

const flexfields = [{ _EXPENDITURE_ITEM_DATE: '2026-10-01', _PROJECT_ID_Display: 'LRK' }];
const journal = [
  { account: { externalId: 'PROJECT-COST' }, debit: 12.5 },
  { account: { externalId: 'LABOR-ABSORBED' }, credit: 12.5 },
];
const line = {
  dataAreaId: 'uk01',
  ProjectID: 'LRK',
  Hours: 7.5,
  SalesPrice: 185,
  CurrencyId: 'GBP',
  Description: 'RK harvest:7',
};
const record = {
  PersonWorkAgreementExternalID: 'EMP1',
  CompanyCode: '1110',
  TimeSheetRecord: '',
  TimeSheetDate: '/Date(1790812800000)/',
  TimeSheetOperation: 'C',
  TimeSheetDataFields: { TimeSheetNote: "RK harvest:6 O'Neil", RecordedHours: '7.50' },
};
const request = {
  DebitMemoRequestType: 'DR',
  SalesOrganization: '1110',
  DistributionChannel: '10',
  OrganizationDivision: '00',
  SoldToParty: '0001',
  TransactionCurrency: 'EUR',
  to_Item: [
    { RequestedQuantity: '1.00', RequestedQuantityUnit: 'H', to_PricingElement: [{ ConditionRateValue: '100.00' }] },
  ],
};
const event = {
  SourceName: 'RECKONER',
  SourceReference: 'harvest:3/standard',
  ContractNumber: 'C1',
  ContractLineNumber: '1',
  EventTypeName: 'Time',
  BusinessUnitName: 'UK',
  ProjectNumber: 'LRK',
  CompletionDate: '2026-10-01',
  BillTrnsCurrencyCode: 'GBP',
  BillTrnsAmount: 120.5,
};
const cost = {
  ExpenditureBatch: 'RK',
  BusinessUnit: 'UK',
  OriginalTransactionReference: 'harvest:4',
  Quantity: 7.5,
  RawCostInTransactionCurrency: 690,
  TransactionCurrencyCode: 'GBP',
  ProjectStandardCostCollectionFlexfields: flexfields,
};

test.each([
  [
    'netsuite',
    'upsert-time-bill',
    {
      employee: { id: '1' },
      customer: { id: '2' },
      item: { id: '3' },
      tranDate: '2026-10-01',
      hours: '7:30',
      rate: 185,
    },
    undefined,
  ],
  [
    'netsuite',
    'upsert-invoice',
    { entity: { id: '1' }, tranDate: '2026-10-01', item: { items: [{ amount: 5 }] } },
    undefined,
  ],
  [
    'netsuite',
    'post-cost',
    { tranDate: '2026-10-01', subsidiary: { externalId: 'DE' }, line: { items: journal } },
    'reverse-cost',
  ],
  ['sap', 'create-request', request, 'cancel-request'],
  ['sap', 'record-time', record, 'delete-time'],
  ['oracle', 'create-billing-event', event, 'cancel-billing-event'],
  ['oracle', 'post-cost', cost, 'reverse-cost'],
  [
    'stripe',
    'create-invoice-item',
    { customer: 'cus_1', currency: 'eur', amount: 1250, description: 'harvest:5', period: { start: 1, end: 2 } },
    'delete-invoice-item',
  ],
  [
    'intacct',
    'create-invoice',
    {
      description: 'harvest:8/a',
      customer: { id: 'C1' },
      invoiceDate: '2026-10-31',
      lines: [{ txnAmount: '5.00', glAccount: { id: '1' }, dimensions: { location: { id: 'L' } } }],
    },
    'reverse-invoice',
  ],
  [
    'intacct',
    'create-timesheet',
    {
      description: 'harvest:9',
      beginDate: '2026-10-01',
      employee: { id: 'E' },
      lines: [{ entryDate: '2026-10-01', quantity: 7.5 }],
    },
    'delete-timesheet',
  ],
  ['dynamics365', 'create-hour-line', line, 'cancel-hour-line'],
  ['sip', 'post-line', { sourceId: 'sip:1', quantity: 1, amount: 5, currency: 'EUR' }, undefined],
  ['harvest', 'annotate', { code: 'PROJECT_CLOSED', message: 'harvest:1' }, undefined],
])('%s %s', async (system, operation, body, back) => {
  const world = await worldOf(system);
  const key = `${system}-${operation}`;
  const id = await world.owe({ operation, key, body });
  const taken =
    back === undefined
      ? undefined
      : await world.owe({ operation: back, key, body, kind: 'reversal', reverses: id, isQueued: false });
  const wanted = back === undefined ? { posted: 1 } : { compensated: 1, posted: 1 };
  const until = performance.now() + 15_000;
  while (performance.now() < until) {
    await world.timePasses();
    await world.deliver();
    const states = await world.states();
    if (JSON.stringify(Object.entries(states).sort()) === JSON.stringify(Object.entries(wanted).sort())) break;
    if (states['refused'] || states['unknown']) break;
  }
  const rows = [await world.delivery(id), ...(taken === undefined ? [] : [await world.delivery(taken)])];
  expect(rows.map(({ state, code, message }) => ({ state, code, message }))).toEqual(
    Object.keys(wanted).map((state) => ({ state, code: null, message: null })),
  );
  expect(await database.asOwner('SELECT kind, message FROM exception_case')).toEqual([]);
});
