import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './api.js';
import { problemOf, Unreachable } from './problem.js';

/** Where a runtime is, and who asks. */
export interface ClientOptions {
  readonly url: string;
  /** An API key, or a token of the identity provider. */
  readonly key?: string | undefined;
  /** Of somebody who logged in by a link, where no browser keeps it. */
  readonly session?: string | undefined;
  /** For a person; a key is of one environment. */
  readonly environment?: string | undefined;
  /** Gives each request the correlation under which logs and audit have it. */
  readonly correlation?: () => string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Every route with its types: `client.GET('/v1/status', { params: { query: { source, id } } })`. */
export type ReckonerClient = Client<paths>;

/** How a session is named among cookies. */
export const SESSION_COOKIE = '__Host-reckoner';

/** A client that throws `ProblemError` and `Unreachable` instead of answering with them. */
export function openClient({ url, key, session, environment, correlation, fetch }: ClientOptions): ReckonerClient {
  const client = createFetchClient<paths>({ baseUrl: url.replace(/\/+$/, ''), ...(fetch ? { fetch } : {}) });
  const each: Middleware = {
    onRequest({ request }) {
      if (key !== undefined) request.headers.set('authorization', `Bearer ${key}`);
      if (session !== undefined) request.headers.set('cookie', `${SESSION_COOKIE}=${session}`);
      if (environment !== undefined) request.headers.set('reckoner-environment', environment);
      if (correlation) request.headers.set('x-correlation-id', correlation());
    },
    async onResponse({ response }) {
      if (!response.ok) throw await problemOf(response);
    },
    onError({ error }) {
      return new Unreachable(url, error);
    },
  };
  client.use(each);
  return client;
}

/** What a request answered; a problem was thrown before. */
export async function answered<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T;
}

/** The forms that events are sent in. */
export type EventForm = 'application/x-ndjson' | 'application/cloudevents+json';

/** What is sent as it is: text, bytes, or bytes as they come. */
export type RawBody = string | Uint8Array | ReadableStream;

/** `duplex`: a stream is sent while it is read; its type is not known to every `fetch`. */
const raw = (form: string, body: RawBody) => ({
  headers: { 'content-type': form },
  body: body as never,
  bodySerializer: (whole: unknown) => whole as string,
  ...(body instanceof ReadableStream ? { duplex: 'half' as const } : {}),
});

/** Sends events as they are spelled: numbers keep their digits. */
export function sendEvents(client: ReckonerClient, form: EventForm, body: string | Uint8Array): Promise<SentEvents> {
  return answered(client.POST('/v1/events', raw(form, body))) as Promise<SentEvents>;
}

/** Sends a file of events, a row each. */
export function uploadEvents(
  client: ReckonerClient,
  query: paths['/v1/uploads']['post']['parameters']['query'],
  file: { readonly body: RawBody; readonly form: 'text/csv' | 'application/x-ndjson' },
): Promise<UploadState> {
  return answered(client.POST('/v1/uploads', { params: { query }, ...raw(file.form, file.body) } as never));
}

/** A file of events and how far it is read. */
export type UploadState = paths['/v1/uploads/{id}']['get']['responses'][200]['content']['application/json'];

type Answer = paths['/v1/events']['post']['responses'][202]['content']['application/json'];

/** How many were taken, and why which were not. */
export type SentEvents = Extract<Answer, { accepted: number }>;

/** Compares a file of rows with an environment table. */
export function compareRows(
  client: ReckonerClient,
  table: string,
  file: {
    readonly body: RawBody;
    readonly form: 'text/csv' | 'application/x-ndjson';
    readonly mode: 'replace' | 'merge';
  },
): Promise<ImportState> {
  return answered(
    client.POST('/v1/reference/{table}/imports', {
      params: { path: { table }, query: { mode: file.mode } },
      ...raw(file.form, file.body),
    }),
  );
}

/** Compares a file of what was billed elsewhere with what is here. */
export function compareHistory(
  client: ReckonerClient,
  file: { readonly body: RawBody; readonly form: 'text/csv' | 'application/x-ndjson' },
): Promise<HistoryState> {
  return answered(client.POST('/v1/history/imports', raw(file.form, file.body)));
}

/** The size of its difference, and what it adds. */
export type HistoryState = paths['/v1/history/imports/{id}']['get']['responses'][200]['content']['application/json'];

/** The size of a difference. */
export type ImportState =
  paths['/v1/reference/{table}/imports']['post']['responses'][201]['content']['application/json'];

/** A page of a list, and where the next one begins. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly next?: string;
}

/** All rows of a list, page by page as they are read. */
export async function* allRows<T>(ask: (cursor?: string) => Promise<Page<T>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await ask(cursor);
    yield* page.rows;
    cursor = page.next;
  } while (cursor !== undefined);
}
