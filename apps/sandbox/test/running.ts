/** A sandbox for a spec, with clients that know each vendor's door. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox, type Sandbox, type SandboxOptions } from '../src/index.js';

export const WORKSPACE = fileURLToPath(new URL('../../..', import.meta.url));
export const BASIC = `Basic ${Buffer.from('reckoner:sandbox-secret').toString('base64')}`;
export const BEARER = 'Bearer sandbox-secret';

export const PATHS = {
  timeBill: (key: string) => `/netsuite/services/rest/record/v1/timeBill/eid:${encodeURIComponent(key)}`,
  journal: (key: string) => `/netsuite/services/rest/record/v1/journalEntry/eid:${encodeURIComponent(key)}`,
  requests: '/sap/sap/opu/odata/sap/API_DEBIT_MEMO_REQUEST_SRV/A_DebitMemoRequest',
  times: '/sap/sap/opu/odata/sap/API_MANAGE_WORKFORCE_TIMESHEET/TimeSheetEntryCollection',
  events: '/oracle/fscmRestApi/resources/11.13.18.05/projectBillingEvents',
  costs: '/oracle/fscmRestApi/resources/11.13.18.05/unprocessedProjectCosts',
  items: '/stripe/v1/invoiceitems',
};

export interface Said {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
  text: string;
}

export class Running {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  sandbox!: Sandbox;
  #options: Partial<SandboxOptions> = {};

  async start(options: Partial<SandboxOptions> = {}): Promise<this> {
    this.#options = options;
    this.sandbox = await startSandbox({
      folder: this.folder,
      workspace: WORKSPACE,
      port: 0,
      limits: 'none',
      ...options,
    });
    return this;
  }

  /** Stops, and starts again on the same ledger. */
  async restart(): Promise<void> {
    await this.sandbox.close();
    await this.start(this.#options);
  }

  async stop(): Promise<void> {
    await this.sandbox.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async ask(method: string, path: string, headers: Record<string, string> = {}, body?: unknown): Promise<Said> {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(this.sandbox.address + path, { method, headers, body: text });
    const said = await answer.text();
    return { status: answer.status, headers: answer.headers, body: objectIn(said), text: said };
  }

  async control(path: string, body: unknown): Promise<Said> {
    return this.ask('POST', `/_control/${path}`, {}, body);
  }

  async ledger<T = Record<string, unknown>>(path = ''): Promise<T> {
    return (await (await fetch(`${this.sandbox.address}/_ledger${path}`)).json()) as T;
  }

  /** NetSuite's token. */
  async token(target = 'netsuite', path = '/services/rest/auth/oauth2/v1/token'): Promise<Record<string, string>> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'reckoner',
      client_secret: 'sandbox-secret',
    });
    const { body } = await this.ask(
      'POST',
      `/${target}${path}`,
      { 'content-type': 'application/x-www-form-urlencoded' },
      form.toString(),
    );
    return { authorization: `Bearer ${String(body.access_token)}`, 'content-type': 'application/json' };
  }

  /** SAP's credentials with a CSRF token and its cookie. */
  async csrf(): Promise<Record<string, string>> {
    const { headers } = await this.ask('GET', '/sap/sap/opu/odata/sap/API_DEBIT_MEMO_REQUEST_SRV/', {
      authorization: BASIC,
      'x-csrf-token': 'Fetch',
    });
    return {
      authorization: BASIC,
      'x-csrf-token': headers.get('x-csrf-token') ?? '',
      cookie: (headers.get('set-cookie') ?? '').split(';')[0]!,
    };
  }
}

function objectIn(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export const TIME_BILL = {
  employee: { id: '613' },
  customer: { id: '8815' },
  item: { externalId: 'SVC-SENIOR' },
  subsidiary: { externalId: 'US01' },
  tranDate: '2026-10-05',
  hours: '7:30',
  isBillable: true,
  overrideRate: true,
  rate: 217.5,
  memo: 'harvest:3000000001 Data model',
};

export const DEBIT_MEMO = {
  DebitMemoRequestType: 'DR',
  SalesOrganization: 'DE01',
  DistributionChannel: '10',
  OrganizationDivision: '00',
  SoldToParty: '17100001',
  PurchaseOrderByCustomer: 'harvest:3000000002/standard',
  DebitMemoRequestDate: `/Date(${Date.UTC(2026, 9, 5)})/`,
  PricingDate: `/Date(${Date.UTC(2026, 9, 5)})/`,
  TransactionCurrency: 'EUR',
  to_Item: [
    {
      Material: 'SVC-SENIOR',
      DebitMemoRequestItemText: 'Review',
      RequestedQuantity: '7.25',
      RequestedQuantityUnit: 'H',
      to_PricingElement: [
        { ConditionType: 'PPR0', ConditionRateValue: '150.00', ConditionCurrency: 'EUR', ConditionQuantity: '1' },
      ],
    },
  ],
};

export const BILLING_EVENT = {
  SourceName: 'RECKONER',
  SourceReference: 'harvest:3000000003/standard',
  ContractTypeName: 'Sell: Project Lines',
  ContractNumber: 'K-201',
  ContractLineNumber: '1',
  EventTypeName: 'Time',
  EventDescription: 'Review',
  BusinessUnitName: 'UK01',
  ProjectNumber: 'P-201',
  CompletionDate: '2026-10-05',
  BillTrnsCurrencyCode: 'GBP',
  BillTrnsAmount: 140.1,
};

export const COST = {
  ExpenditureBatch: 'RK-1',
  BusinessUnit: 'UK01',
  OriginalTransactionReference: 'harvest:3000000003',
  TransactionCurrencyCode: 'GBP',
  Quantity: 1.5,
  RawCostInTransactionCurrency: 112.5,
  ProjectStandardCostCollectionFlexfields: [{ _EXPENDITURE_ITEM_DATE: '2026-10-05', _PROJECT_ID_Display: 'P-201' }],
};
