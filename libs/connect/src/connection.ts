import { valueOfNode, type Value } from '@reckoner/engine';
import type { KindValue } from '@reckoner/definitions';
import { millisecondsOf } from './duration.js';
import { pathOf, type Path } from './fields.js';
import { templateOf, type Template } from './template.js';

/** A connection's definition, made ready: templates taken apart, paths split, defaults filled in. */

type Declared = KindValue<'connection'>;
type DeclaredOperation = NonNullable<Declared['operations']> extends ReadonlyMap<string, infer O> ? O : never;

export type SendingClass = 'K0' | 'K1' | 'K2' | 'K3';
export type Auth = NonNullable<Declared['auth']>;
export type AnswerRule = NonNullable<Declared['answers']>[number];

/** Where a text of an answer stands: in its body, or in a header. */
export type Place = { readonly path: Path } | { readonly header: string };

/** Where an answer names what it made, and what in it must say what was sent. */
export interface Echo {
  readonly reference: Place | undefined;
  readonly echo: readonly { readonly answer: string; readonly at: Path; readonly sent: string }[];
}

export interface Query {
  readonly method: string;
  readonly path: Template;
  readonly query: readonly (readonly [string, Template])[];
}

export interface LookUp extends Query, Echo {
  readonly rows: Path | undefined;
  readonly match: readonly (readonly [Path, Template])[];
}

export interface Job extends Query, Echo {
  readonly id: Place;
  readonly status: string;
  readonly isDoneWithoutState: boolean;
  readonly state: Path;
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** After so long a person looks. */
  readonly withinMs: number;
  readonly everyMs: number;
  readonly code: Path | undefined;
  readonly message: Path | undefined;
}

export interface Bulk {
  readonly max: number;
  readonly path: Template | undefined;
  readonly envelope: string | undefined;
  readonly lines: Path | undefined;
  readonly key: Path | undefined;
  readonly status: Path | undefined;
}

export interface Operation extends Query, Echo {
  readonly name: string;
  readonly class: SendingClass;
  readonly headers: readonly (readonly [string, Template])[];
  readonly sends: 'json' | 'form' | 'fields' | 'nothing';
  readonly set: readonly (readonly [Path, Template | Value])[];
  readonly negate: readonly Path[];
  readonly swap: readonly (readonly [Path, string])[];
  readonly externalReference: string | undefined;
  readonly keyHeader: string | undefined;
  readonly keyLifeMs: number | undefined;
  readonly answers: readonly AnswerRule[];
  readonly lookUp: LookUp | undefined;
  readonly job: Job | undefined;
  readonly bulk: Bulk | undefined;
  readonly connection: Connection;
}

export interface Connection {
  readonly auth: Auth;
  readonly csrf: { readonly path: string; readonly header: string } | undefined;
  readonly errorCode: readonly Path[];
  readonly errorMessage: readonly Path[];
  readonly retryAfter: readonly string[];
  readonly timeoutMs: number;
  readonly concurrency: number | undefined;
  readonly ratePerMinute: number | undefined;
  readonly operations: ReadonlyMap<string, Operation>;
}

const TIMEOUT_MS = 10_000;
const JOB_MS = 86_400_000;
const POLL_MS = 5000;

export function connectionOf(declared: Declared): Connection {
  const operations = new Map<string, Operation>();
  const connection: Connection = {
    auth: declared.auth ?? 'none',
    csrf: declared.csrf && { path: declared.csrf.path, header: declared.csrf.header ?? 'X-CSRF-Token' },
    errorCode: (declared.errors?.code ?? []).map(pathOf),
    errorMessage: (declared.errors?.message ?? []).map(pathOf),
    retryAfter: ['retry-after', ...(declared['retry-after'] ?? []).map((name) => name.toLowerCase())],
    timeoutMs: declared.timeout === undefined ? TIMEOUT_MS : Math.max(1000, millisecondsOf(declared.timeout)),
    concurrency: declared.limits?.concurrency,
    ratePerMinute: declared.limits?.['rate-per-minute'],
    operations,
  };
  for (const [name, operation] of declared.operations ?? [])
    operations.set(name, operationOf(name, operation, declared, connection));
  return connection;
}

