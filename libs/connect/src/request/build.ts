import type { Operation, Query } from '../connection.js';
import { decode, type HttpRequest } from '../http.js';
import { fillPath, fillQuery, fillText, Unfillable, type Fill } from '../template.js';
import { bodyOf } from './body.js';
import { fillOf, type Outgoing } from './outgoing.js';

/** Why a request cannot be built: for good, so the delivery is refused. */
export interface Unbuildable {
  readonly code: string;
  readonly message: string;
}

export type Built = { readonly request: HttpRequest } | { readonly problem: Unbuildable };

/** The request that sends one delivery. */
export function buildSend(operation: Operation, outgoing: Outgoing): Built {
  return building(() => {
    const fill = fillOf(outgoing);
    const body = bodyOf(operation, outgoing, fill);
    return { ...address(operation, fill), headers: headersOf(operation, body, fill), body };
  });
}

/** The request that sends several; its lines carry their own keys. */
export function buildBulk(operation: Operation, outgoings: readonly Outgoing[]): Built {
  return building(() => {
    const { bulk } = operation;
    const lines = outgoings.map((outgoing) => {
      const body = bodyOf(operation, outgoing, fillOf(outgoing));
      return typeof body === 'string' ? body : decode(body ?? new Uint8Array());
    });
    const list = `[${lines.join(',')}]`;
    const body = bulk?.envelope === undefined ? list : `{${JSON.stringify(bulk.envelope)}:${list}}`;
    const fill = fillOf(outgoings[0]!);
    const to = address({ ...operation, path: bulk?.path ?? operation.path }, fill);
    const { [operation.keyHeader ?? '']: _key, ...headers } = headersOf(operation, body, fill);
    return { ...to, headers, body };
  });
}

/** The question whether a delivery is there. */
export function buildLookUp(operation: Operation, outgoing: Outgoing): Built {
  return building(() => asked(operation, operation.lookUp!, outgoing));
}

/** The question how a job fares. */
export function buildPoll(operation: Operation, outgoing: Outgoing): Built {
  return building(() => {
    const job = operation.job!;
    const whole = job.path.holes[0] === 'job' && job.path.texts.every((text) => text === '');
    const request = asked(operation, job, outgoing);
    return whole ? { ...request, path: outgoing.job!, isAbsolute: true } : request;
  });
}

function asked(operation: Operation, query: Query, outgoing: Outgoing): HttpRequest {
  const fill = fillOf(outgoing);
  const { 'content-type': _type, [operation.keyHeader ?? '']: _key, ...headers } = headersOf(operation, '', fill);
  return { ...address(query, fill), headers, body: undefined };
}

function address(query: Query, fill: Fill): Pick<HttpRequest, 'method' | 'path' | 'isAbsolute'> {
  return { method: query.method, path: fillPath(query.path, fill) + fillQuery(query.query, fill), isAbsolute: false };
}

function headersOf(operation: Operation, body: string | Uint8Array | undefined, fill: Fill): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined)
    headers['content-type'] = operation.sends === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  // A payload fills paths and queries only, so a header knows no hole but our own key.
  for (const [name, template] of operation.headers)
    headers[name] = fillText(template, (hole) => (hole === 'key' ? fill(hole) : undefined));
  if (operation.keyHeader !== undefined) headers[operation.keyHeader] = fill('key')!;
  return headers;
}

function building(build: () => HttpRequest): Built {
  try {
    return { request: build() };
  } catch (error) {
    if (error instanceof Unfillable) return { problem: { code: error.code, message: error.message } };
    throw error;
  }
}
