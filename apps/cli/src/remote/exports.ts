/** What can be exported, each as rows of fields without any below. */
import { answered, type components, type ReckonerClient } from '@reckoner/contract';
import { rowsOf } from './list.js';

export interface ExportFilter {
  readonly table?: string | undefined;
  readonly state?: string;
  readonly outcome?: string;
  readonly source?: string;
  readonly connection?: string;
  readonly flow?: string;
  readonly from?: string;
  readonly to?: string;
  readonly validAt?: string;
}

type Row = Readonly<Record<string, unknown>>;

export interface Export {
  /** Of a CSV; undefined where the first row has them. */
  readonly columns?: readonly string[];
  readonly rows: (client: ReckonerClient, filter: ExportFilter) => AsyncIterable<Row>;
}

/** The API says which values a filter has; what was not asked for is no parameter. */
const query = (page: object, filter: object): never =>
  ({ ...page, ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) }) as never;

type Schemas = components['schemas'];

/** All fields of a row, none forgotten: the compiler sees to it. */
const columnsOf = <Fields>(fields: { readonly [Name in keyof Required<Fields>]: true }): string[] =>
  Object.keys(fields);

export const EXPORTS: Readonly<Record<string, Export>> = {
  events: {
    columns: columnsOf<Schemas['ListedEvent']>({
      id: true,
      source: true,
      sourceId: true,
      type: true,
      receivedAt: true,
      legalEntity: true,
      intake: true,
      state: true,
    }),
    rows: (client, { state, source }) =>
      rowsOf<Row>((page) => answered(client.GET('/v1/events', { params: { query: query(page, { state, source }) } }))),
  },
  executions: {
    columns: columnsOf<Schemas['ListedExecution']>({
      id: true,
      eventId: true,
      source: true,
      sourceId: true,
      type: true,
      flow: true,
      outcome: true,
      reason: true,
      attempt: true,
      cause: true,
      release: true,
      legalEntity: true,
      now: true,
      finishedAt: true,
      supersededBy: true,
    }),
    rows: (client, { outcome, flow }) =>
      rowsOf<Row>((page) =>
        answered(client.GET('/v1/executions', { params: { query: query(page, { outcome, flow }) } })),
      ),
  },
  deliveries: {
    columns: columnsOf<Schemas['DeliverySummary']>({
      id: true,
      executionId: true,
      connection: true,
      operation: true,
      purpose: true,
      part: true,
      kind: true,
      state: true,
      review: true,
      legalEntity: true,
      reference: true,
      code: true,
      message: true,
      attempts: true,
      createdAt: true,
      settledAt: true,
    }),
    rows: (client, { state, connection }) =>
      rowsOf<Row>((page) =>
        answered(client.GET('/v1/deliveries', { params: { query: query(page, { state, connection }) } })),
      ),
  },
  totals: {
    columns: columnsOf<Schemas['TotalsLine']>({
      source: true,
      purpose: true,
      outcome: true,
      legalEntity: true,
      currency: true,
      ends: true,
      entries: true,
      quantity: true,
      amount: true,
      imported: true,
      importedAmount: true,
    }),
    async *rows(client, { from, to }) {
      yield* (await answered(client.GET('/v1/totals', { params: { query: query({}, { from, to }) } }))).lines as Row[];
    },
  },
  reference: {
    async *rows(client, { table = '', validAt }) {
      const rows = rowsOf((page) =>
        answered(
          client.GET('/v1/reference/{table}/rows', { params: { path: { table }, query: query(page, { validAt }) } }),
        ),
      );
      for await (const { row } of rows) yield row as Row;
    },
  },
};