function operationOf(name: string, op: DeclaredOperation, declared: Declared, connection: Connection): Operation {
  const method = op.method ?? 'POST';
  const key = op['idempotency-key'];
  return {
    name,
    class: op.class ?? declared.class ?? 'K0',
    ...queryOf({ ...op, method }),
    ...echoOf(op),
    headers: [...(declared.headers ?? []), ...(op.headers ?? [])].map(([header, text]) => [
      header.toLowerCase(),
      templateOf(text),
    ]),
    sends: op.sends ?? (method === 'GET' || method === 'DELETE' ? 'nothing' : 'json'),
    set: [...(op.set ?? [])].map(([path, node]) => {
      const value = valueOfNode(node);
      return [pathOf(path), typeof value === 'string' ? templateOf(value) : value];
    }),
    negate: (op.negate ?? []).map(pathOf),
    swap: [...(op.swap ?? [])].map(([path, other]) => [pathOf(path), other]),
    externalReference: op['external-reference'],
    keyHeader: key?.header.toLowerCase(),
    keyLifeMs: key?.life === undefined ? undefined : millisecondsOf(key.life),
    answers: [...(op.answers ?? []), ...(declared.answers ?? [])],
    lookUp: op['look-up'] && lookUpOf(op['look-up']),
    job: op.job && jobOf(op.job),
    bulk: op.bulk && bulkOf(op.bulk),
    connection,
  };
}

function lookUpOf(declared: NonNullable<DeclaredOperation['look-up']>): LookUp {
  return {
    ...queryOf(declared),
    ...echoOf(declared),
    rows: optionalPath(declared.rows),
    match: [...(declared.match ?? [])].map(([path, text]) => [pathOf(path), templateOf(text)]),
  };
}

function jobOf(declared: NonNullable<DeclaredOperation['job']>): Job {
  return {
    ...queryOf(declared),
    ...echoOf(declared),
    id: placeOf(declared.id),
    status: declared.status ?? '202',
    isDoneWithoutState: declared.absent === 'done',
    state: pathOf(declared.state),
    done: declared.done,
    failed: declared.failed,
    withinMs: declared.within === undefined ? JOB_MS : millisecondsOf(declared.within),
    everyMs: declared.every === undefined ? POLL_MS : millisecondsOf(declared.every),
    code: optionalPath(declared.code),
    message: optionalPath(declared.message),
  };
}

function bulkOf(declared: NonNullable<DeclaredOperation['bulk']>): Bulk {
  return {
    max: declared.max,
    path: declared.path === undefined ? undefined : templateOf(declared.path),
    envelope: declared.envelope,
    lines: optionalPath(declared.lines),
    key: optionalPath(declared.key),
    status: optionalPath(declared.status),
  };
}

function queryOf(declared: { method?: string; path?: string; query?: ReadonlyMap<string, string> }): Query {
  return {
    method: declared.method ?? 'GET',
    path: templateOf(declared.path ?? '/'),
    query: [...(declared.query ?? [])].map(([name, text]) => [name, templateOf(text)]),
  };
}

function echoOf(declared: { reference?: string; echo?: ReadonlyMap<string, string> }): Echo {
  return {
    reference: declared.reference === undefined ? undefined : placeOf(declared.reference),
    echo: [...(declared.echo ?? [])].map(([answer, sent]) => ({ answer, at: pathOf(answer), sent })),
  };
}

function placeOf(text: string): Place {
  return text.startsWith('header ')
    ? { header: text.slice('header '.length).trim().toLowerCase() }
    : { path: pathOf(text) };
}

function optionalPath(text: string | undefined): Path | undefined {
  return text === undefined ? undefined : pathOf(text);
}
