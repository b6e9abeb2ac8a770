/** What can be exported, each as rows of fields without any below. */
import { answered, type ReckonerClient } from '@reckoner/contract';
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

export const EXPORTS: Readonly<Record<string, Export>> = {
  events: {
    columns: ['id', 'source', 'sourceId', 'type', 'receivedAt', 'legalEntity', 'intake', 'state'],
    rows: (client, { state, source }) =>
      rowsOf<Row>((page) => answered(client.GET('/v1/events', { params: { query: query(page, { state, source }) } }))),
  },
  executions: {
    columns: [
      ...['id', 'eventId', 'source', 'sourceId', 'type', 'flow', 'outcome', 'reason', 'attempt', 'cause', 'release'],
      ...['legalEntity', 'now', 'finishedAt', 'supersededBy'],
    ],
    rows: (client, { outcome, flow }) =>
      rowsOf<Row>((page) =>
        answered(client.GET('/v1/executions', { params: { query: query(page, { outcome, flow }) } })),
      ),
  },
  deliveries: {
    columns: [
      ...['id', 'executionId', 'connection', 'operation', 'purpose', 'part', 'kind', 'state', 'review', 'legalEntity'],
      ...['reference', 'code', 'message', 'attempts', 'createdAt', 'settledAt'],
    ],
    rows: (client, { state, connection }) =>
      rowsOf<Row>((page) =>
        answered(client.GET('/v1/deliveries', { params: { query: query(page, { state, connection }) } })),
      ),
  },
  totals: {
    columns: ['source', 'purpose', 'outcome', 'legalEntity', 'currency', 'ends', 'entries', 'quantity', 'amount'],
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
